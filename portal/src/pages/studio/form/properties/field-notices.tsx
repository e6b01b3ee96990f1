import { useContext, useSyncExternalStore } from 'react';
import { Link } from 'umi';
import { Hint } from '@/components';
import { useLabel, useText } from '@/locale';
import { studioForm } from '@/locale/studio-form';
import { useFormNames } from '../form-names';
import { WarningsContext } from '../warnings-context';

/** What looks wrong with one part, at the part. */
export function FieldNotices({ partKey }: { partKey: string }) {
  const t = useText(studioForm);
  const label = useLabel();
  const store = useContext(WarningsContext);
  const names = useFormNames();
  const warnings = useSyncExternalStore(store.listen, store.all).filter(({ key }) => key === partKey);
  return (
    <>
      {warnings.map((warning) => (
        <Hint key={`${warning.code}${label(warning.message)}`}>
          {t(`warning_${warning.code}`, { title: warning.title })} {label(warning.message)}{' '}
          {warning.layer && warning.code !== 'note' ? (
            <Link to={names.reportHref(warning.layer)}>{t('openReport')}</Link>
          ) : null}
        </Hint>
      ))}
    </>
  );
}
