import { Link } from 'umi';
import { useQuery } from '@/client';
import { useText } from '@/locale';
import { studioForm } from '@/locale/studio-form';
import css from '../designer.css';
import { useFormNames } from '../form-names';

interface LayersAnswer {
  pinned: { baseVersion: number; newest: number; conflicts: unknown[] } | null;
}

/** The base has gone on and this region's layer is in conflict with it: which form its clerks have until that is settled. */
export function PinnedNote({ formKey, region }: { formKey: string; region: string | null }) {
  const t = useText(studioForm);
  const names = useFormNames();
  const { data } = useQuery<LayersAnswer>(region ? `/forms/${formKey}/layers` : null, { query: { region } });
  if (!region || !data?.pinned) return null;
  const { baseVersion, newest, conflicts } = data.pinned;
  return (
    <p className={css.refusal}>
      {t('pinned', { newest, n: conflicts.length, base: baseVersion })}{' '}
      <Link to={names.reportHref(region)}>{t('settleThem')}</Link>
    </p>
  );
}
