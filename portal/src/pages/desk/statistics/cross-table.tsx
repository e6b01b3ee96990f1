import { Link } from 'umi';
import { EMPTY, formatMoney } from '@/components';
import { useLanguage, useText } from '@/locale';
import { statisticsWords } from '@/locale/statistics';
import { unitName } from '@/locale/unit';
import { type Counted, drillHref, type Group, type Values } from './pivot';
import css from './statistics.css';

/** Figures of a measure stand under each other with as many decimals: two where any of them has some. */
function decimalsOf({ total, rowTotals, cells }: Counted, at: number): number {
  const all = [total, ...rowTotals, ...cells.flat()].flatMap((values) => values?.[at] ?? []);
  return all.every(Number.isInteger) ? 0 : 2;
}

const show = (value: number | null, decimals: number) =>
  value === null ? EMPTY : formatMoney(value.toFixed(decimals), decimals);

interface TableProps {
  counted: Counted;
  caption: string;
}

/** The cross table: every figure leads to its rows; it scrolls inside itself, its first column stays. */
export function CrossTable({ counted, caption }: TableProps) {
  const t = useText(statisticsWords);
  const { rows, columns, cells, rowTotals, columnTotals, total, measures } = counted;
  const groups = columns?.groups ?? [];
  const each = { counted, decimals: measures.map((_, at) => decimalsOf(counted, at)) };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <section className={css.scroll} tabIndex={0} aria-label={caption}>
      <table className={css.table}>
        <caption>{caption}</caption>
        <Head counted={counted} />
        <tbody>
          {rows.groups.map((row, r) => (
            <tr key={row.key ?? ''}>
              <th scope="row">{row.label}</th>
              {groups.map((column, c) => (
                <Cells key={column.key ?? ''} {...each} values={cells[r]?.[c] ?? null} of={[row, column]} />
              ))}
              <Cells {...each} values={rowTotals[r] ?? null} of={[row]} sum={columns !== null} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('total')}</th>
            {groups.map((column, c) => (
              <Cells key={column.key ?? ''} {...each} values={columnTotals[c] ?? null} of={[column]} />
            ))}
            <Cells {...each} values={measures.map((_, at) => total[at] ?? null)} of={[]} sum={columns !== null} />
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function Head({ counted: { rows, columns, measures } }: { counted: Counted }) {
  const t = useText(statisticsWords);
  const { language } = useLanguage();
  const unit = (text: string) => (text ? <span className="unit"> {unitName(text, language)}</span> : null);
  const figures = (group: string) =>
    measures.map(({ key, label, unit: of }) => (
      <th key={`${group} ${key}`} scope="col" className={css.figure}>
        {label}
        {unit(of)}
      </th>
    ));
  const corner = (
    <th scope="col" rowSpan={columns && measures.length > 1 ? 2 : 1}>
      {rows.label}
      {unit(rows.unit)}
    </th>
  );
  if (!columns)
    return (
      <thead>
        <tr>
          {corner}
          {figures('')}
        </tr>
      </thead>
    );
  const heads = [
    ...columns.groups.map(({ key, label }) => ({ key: key ?? '', label })),
    { key: ' ', label: t('total') },
  ];
  return (
    <thead>
      <tr>
        {corner}
        {heads.map(({ key, label }) => (
          <th
            key={key}
            scope={measures.length > 1 ? 'colgroup' : 'col'}
            colSpan={measures.length}
            className={css.figure}
          >
            {label}
          </th>
        ))}
      </tr>
      {measures.length > 1 ? <tr>{heads.flatMap(({ key }) => figures(key))}</tr> : null}
    </thead>
  );
}

interface CellsProps {
  counted: Counted;
  decimals: number[];
  values: Values | null;
  of: Group[];
  sum?: boolean;
}

function Cells({ counted, decimals, values, of, sum }: CellsProps) {
  return (
    <>
      {counted.measures.map((measure, at) => {
        const value = values?.[at] ?? null;
        const text = show(value, decimals[at] ?? 0);
        return (
          <td key={measure.key} className={sum ? css.sum : ''}>
            {text === EMPTY ? EMPTY : <Link to={drillHref(counted.pivot, ...of)}>{text}</Link>}
          </td>
        );
      })}
    </>
  );
}
