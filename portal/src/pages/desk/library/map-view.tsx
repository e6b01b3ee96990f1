import { useState } from 'react';
import { Link, useNavigate } from 'umi';
import type { EntryRow, Filter } from '@/client';
import { EmptyState, ErrorState, Hint, LightShape, Skeleton } from '@/components';
import { useText } from '@/locale';
import { deskShape } from '@/locale/desk-shape';
import { type Drawn, planeOf } from './plane';
import css from './shapes.css';
import { useEntryPages } from './use-entry-pages';

interface MapProps {
  library: string;
  /** The field that holds the place. */
  place: string;
  filter: Filter[];
  q: string;
}

const MOST = 200;
const SIZE = { width: 1000, height: 560 };

/** The places of the rows on a plane of longitude and latitude, and the same rows as a list. */
export function MapView({ library, place, filter, q }: MapProps) {
  const t = useText(deskShape);
  const [near, setNear] = useState<string | null>(null);
  const pages = useEntryPages(
    {
      path: `/libraries/${library}/entries`,
      query: { ...(filter.length > 0 ? { filter: JSON.stringify(filter) } : {}), ...(q ? { q } : {}) },
    },
    MOST,
  );
  const { drawn, meridians, parallels } = planeOf(pages.rows, (row) => row[place], SIZE);
  const placed = drawn.map(({ of }) => of);
  if (pages.error && pages.rows.length === 0) return <ErrorState error={pages.error} onRetry={pages.refresh} />;
  if (pages.loading) return <Skeleton rows={8} />;
  if (placed.length === 0) return <EmptyState title={t('noPlaces')} hint={t('noPlacesHint')} />;
  return (
    <section className={css.map} aria-label={t('mapOf', { n: placed.length })}>
      {pages.page?.next ? <Hint tone="plain">{t('tooManyPlaces', { n: MOST })}</Hint> : null}
      <svg viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} role="img" aria-label={t('mapOf', { n: placed.length })}>
        {meridians.map(({ degree, x }) => (
          <g key={degree}>
            <line className={css.grid} x1={x} x2={x} y1={0} y2={SIZE.height} />
            <text className={css.degree} x={x + 4} y={SIZE.height - 6}>
              {degree}°
            </text>
          </g>
        ))}
        {parallels.map(({ degree, y }) => (
          <g key={degree}>
            <line className={css.grid} x1={0} x2={SIZE.width} y1={y} y2={y} />
            <text className={css.degree} x={4} y={y - 4}>
              {degree}°
            </text>
          </g>
        ))}
        {drawn.map((one) => (
          <Place key={one.of.id} drawn={one} isNear={near === String(one.of.id)} onNear={setNear} />
        ))}
      </svg>
      <ul className={css.places}>
        {placed.map((row) => (
          <li key={row.id} className={near === String(row.id) ? css.nearby : undefined}>
            <Link
              to={`/desk/entries/${row.id}`}
              onMouseEnter={() => setNear(String(row.id))}
              onFocus={() => setNear(String(row.id))}
            >
              <LightShape light={row.light} /> {row.name}
            </Link>
          </li>
        ))}
      </ul>
      {placed.length < pages.rows.length ? (
        <p className="note">{t('withoutPlace', { n: pages.rows.length - placed.length })}</p>
      ) : null}
    </section>
  );
}

const SIGNS = { red: 'rect', yellow: 'triangle', green: 'circle', none: 'ring' } as const;

function Place({
  drawn: { of: row, shape, points },
  isNear,
  onNear,
}: {
  drawn: Drawn<EntryRow>;
  isNear: boolean;
  onNear(id: string): void;
}) {
  const navigate = useNavigate();
  const outline = points.map(([x, y]) => `${x},${y}`).join(' ');
  const [x, y] = points[0] ?? [0, 0];
  const r = isNear ? 9 : 6;
  const sign = SIGNS[row.light];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list beside the picture has a link for each place
    <g
      className={css[`light-${row.light}`]}
      onMouseEnter={() => onNear(String(row.id))}
      onClick={() => navigate(`/desk/entries/${row.id}`)}
    >
      <title>{row.name}</title>
      {shape === 'line' ? <polyline className={css.outline} points={outline} /> : null}
      {shape === 'area' ? <polygon className={css.outline} points={outline} /> : null}
      {sign === 'rect' ? <rect x={x - r} y={y - r} width={2 * r} height={2 * r} /> : null}
      {sign === 'triangle' ? (
        <polygon points={`${x},${y - r - 1} ${x + r + 1},${y + r} ${x - r - 1},${y + r}`} />
      ) : null}
      {sign === 'circle' ? <circle cx={x} cy={y} r={r} /> : null}
      {sign === 'ring' ? <circle className={css.ring} cx={x} cy={y} r={r - 1} /> : null}
    </g>
  );
}
