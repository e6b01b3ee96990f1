import { Link } from 'umi';
import { useQuery } from '@/client';
import { Loaded, SectionTitle } from '@/components';
import { useText } from '@/locale';
import { consoleWords } from '@/locale/console';
import { dispatchWords } from '@/locale/dispatch';
import type { Box, DispatchRow } from '../desk/dispatch/order';
import { Standing } from '../desk/dispatch/standing';
import css from './asked.css';

interface Answer {
  items: DispatchRow[];
  counts: Record<Box, number>;
}

const SHOWN = 5;

/** What a leader has asked for and where it stands, and what is overdue in the territory. */
export function Asked() {
  const t = useText(consoleWords);
  return (
    <>
      <Orders box="outbox" title={t('askedReports')} none={t('askedNone')} />
      <Orders box="overdue" title={t('askedOverdue')} none={t('askedOverdueNone')} />
    </>
  );
}

function Orders({ box, title, none }: { box: Box; title: string; none: string }) {
  const t = useText(consoleWords);
  const words = useText(dispatchWords);
  const query = useQuery<Answer>('/dispatches', { query: { box, limit: SHOWN } });
  const count = query.data?.counts[box] ?? 0;
  return (
    <section className={css.asked}>
      <SectionTitle
        title={count > 0 ? t('askedCount', { title, n: count }) : title}
        action={count > SHOWN ? <Link to={`/desk/dispatches?box=${box}`}>{t('askedAll')}</Link> : null}
      />
      <Loaded query={query} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="note">{none}</p>
          ) : (
            <ul>
              {items.map((row) => (
                <li key={row.id}>
                  <Link to={`/desk/dispatches/${row.id}`}>{row.matter}</Link>
                  <p>
                    <span>{row.project.name}</span>
                    <span>{row.waitsFor?.name ?? words(`state_${row.state}`)}</span>
                    <Standing row={row} inline />
                  </p>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
