import type { Scope } from '@project-cloud/access';
import type { Library } from '@project-cloud/library/server';

export interface Filter {
  key: string;
  op: 'eq' | 'ne' | 'lt' | 'lte' | 'gt' | 'gte' | 'in' | 'within' | 'contains' | 'empty';
  value?: unknown;
}

export interface ListQuery {
  /** Cannot be left out: the first wall is in the statement itself. */
  scope: Scope;
  filters: readonly Filter[];
  /** Region subtrees of `within` filters, by region code. */
  subtrees: ReadonlyMap<string, { lo: string; hi: string }>;
  q?: string | undefined;
}

export interface Sort {
  key: string;
  desc: boolean;
}

export interface Statement {
  text: string;
  values: unknown[];
}

export class UnknownColumn extends Error {
  constructor(readonly key: string) {
    super(`No such column: ${key}`);
  }
}

const FIXED: Record<string, { column: string; sqlType: string }> = {
  stage: { column: 'stage', sqlType: 'text' },
  light: { column: 'light', sqlType: 'smallint' },
  updated_at: { column: 'updated_at', sqlType: 'timestamptz' },
  id: { column: 'entry_id', sqlType: 'text' },
};

/** A key of the metadata as a quoted column; anything else is refused, so no text from outside becomes SQL. */
function columnOf(library: Library, key: string): { sql: string; sqlType: string } {
  const found = FIXED[key] ?? library.columns.get(key);
  if (!found) throw new UnknownColumn(key);
  return { sql: `p."${found.column}"`, sqlType: found.sqlType };
}

const COMPARE: Partial<Record<Filter['op'], string>> = {
  eq: '=',
  ne: 'IS DISTINCT FROM',
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
};

/** An industry is within its section or division by the letters it begins with; a region by its place in the tree. */
export const isIndustryRange = (library: Library, { key, op }: Filter): boolean =>
  op === 'within' && library.columns.get(key)?.field.type === 'industry';

/** Collects values and hands out their places. */
export class Values {
  readonly list: unknown[] = [];
  add(value: unknown): string {
    this.list.push(value);
    return `$${this.list.length}`;
  }
}

/** Where the scope and every subtree that is asked for overlap: one range, which the planner can weigh. */
function regionRange(library: Library, query: ListQuery): { lo: string; hi: string } {
  let { lo, hi } = query.scope;
  for (const filter of query.filters) {
    if (filter.op !== 'within' || isIndustryRange(library, filter)) continue;
    const range = query.subtrees.get(String(filter.value));
    if (!range) throw new UnknownColumn(String(filter.value));
    if (range.lo > lo) lo = range.lo;
    if (range.hi < hi) hi = range.hi;
  }
  return { lo, hi };
}

/** A city or a county, rather than the whole tree: few enough entries to look at each in the narrow index. */
const isNarrow = ({ lo }: { lo: string }) => lo.split('/').filter(Boolean).length > 1;

function filterSql(library: Library, filter: Filter, values: Values): string {
  const column = columnOf(library, filter.key);
  if (filter.op === 'within') return `starts_with(${column.sql}, ${values.add(String(filter.value))})`;
  if (filter.op === 'empty') return filter.value === false ? `${column.sql} IS NOT NULL` : `${column.sql} IS NULL`;
  if (filter.op === 'contains') {
    return column.sqlType === 'text[]'
      ? `${column.sql} @> ARRAY[${values.add(filter.value)}::text]`
      : `strpos(${column.sql}, ${values.add(String(filter.value))}) > 0`;
  }
  if (filter.op === 'in') {
    const list = values.add(filter.value);
    return column.sqlType === 'text[]'
      ? `${column.sql} && ${list}::text[]`
      : `${column.sql} = ANY(${list}::${column.sqlType.replace(/\(.*\)/, '')}[])`;
  }
  return `${column.sql} ${COMPARE[filter.op]} ${values.add(filter.value)}::${column.sqlType.replace(/\(.*\)/, '')}`;
}

/** The rows that a query means, of the alias `p`: the scope first, then every condition. */
export function whereSql(library: Library, query: ListQuery, values: Values): string {
  const { owner, audience } = query.scope;
  const { lo, hi } = regionRange(library, query);
  const parts = [`p.region_path >= ${values.add(lo)}`, `p.region_path < ${values.add(hi)}`];
  if (owner !== '*') parts.push(`p.owner_scope = ${values.add(owner)}`);
  if (audience !== 'internal') parts.push('p.stored_public');
  for (const filter of query.filters)
    if (filter.op !== 'within' || isIndustryRange(library, filter)) parts.push(filterSql(library, filter, values));
  if (query.q) {
    const like = `%${query.q.replace(/[\\%_]/g, '\\$&')}%`;
    const code = values.add(query.q.trim());
    parts.push(
      `(p.name ILIKE ${values.add(like)} OR p.code = ${code} OR (${code} ~ '^[0-9-]{4,}$' AND starts_with(p.code, ${code})))`,
    );
  }
  return parts.join(' AND ');
}

interface SortColumn {
  sql: string;
  sqlType: string;
  desc: boolean;
}

/** Where the page before ended: what its last row has in each sort column, and its id. */
export interface After {
  values: readonly (string | null)[];
  id: string;
}

/** What comes behind that row, compared as the order is: column by column, empty values last whichever way, then the id. */
function afterSql(columns: readonly SortColumn[], after: After, values: Values): string {
  const [column, ...others] = columns;
  if (!column) return `p.entry_id > ${values.add(after.id)}`;
  const [value = null, ...rest] = after.values;
  const behind = afterSql(others, { values: rest, id: after.id }, values);
  if (value === null) return `(${column.sql} IS NULL AND ${behind})`;
  const last = `${values.add(value)}::${column.sqlType.replace(/\(.*\)/, '')}`;
  return `(${column.sql} ${column.desc ? '<' : '>'} ${last} OR (${column.sql} = ${last} AND ${behind}) OR ${column.sql} IS NULL)`;
}

const sortColumns = (library: Library, sort: readonly Sort[]): SortColumn[] =>
  sort.map(({ key, desc }) => ({ ...columnOf(library, key), desc }));

const orderSql = (columns: readonly string[], sort: readonly Sort[], id: string) =>
  [...columns.map((column, at) => `${column} ${sort[at]?.desc ? 'DESC' : 'ASC'} NULLS LAST`), id].join(', ');

/**
 * One page of a list: filtered and sorted on the projection with the explicit range, then joined to the protected
 * entry, so that row-level security stands behind every row that is returned. The order is found with the sort columns
 * and the id; whole rows are fetched for the page alone. In a narrow range OFFSET 0 keeps the planner from walking the
 * index of the sort column in the hope of matches: what a region builds and what it costs go together, so it may find
 * them late.
 */
export function listEntriesSql(
  library: Library,
  query: ListQuery,
  page: { sort: readonly Sort[]; limit: number; after?: After | undefined },
): Statement {
  const values = new Values();
  const columns = sortColumns(library, page.sort);
  const where = whereSql(library, query, values);
  const after = page.after ? ` AND ${afterSql(columns, page.after, values)}` : '';
  const found = columns.map((_, at) => `f.sorted_${at}`);
  const order = orderSql(found, page.sort, 'f.entry_id');
  const fence = isNarrow(regionRange(library, query)) ? ' OFFSET 0' : '';
  const limit = values.add(page.limit + 1);
  const sorted = columns.map(({ sql }, at) => `${sql} AS sorted_${at}`).join(', ');
  return {
    text: `SELECT p.*, ARRAY[${found.map((column) => `${column}::text`).join(', ')}] AS cursor_values, g.name AS region_name FROM (
        SELECT f.* FROM (SELECT p.entry_id, ${sorted} FROM ${library.table} p WHERE ${where}${after}${fence}) f ORDER BY ${order} LIMIT ${limit}) f
      JOIN ${library.table} p ON p.entry_id = f.entry_id
      JOIN library_entries e ON e.document_id = f.entry_id
      LEFT JOIN regions g ON g.code = p.region_code COLLATE "default"
      ORDER BY ${order}`,
    values: values.list,
  };
}

/** How many, in which lights and stages, and the sums of what the library measures. */
export function summarySql(library: Library, query: ListQuery): Statement {
  const values = new Values();
  const where = whereSql(library, query, values);
  const measures = [...library.columns.values()].filter((column) => column.field.stat === 'measure');
  const sums = measures.map((column) => `sum(p."${column.column}") AS "sum_${column.key}"`);
  return {
    text: `SELECT count(*)::int AS count, count(*) FILTER (WHERE light = 3)::int AS red, count(*) FILTER (WHERE light = 2)::int AS yellow,
        count(*) FILTER (WHERE light = 1)::int AS green, count(*) FILTER (WHERE light = 0)::int AS none
        ${sums.length > 0 ? `, ${sums.join(', ')}` : ''}
      FROM ${library.table} p WHERE ${where}`,
    values: values.list,
  };
}

export function stagesSql(library: Library, query: ListQuery): Statement {
  const values = new Values();
  return {
    text: `SELECT p.stage, count(*)::int AS count FROM ${library.table} p WHERE ${whereSql(library, query, values)} GROUP BY p.stage`,
    values: values.list,
  };
}

/** All rows for an export, in the list's order, read through a cursor. */
export function exportEntriesSql(library: Library, query: ListQuery, sort: readonly Sort[]): Statement {
  const values = new Values();
  const columns = sortColumns(library, sort).map(({ sql }) => sql);
  const where = whereSql(library, query, values);
  return {
    text: `SELECT p.*, g.name AS region_name, x.description, e."values" AS stored_values FROM ${library.table} p
      JOIN library_entries e ON e.document_id = p.entry_id JOIN projects x ON x.document_id = p.project_id
      LEFT JOIN regions g ON g.code = p.region_code
      WHERE ${where} ORDER BY ${orderSql(columns, sort, 'p.entry_id')}`,
    values: values.list,
  };
}

/** Which fields the rows of a list have answers for. */
export function answeredKeysSql(library: Library, query: ListQuery): Statement {
  const values = new Values();
  return {
    text: `SELECT DISTINCT k.key FROM ${library.table} p JOIN library_entries e ON e.document_id = p.entry_id,
        LATERAL jsonb_object_keys(e."values") AS k(key) WHERE ${whereSql(library, query, values)} LIMIT 1000`,
    values: values.list,
  };
}

/**
 * Where the entries of a list lie: the column of the place, or nothing where the library has none. The gravest lights
 * first, so that a limit cuts off what needs nobody.
 */
export function placesSql(library: Library, query: ListQuery, place: string | null, limit: number): Statement {
  const values = new Values();
  const where = whereSql(library, query, values);
  const at = place === null ? 'NULL::text' : columnOf(library, place).sql;
  return {
    text: `SELECT p.entry_id AS id, p.name, p.code, p.light, p.region_code, g.name AS region_name, ${at} AS place
      FROM (SELECT p.* FROM ${library.table} p WHERE ${where} ORDER BY p.light DESC, p.entry_id LIMIT ${values.add(limit)}) p
      JOIN library_entries e ON e.document_id = p.entry_id
      LEFT JOIN regions g ON g.code = p.region_code COLLATE "default"
      ORDER BY p.light DESC, p.entry_id`,
    values: values.list,
  };
}
