import { connect, observer, useForm } from '@formily/react';
import { useText } from '@/locale';
import { desk } from '@/locale/desk';
import { type SearchProps, SearchSelect } from './search-select';

/** A department of the project's region or of one above it, searched on the server by name or code while typing. */
export const OrganisationSelect = connect(
  observer(function OrganisationField({ placeholder, ...props }: SearchProps) {
    const t = useText(desk);
    const region: unknown = useForm().values?.region_code;
    return (
      <SearchSelect
        {...props}
        offers
        path="/organisations"
        region={typeof region === 'string' ? region : null}
        placeholder={placeholder ?? t('form.chooseOrganisation')}
        nothing={t('form.noOrganisation')}
        labelOf={({ name }) => name}
      />
    );
  }),
);
