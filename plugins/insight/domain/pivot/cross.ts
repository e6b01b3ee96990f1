import { defineError } from '@project-cloud/kernel';
import type { GroupKey } from './group';

/** What a screen, a sheet and a reader can bear. */
export const MOST_COLUMNS = 60;
export const MOST_CELLS = 5000;

export const TooManyCells = defineError('STATISTICS_TOO_MANY_CELLS', 422, (p: { columns?: number }) => ({
  zh: `${p.columns === undefined ? `分出的格子超过 ${MOST_CELLS} 个` : `列分出 ${p.columns} 组，最多 ${MOST_COLUMNS} 组`}，这个上限不能调整；请加条件缩小范围，或把分组改粗（如按市、按年），也可以行列对调`,
  en: `${p.columns === undefined ? `There are more than ${MOST_CELLS} cells` : `The columns make ${p.columns} groups, at most ${MOST_COLUMNS} can be shown`}. Nobody can raise this limit: add conditions, tell groups apart less finely (by city, by year), or swap rows and columns`,
}));

/** One group of the statement's answer; the totals say over what they are. */
export interface PivotRow {
  r: GroupKey;
  c?: GroupKey;
  all_rows: boolean;
  all_columns: boolean;
  [measure: `m${number}`]: number | null;
}

export type Values = (number | null)[];

export interface Cross {
  rows: GroupKey[];
  columns: GroupKey[];
  cells: (Values | null)[][];
  rowTotals: (Values | null)[];
  columnTotals: (Values | null)[];
  total: Values;
}

const slot = (row: GroupKey | undefined, column: GroupKey | undefined) => JSON.stringify([row ?? null, column ?? null]);
const distinct = (keys: GroupKey[]) => [...new Set(keys)];

/** The answer of one statement as a table, with groups in their order; a group that nobody is in stands empty. */
export function crossOf(
  answer: readonly PivotRow[],
  measures: number,
  order: { rows(keys: GroupKey[]): GroupKey[]; columns(keys: GroupKey[]): GroupKey[] },
): Cross {
  const valuesOf = (row: PivotRow | undefined): Values | null =>
    row ? Array.from({ length: measures }, (_, at) => row[`m${at}`] ?? null) : null;
  const [byCell, byRow, byColumn] = [
    new Map<string, PivotRow>(),
    new Map<GroupKey, PivotRow>(),
    new Map<GroupKey, PivotRow>(),
  ];
  let total: PivotRow | undefined;
  for (const row of answer) {
    if (row.all_rows && row.all_columns) total = row;
    else if (row.all_columns) byRow.set(row.r, row);
    else if (row.all_rows) byColumn.set(row.c ?? null, row);
    else byCell.set(slot(row.r, row.c), row);
  }
  const rows = order.rows(distinct([...byRow.keys()]));
  const columns = order.columns(distinct([...byColumn.keys()]));
  if (columns.length > MOST_COLUMNS) throw TooManyCells({ columns: columns.length });
  if (rows.length * Math.max(1, columns.length) * measures > MOST_CELLS) throw TooManyCells({});
  return {
    rows,
    columns,
    cells: rows.map((row) => columns.map((column) => valuesOf(byCell.get(slot(row, column))))),
    rowTotals: rows.map((row) => valuesOf(byRow.get(row))),
    columnTotals: columns.map((column) => valuesOf(byColumn.get(column))),
    total: valuesOf(total) ?? Array.from({ length: measures }, () => null),
  };
}
