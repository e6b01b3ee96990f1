import { useEffect, useState } from 'react';
import { Link } from 'umi';
import { request } from '@/client';
import { ErrorState, formatCount, LightChange, Skeleton } from '@/components';
import { useText } from '@/locale';
import { studioRelease } from '@/locale/studio-release';
import css from './impact.css';
import type { ImpactPage, ImpactRow } from './release';

const FIRST = 5;
const MORE = 50;

/** The entries behind a figure: the first few, and the others a page at a time. */
export function ImpactRows({ release, what }: { release: string; what: string }) {
  const t = useText(studioRelease);
  const [rows, setRows] = useState<ImpactRow[]>([]);
  const [state, setState] = useState<{ count: number; next: number | null } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const load = (after: number, limit: number) =>
    request<ImpactPage>(`/releases/${release}/preview/rows`, { query: { what, after, limit } })
      .then(({ items, count, next }) => {
        setRows((known) => [...known.slice(0, after), ...items]);
        setState({ count, next });
        setError(null);
      })
      .catch(setError);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is another when what it shows is another
  useEffect(() => {
    void load(0, FIRST);
  }, [release, what]);
  if (error) return <ErrorState error={error} onRetry={() => void load(rows.length, MORE)} />;
  if (!state) return <Skeleton rows={5} />;
  return (
    <div className={css.rows}>
      <h3>{t(titleOf(what), { n: formatCount(state.count) })}</h3>
      <ul>
        {rows.map((row) => (
          <li key={`${row.entryId} ${row.from ?? ''}`}>
            {row.to ? <LightChange from={row.from ?? null} to={row.to} /> : null}
            <Link to={`/desk/entries/${row.entryId}`} title={row.code}>
              {row.name}
            </Link>
            <span className={css.place}>{row.region}</span>
            {row.value === undefined || row.value === null ? null : (
              <span className="number">
                {typeof row.value === 'object' ? JSON.stringify(row.value) : String(row.value)}
              </span>
            )}
          </li>
        ))}
      </ul>
      {state.next !== null ? (
        <button type="button" className="link" onClick={() => void load(rows.length, MORE)}>
          {rows.length <= FIRST && state.count <= MORE
            ? t('seeAll', { n: formatCount(state.count) })
            : t('seeMore', { n: formatCount(Math.min(MORE, state.count - rows.length)) })}
        </button>
      ) : null}
    </div>
  );
}

function titleOf(what: string): 'rowsRed' | 'rowsGreen' | 'rowsLight' | 'rowsMissing' | 'rowsOutside' | 'rowsAdmitted' {
  if (what === 'light:*>red') return 'rowsRed';
  if (what === 'light:*>green') return 'rowsGreen';
  if (what.startsWith('light:')) return 'rowsLight';
  if (what.startsWith('admitted:')) return 'rowsAdmitted';
  return what.startsWith('missing:') ? 'rowsMissing' : 'rowsOutside';
}
