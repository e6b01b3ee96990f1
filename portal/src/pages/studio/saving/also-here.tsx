import { useText } from '@/locale';
import { studio } from '@/locale/studio';
import type { Presence } from '../use-presence';
import css from './saving.css';

interface AlsoHereProps {
  presence: Presence;
  /** What happens when two change the same thing. */
  hint?: string;
}

/** Who else works on this draft now. */
export function AlsoHere({ presence: { others, unknown }, hint = '' }: AlsoHereProps) {
  const t = useText(studio);
  if (unknown) return <p className={css.unknown}>{t('presenceUnknown')}</p>;
  if (others.length === 0) return null;
  return (
    <p className={css.here} role="status">
      {t('alsoHere', { names: others.map(({ name }) => name).join(t('listed')) })}
      {hint}
    </p>
  );
}
