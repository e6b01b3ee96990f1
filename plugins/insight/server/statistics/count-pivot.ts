import type { Principal } from '@project-cloud/access';
import { Invalid } from '@project-cloud/access/server';
import type { IsoDate, Lang } from '@project-cloud/kernel';
import { libraryMay, MEASURE_KINDS, type PivotBody, type PivotMeasure } from '@project-cloud/library';
import type { Library } from '@project-cloud/library/server';
import { checkFilters, visibleLibrary } from '@project-cloud/registry/server';
import {
  crossOf,
  type GroupKey,
  groupFilters,
  inOrder,
  measureKey,
  type PivotRow,
  pivotFaults,
  TooManyCells,
} from '../../domain';
import { MOST_GROUPS, pivotSql } from '../queries/pivot';
import { rowsOf } from '../run';
import { fieldsOf } from './fields-of';
import { type Dividing, dividing, groupKey, groupNames } from './group-names';

/** What the library does not name, or names for the county alone. */
const HEADS = {
  stage: { zh: '阶段', en: 'Stage' },
  light: { zh: '红黄绿灯', en: 'Light' },
  region_code: { zh: '地区', en: 'Region' },
};

/** What a dimension is called and, of figures and amounts, in which unit. */
function headOf(library: Library, key: string, lang: Lang) {
  if (Object.hasOwn(HEADS, key)) return { label: HEADS[key as keyof typeof HEADS][lang], unit: '', type: 'choice' };
  const field = library.columns.get(key)?.field;
  const unit = field?.type === 'money' ? library.body.moneyUnit : (field?.unit ?? '');
  return { label: field ? field.label[lang] || field.label.zh : key, unit, type: field?.type ?? 'text' };
}

function presentMeasure(library: Library, measure: PivotMeasure, lang: Lang) {
  const kind = MEASURE_KINDS[measure.of][lang];
  if (!measure.field) return { key: measureKey(measure), label: kind, unit: lang === 'zh' ? '个' : '', type: 'count' };
  const head = headOf(library, measure.field, lang);
  return { key: measureKey(measure), ...head, label: measure.of === 'sum' ? head.label : `${head.label} ${kind}` };
}

async function presentGroups(library: Library, of: Dividing, groups: GroupKey[], lang: Lang) {
  const nameOf = await groupNames(of, groups, lang);
  const { kind, dimension, type } = of;
  return {
    ...headOf(library, dimension.key, lang),
    groups: groups.map((group) => {
      const { label, own } = nameOf(group);
      const told = { kind, yesno: type === 'yesno', own: own === true };
      return { key: group, label, filter: groupFilters(dimension, group, told) };
    }),
  };
}

const ordered = (of: Dividing) => (keys: GroupKey[]) =>
  inOrder(
    keys,
    of.dimension,
    of.kind,
    of.options.map(({ value }) => value),
  );

/** A pivot over the rows that somebody may see: groups with the conditions that show them, cells, totals. */
export async function countPivot(principal: Principal, asked: PivotBody, today: IsoDate, lang: Lang) {
  const library = await visibleLibrary(principal, asked.library);
  const fields = pivotFaults(asked, fieldsOf(library));
  if (fields.length > 0) throw Invalid({ count: fields.length }, { fields });
  const query = await checkFilters(library, asked.filter);
  const answer = await rowsOf<PivotRow & Record<string, unknown>>(pivotSql(library, query, asked));
  if (answer.length > MOST_GROUPS) throw TooManyCells({});
  const rows = dividing(library, asked.rows, lang);
  const columns = asked.columns ? dividing(library, asked.columns, lang) : null;
  const read = answer.map((row) => ({
    ...row,
    r: row.all_rows ? null : groupKey(rows, row.r),
    c: columns && !row.all_columns ? groupKey(columns, row.c) : null,
  }));
  const cross = crossOf(read, asked.measures.length, {
    rows: ordered(rows),
    columns: columns ? ordered(columns) : () => [],
  });
  return {
    pivot: asked,
    library: { key: library.key, name: library.body.name[lang] || library.body.name.zh },
    asOf: today,
    measures: asked.measures.map((measure) => presentMeasure(library, measure, lang)),
    rows: await presentGroups(library, rows, cross.rows, lang),
    columns: columns ? await presentGroups(library, columns, cross.columns, lang) : null,
    cells: cross.cells,
    rowTotals: cross.rowTotals,
    columnTotals: cross.columnTotals,
    total: cross.total,
    may: { export: libraryMay(library.body, principal, 'export') },
  };
}
export type CountedPivot = Awaited<ReturnType<typeof countPivot>>;
