import type { PivotBody, PivotDimension, PivotLevel, PivotMeasure } from '@project-cloud/library';
import type { Library } from '@project-cloud/library/server';
import { type ListQuery, whereSql } from '@project-cloud/registry/server';
import { type DimensionKind, dimensionKind, MOST_CELLS } from '../../domain';
import { type Statement, Values } from './statement';

/** Where in `/45/4514/451421/` the code of a level stands, as split_part counts. */
const PLACE: Partial<Record<PivotLevel, number>> = { city: 3, county: 4, township: 5 };
const LETTERS: Partial<Record<PivotLevel, number>> = { section: 1, division: 3, year: 4, month: 7 };

type Column = { sql: string; sqlType: string; kind: DimensionKind };

/** A key of the metadata as a column of the library's table: anything else is refused before, and cannot pass here. */
function columnOf(library: Library, key: string): Column {
  if (key === 'stage' || key === 'light') return { sql: `p.${key}`, sqlType: 'text', kind: 'plain' };
  const found = library.columns.get(key);
  const kind = found ? dimensionKind(found.field) : null;
  if (!found || !kind) throw new Error(`No such dimension: ${key}`);
  return { sql: `p."${found.column}"`, sqlType: found.sqlType, kind };
}

/** The group of a row, as text: a code, a period, the number of its band, or the value itself. */
function groupSql(library: Library, dimension: PivotDimension, values: Values): string {
  const { sql, kind } = columnOf(library, dimension.key);
  const level = dimension.level ?? 'city';
  const letters = LETTERS[level] ?? 0;
  switch (kind) {
    case 'region':
      return `coalesce(nullif(split_part(p.region_path, '/', ${PLACE[level] ?? 3}), ''), ${sql})`;
    case 'industry':
    case 'month':
      return `left(${sql}, ${letters})`;
    case 'date':
      return `left(${sql}::text, ${letters})`;
    case 'figure':
      return `width_bucket(${sql}::numeric, ${values.add(dimension.edges)}::numeric[])::text`;
    case 'plain':
      return `${sql}::text`;
  }
}

const AGGREGATES = { sum: 'sum', average: 'avg', min: 'min', max: 'max' } as const;

function measureSql({ of }: PivotMeasure, at: number): string {
  return of === 'count' ? `count(*)::int AS m${at}` : `${AGGREGATES[of]}(v${at})::numeric AS m${at}`;
}

function measuredSql(library: Library, { of, field }: PivotMeasure, at: number): string {
  if (of === 'count') return '';
  const column = library.columns.get(field ?? '')?.column;
  if (!column) throw new Error(`No such measure: ${field}`);
  return `, p."${column}"::numeric AS v${at}`;
}

/**
 * A cross table with its totals in one pass over the rows that a list with the same conditions shows: so cells, totals
 * and lists agree whatever is written meanwhile. More groups than can be shown are cut off, which the caller notices.
 */
export function pivotSql(library: Library, query: ListQuery, { rows, columns, measures }: PivotBody): Statement {
  const values = new Values();
  const where = whereSql(library, query, values);
  const r = groupSql(library, rows, values);
  const c = columns ? `, ${groupSql(library, columns, values)} AS c` : '';
  const measured = measures.map((measure, at) => measuredSql(library, measure, at)).join('');
  const figures = measures.map(measureSql).join(', ');
  const told = columns ? 'c, grouping(c) = 1 AS all_columns' : 'true AS all_columns';
  const sets = columns ? '(r, c), (r), (c), ()' : '(r), ()';
  return {
    text: `WITH mine AS (SELECT ${r} AS r${c}${measured} FROM ${library.table} p WHERE ${where})
      SELECT r, grouping(r) = 1 AS all_rows, ${told}, ${figures}
      FROM mine GROUP BY GROUPING SETS (${sets}) LIMIT ${values.add(MOST_GROUPS + 1)}`,
    values: values.list,
  };
}

/** Cells, and the totals beside them. */
export const MOST_GROUPS = MOST_CELLS * 2;
