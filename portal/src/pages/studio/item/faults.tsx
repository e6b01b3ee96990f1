import type { FieldIssue } from '@/client';
import { LightShape } from '@/components';
import { useText } from '@/locale';
import { studioItem } from '@/locale/studio-item';
import css from './item.css';

/** How many faults there are, and the first of them. */
export function FaultSummary({ issues }: { issues: readonly FieldIssue[] }) {
  const t = useText(studioItem);
  if (issues.length === 0) return null;
  return (
    <div className={css.summary} role="alert">
      <p>
        <LightShape light="red" size={10} /> {t('faultsN', { n: issues.length })}
      </p>
      <ul>
        {issues.slice(0, 6).map(({ path, message }) => (
          <li key={path + message}>{message}</li>
        ))}
      </ul>
    </div>
  );
}

/** What is wrong at a place of the body or below it. */
export const faultAt = (issues: readonly FieldIssue[], path: string): string | undefined =>
  issues.find((issue) => issue.path === `body.${path}` || issue.path.startsWith(`body.${path}.`))?.message;
