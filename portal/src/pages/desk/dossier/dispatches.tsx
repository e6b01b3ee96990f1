import { Link } from 'umi';
import { type Entry, useQuery, useSession } from '@/client';
import { Loaded, SectionTitle } from '@/components';
import { useText } from '@/locale';
import { dispatchWords } from '@/locale/dispatch';
import own from '../dispatch/dispatch.css';
import type { DispatchRow } from '../dispatch/order';
import { Standing } from '../dispatch/standing';
import css from './dossier.css';

/** The orders on this project that I may see, what is open first. */
export function Dispatches({ entry }: { entry: Entry }) {
  const t = useText(dispatchWords);
  const { may } = useSession();
  const query = useQuery<{ items: DispatchRow[] }>(may('dispatch.read') ? `/entries/${entry.id}/dispatches` : null);
  if (!may('dispatch.read')) return null;
  return (
    <section className={css.block}>
      <SectionTitle title={t('ofProject')} />
      <Loaded query={query} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={css.calm}>{t('noOrders')}</p>
          ) : (
            <ul className={own.orders}>
              {items.map((row) => (
                <li key={row.id}>
                  <Standing row={row} inline />
                  <span>
                    <Link to={`/desk/dispatches/${row.id}`}>
                      {row.kindLabel} {row.matter}
                    </Link>
                  </span>
                  <span className={own.second}>{t(`state_${row.state}`)}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
