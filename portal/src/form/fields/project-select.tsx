import { connect, observer } from '@formily/react';
import { useText } from '@/locale';
import { desk } from '@/locale/desk';
import { type SearchProps, SearchSelect } from './search-select';

/** Another project, found by code or name among those that the reader may see; its code is kept. */
export const ProjectSelect = connect(
  observer(function ProjectField({ placeholder, ...props }: SearchProps) {
    const t = useText(desk);
    return (
      <SearchSelect
        {...props}
        path="/search"
        placeholder={placeholder ?? t('form.chooseProject')}
        nothing={t('form.noProject')}
        labelOf={({ code, name }) => `${name}（${code}）`}
      />
    );
  }),
);
