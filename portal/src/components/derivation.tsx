import type { DerivationDay } from '../client/types';
import { useText } from '../locale';
import css from './derivation.css';
import { derivationSpans } from './derivation-spans';

interface DerivationProps {
  title?: string;
  days: DerivationDay[];
  /** The limit that the counted days add up to; by default their number. */
  total?: number;
  note?: string;
}

/** How a due date comes about: spans of days, whether they count and why not, and a total that equals the limit. */
export function Derivation({ title, days, total, note }: DerivationProps) {
  const t = useText();
  const spans = derivationSpans(days);
  const year = days[0]?.date.slice(0, 4);
  const short = (date: string) => (date.startsWith(`${year}-`) ? date.slice(5) : date);
  return (
    <div className={css.derivation}>
      {title ? <div className={css.title}>{title}</div> : null}
      <table>
        <thead className="visually-hidden">
          <tr>
            <th>{t('derivationDate')}</th>
            <th>{t('derivationWhy')}</th>
            <th>{t('derivationDays')}</th>
          </tr>
        </thead>
        <tbody>
          {spans.map((span) => (
            <tr key={span.from} className={span.counts ? css.counted : css.skipped}>
              <td>{span.from === span.to ? short(span.from) : `${short(span.from)} ${t('to')} ${short(span.to)}`}</td>
              <td>
                {span.reason}
                {span.source ? <div className={css.source}>{span.source}</div> : null}
              </td>
              <td className="number">{span.counts ? span.days : '—'}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={2}>{t('derivationTotal')}</td>
            <td className="number">{total ?? days.filter((day) => day.counts).length}</td>
          </tr>
        </tfoot>
      </table>
      {note ? <p className={css.note}>{note}</p> : null}
    </div>
  );
}
