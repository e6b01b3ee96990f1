import { Button } from 'antd';
import { Link, useNavigate } from 'umi';
import { type EntryPage, type EntryRow, type Library, useQuery } from '@/client';
import { Code, EMPTY, formatCount, formatDate, formatPercent, Light, Loaded } from '@/components';
import { useText } from '@/locale';
import { consoleWords } from '@/locale/console';
import css from './exceptions.css';
import { rowsHref } from './row-links';

const FULL = 5;
const LIMIT = 16;

interface ExceptionsProps {
  library: string;
  region: string | null;
  reds: number;
  yellows: number;
}

/** What needs asking about, worst first: reds at full size with their reason, yellows as lines on the same columns. */
export function Exceptions({ library, region, reds, yellows }: ExceptionsProps) {
  const t = useText(consoleWords);
  const about = useQuery<Library>(`/libraries/${encodeURIComponent(library)}`, { fresh: 600_000 });
  const filter = JSON.stringify([
    ...(region ? [{ key: 'region_code', op: 'within', value: region }] : []),
    { key: 'light', op: 'in', value: ['red', 'yellow'] },
  ]);
  const query = useQuery<EntryPage>(`/libraries/${encodeURIComponent(library)}/entries`, {
    query: { filter, sort: '-light', limit: LIMIT },
  });
  const figures = figuresOf(about.data, t);
  return (
    <Loaded query={query} rows={5}>
      {({ items }) => {
        const full = items.filter(({ light }) => light === 'red').slice(0, FULL);
        const rest = items.filter((row) => !full.includes(row));
        return (
          <div className={css.list} style={{ '--figures': figures.length } as React.CSSProperties}>
            <div className={css.head} aria-hidden="true">
              {figures.map(({ key, title, unit }) => (
                <span key={key}>
                  {title} <span className="unit">{unit}</span>
                </span>
              ))}
            </div>
            {full.map((row) => (
              <FullRow key={row.id} row={row} figures={figures} />
            ))}
            {rest.map((row) => (
              <OneLine key={row.id} row={row} figures={figures} />
            ))}
            <p className={css.all}>
              {reds > FULL ? (
                <Link to={rowsHref(library, region, [], 'red')}>{t('allRed', { n: formatCount(reds) })}</Link>
              ) : null}
              {yellows > 0 ? (
                <Link to={rowsHref(library, region, [], 'yellow')}>{t('allYellow', { n: formatCount(yellows) })}</Link>
              ) : null}
            </p>
          </div>
        );
      }}
    </Loaded>
  );
}

interface RowFigure {
  key: string;
  title: string;
  unit: string;
  show(row: EntryRow): string;
}

/** Four figures a project. A library that reports no money in place or no progress shows a dash there. */
function figuresOf(library: Library | undefined, t: (key: keyof typeof consoleWords.zh) => string): RowFigure[] {
  const percent = (key: string) => (row: EntryRow) => {
    const value = row[key];
    return typeof value === 'number' ? formatPercent(value) : EMPTY;
  };
  const next = library?.fields.some(({ key }) => key === 'last_period') ?? true;
  return [
    { key: 'paid', title: t('fundsRate'), unit: '%', show: percent('paid_rate') },
    { key: 'rate', title: t('yearRate'), unit: '%', show: percent('completion_rate') },
    { key: 'progress', title: t('progress'), unit: '%', show: percent('progress') },
    ...(next
      ? [
          {
            key: 'report',
            title: t('lastReport'),
            unit: '',
            show: (row: EntryRow) => formatDate(row.last_period, 'month'),
          },
        ]
      : []),
  ];
}

function FullRow({ row, figures }: { row: EntryRow; figures: RowFigure[] }) {
  const t = useText(consoleWords);
  const navigate = useNavigate();
  const why = `/desk/entries/${row.id}?tab=warnings`;
  const milestone = typeof row.next_milestone === 'string' ? row.next_milestone : null;
  const date = typeof row.next_milestone_date === 'string' ? row.next_milestone_date : null;
  return (
    <article className={css.full}>
      <div className={css.light}>
        <Light light={row.light} href={why} />
      </div>
      <div className={css.about}>
        <h2>
          <Link to={`/desk/entries/${row.id}`}>{row.name}</Link>
        </h2>
        <p className={css.sub}>
          <Code value={row.code} />
          <span>{row.region.name}</span>
        </p>
        <p className={css.reason}>{row.reason ?? EMPTY}</p>
        <dl className={css.facts}>
          {milestone || date ? (
            <div>
              <dt>{t('next')}</dt>
              <dd>
                {milestone} {date ?? ''}
                {date && date < new Date().toISOString().slice(0, 10) ? t('past') : ''}
              </dd>
            </div>
          ) : null}
          {row.owner_name ? (
            <div>
              <dt>{t('owner')}</dt>
              <dd>{row.owner_name}</dd>
            </div>
          ) : null}
        </dl>
      </div>
      <Figures row={row} figures={figures} large />
      <div className={css.actions}>
        <Button type="primary" onClick={() => navigate(`/desk/entries/${row.id}?dispatch=report`)}>
          {t('askReport')}
        </Button>
        <Button onClick={() => navigate(why)}>{t('why')}</Button>
      </div>
    </article>
  );
}

function OneLine({ row, figures }: { row: EntryRow; figures: RowFigure[] }) {
  return (
    <article className={css.line}>
      <div className={css.light}>
        <Light light={row.light} href={`/desk/entries/${row.id}?tab=warnings`} />
      </div>
      <div className={css.about}>
        <Link to={`/desk/entries/${row.id}`} className={css.name}>
          {row.name}
        </Link>
        <span className={css.quiet}>{row.reason ?? row.region.name}</span>
      </div>
      <Figures row={row} figures={figures} />
    </article>
  );
}

function Figures({ row, figures, large = false }: { row: EntryRow; figures: RowFigure[]; large?: boolean }) {
  return (
    <dl className={large ? css.figuresLarge : css.figures}>
      {figures.map(({ key, title, unit, show }) => (
        <div key={key}>
          <dt>
            {title} {unit}
          </dt>
          <dd>{show(row)}</dd>
        </div>
      ))}
    </dl>
  );
}
