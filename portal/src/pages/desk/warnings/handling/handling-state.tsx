import type { Warning, WarningRow } from '@/client';
import { formatDate } from '@/components';
import { LightShape } from '@/components/light';
import { useText } from '@/locale';
import { handlingWords } from '@/locale/handling';
import css from './handling.css';

/** Where a warning is with people: its state, until when, and the measure. Also for a cell of a list. */
export function HandlingState({ warning, short = false }: { warning: Warning | WarningRow; short?: boolean }) {
  const t = useText(handlingWords);
  const { state, measure, measureDue, measureOverdue, deferredUntil } = warning;
  return (
    <div className={css.state}>
      <span>{t(`state_${state}`)}</span>
      {state === 'handling' && measureDue ? (
        <span className={measureOverdue ? css.late : css.until}>
          {measureOverdue ? <LightShape light="red" size={10} /> : null}{' '}
          {t(measureOverdue ? 'overdue' : 'until', { date: formatDate(measureDue) })}
        </span>
      ) : null}
      {deferredUntil ? <span className={css.until}>{t('deferred', { date: formatDate(deferredUntil) })}</span> : null}
      {measure && !short ? (
        <p>
          <span className={css.label}>{t('measure')}</span> {measure}
        </p>
      ) : null}
    </div>
  );
}
