import type { HandlingLine } from '@/client';
import { formatDate } from '@/components';
import { useText } from '@/locale';
import { handlingWords } from '@/locale/handling';
import css from './handling.css';

/** What was done about a warning, the newest first: when, what, who, in which words. */
export function HandlingTrail({ steps }: { steps: readonly HandlingLine[] }) {
  const t = useText(handlingWords);
  if (steps.length === 0) return <p className="note">{t('noSteps')}</p>;
  return (
    <ol className={css.trail}>
      {steps.map(({ step, at, name, note, day }) => (
        <li key={at}>
          <time dateTime={at}>{formatDate(at, 'moment')}</time>
          <div>
            <p>
              {t(`step_${step}`)}
              {day ? (
                <span className={css.until}>
                  {' '}
                  {t(step === 'defer' ? 'deferred' : 'until', { date: formatDate(day) })}
                </span>
              ) : null}
            </p>
            {note ? <p className={css.said}>{note}</p> : null}
          </div>
          <span className={css.until}>{name}</span>
        </li>
      ))}
    </ol>
  );
}
