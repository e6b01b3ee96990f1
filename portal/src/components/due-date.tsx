import { Popover } from 'antd';
import type { DerivationDay } from '../client/types';
import { useText } from '../locale';
import { formatDate } from './date-text';
import { Derivation } from './derivation';
import css from './due-date.css';
import { dueLight } from './due-light';
import { LightShape } from './light';

interface DueDateProps {
  due: string | null;
  /** Working days left, negative when overdue; null: the clock does not run. */
  daysLeft: number | null;
  derivation?: DerivationDay[];
  /** One line, for cards. */
  inline?: boolean;
}

/** How late, in working days, over the date; the date opens its derivation. */
export function DueDate({ due, daysLeft, derivation, inline = false }: DueDateProps) {
  const t = useText();
  if (due === null || daysLeft === null) return <span className={css.idle}>{t('notRunning')}</span>;
  const light = dueLight(daysLeft);
  const date = t('dueOn', { date: formatDate(due, 'short') });
  const [before, after] =
    daysLeft === 0 ? [t('dueToday'), ''] : t(daysLeft < 0 ? 'overdue' : 'daysLeft', { n: '\u0000' }).split('\u0000');
  return (
    <span className={inline ? css.inline : css.due}>
      <span className={css[light]}>
        <LightShape light={light} size={10} /> {daysLeft === 0 ? <b>{before}</b> : before}
        {daysLeft === 0 ? null : <b>{Math.abs(daysLeft)}</b>}
        {after}
      </span>
      {derivation ? (
        <Popover
          trigger="click"
          placement="bottomLeft"
          content={
            <div className={css.popover}>
              <Derivation title={t('howComputed', { date: formatDate(due, 'short') })} days={derivation} />
            </div>
          }
        >
          <button type="button" className={css.date}>
            {date}
          </button>
        </Popover>
      ) : (
        <span className={css.plain}>{date}</span>
      )}
    </span>
  );
}
