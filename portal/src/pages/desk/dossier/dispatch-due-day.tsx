import { useEffect, useState } from 'react';
import { type DueAnswer, request } from '@/client';
import { Derivation } from '@/components';
import { useText } from '@/locale';
import { dispatchWords } from '@/locale/dispatch';
import css from '../dispatch/dispatch.css';

const PATIENCE = 250;

/** The day on which a limit ends, and how it comes about: the same calendar that will count it. */
export function DueDay({ from, days }: { from: string; days: number }) {
  const t = useText(dispatchWords);
  const [answer, setAnswer] = useState<DueAnswer | null>(null);
  const [shown, setShown] = useState(false);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      request<DueAnswer>('/tools/due-dates', { method: 'POST', body: { from, days } }).then(
        (found) => current && setAnswer(found),
        () => current && setAnswer(null),
      );
    }, PATIENCE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [from, days]);
  if (!answer) return null;
  return (
    <>
      <strong className={css.dueDay}>{t('dueOn', { date: answer.due })}</strong>
      <button type="button" className="link" aria-expanded={shown} onClick={() => setShown(!shown)}>
        {t(shown ? 'hideDerivation' : 'showDerivation')}
      </button>
      {shown ? (
        <div className={css.derived}>
          <Derivation
            days={answer.derivation}
            total={days}
            {...(answer.provisional ? { note: t('provisional') } : {})}
          />
        </div>
      ) : null}
    </>
  );
}
