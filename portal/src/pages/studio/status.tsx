import { useText } from '@/locale';
import { studio } from '@/locale/studio';
import type { Status as StatusValue } from './definition-version';
import css from './studio.css';

/** Where a version stands in its life. What waits for somebody is set in the accent, never in a light's colour. */
export function Status({ status }: { status: StatusValue }) {
  const t = useText(studio);
  return <span className={css[`status-${status}`]}>{t(`status_${status}`)}</span>;
}
