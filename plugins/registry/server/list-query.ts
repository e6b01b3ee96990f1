import { currentScope, Invalid, recentRegions } from '@project-cloud/access/server';
import { parseIsoDate, subtree } from '@project-cloud/kernel';
import { type Library, viewsOf } from '@project-cloud/library/server';
import { z } from 'zod';
import { LIGHT_RANK, type LightName } from '../domain/saving';
import { type Filter, isIndustryRange, type ListQuery, type Sort } from './queries/list-entries';

const Scalar = z.union([z.string().max(200), z.number(), z.boolean(), z.null()]);
const FilterList = z
  .array(
    z
      .object({
        key: z.string().max(60),
        op: z.enum(['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'in', 'within', 'contains', 'empty']),
        value: z.union([Scalar, z.array(Scalar).max(500)]).optional(),
      })
      .strict(),
  )
  .max(30);

export const ListParameters = z
  .object({
    filter: z.string().max(8000).optional(),
    q: z.string().max(100).optional(),
    sort: z.string().max(120).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(25),
    after: z.string().max(8000).optional(),
    view: z.string().max(60).optional(),
    totals: z.enum(['true', 'false']).default('true'),
    columns: z.string().max(2000).optional(),
    /** An export also holds the answers that the library no longer describes. */
    aside: z.enum(['true', 'false']).optional(),
  })
  .strict();
export type ListParameters = z.infer<typeof ListParameters>;

const fault = (path: string, zh: string, en: string) =>
  Invalid({ count: 1 }, { fields: [{ path, code: 'invalid', message: { zh, en } }] });

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw fault('filter', '筛选条件的写法不对', 'The filter cannot be read');
  }
}

const isDay = (value: unknown) => typeof value === 'string' && parseIsoDate(value) !== null;

/** The value has to be of the column's type: what PostgreSQL would choke on is refused here, with its place. */
function checkValue(sqlType: string, filter: Filter, at: number): void {
  if (filter.op === 'empty' || filter.op === 'within' || filter.op === 'contains') return;
  const values = filter.op === 'in' ? (Array.isArray(filter.value) ? filter.value : null) : [filter.value];
  const fits = (value: unknown) => {
    if (/^(numeric|bigint|smallint)/.test(sqlType))
      return (
        typeof value === 'number' &&
        Number.isFinite(value) &&
        (sqlType === 'numeric' || sqlType.startsWith('numeric') || Number.isInteger(value))
      );
    if (sqlType === 'boolean') return typeof value === 'boolean';
    if (sqlType === 'date') return isDay(value);
    return typeof value === 'string';
  };
  if (!values?.every(fits))
    throw fault(`filter[${at}].value`, '筛选的值与字段类型不符', 'The value does not fit the type of the field');
}

/** `light` is asked for by name and stored by rank. */
function rankLights(filter: Filter): Filter {
  if (filter.key !== 'light') return filter;
  const rank = (value: unknown) => LIGHT_RANK[value as LightName] ?? -1;
  return { ...filter, value: Array.isArray(filter.value) ? filter.value.map(rank) : rank(filter.value) };
}

export async function readFilters(
  library: Library,
  text: string | undefined,
  q: string | undefined,
): Promise<ListQuery> {
  return checkFilters(library, text ? parseJson(text) : [], q);
}

/** Conditions that have been read already: each on a field that there is, with a value of its type. */
export async function checkFilters(library: Library, conditions: unknown, q?: string): Promise<ListQuery> {
  const parsed = FilterList.safeParse(conditions);
  if (!parsed.success) throw fault('filter', '筛选条件的写法不对', 'The filter cannot be read');
  const filters = parsed.data.map((filter) => rankLights(filter as Filter));
  const ofRegion = (filter: Filter) => filter.op === 'within' && !isIndustryRange(library, filter);
  for (const [at, filter] of filters.entries()) {
    if (ofRegion(filter)) continue;
    const column =
      filter.key === 'stage'
        ? 'text'
        : filter.key === 'light'
          ? 'smallint'
          : filter.key === 'id'
            ? 'text'
            : library.columns.get(filter.key)?.sqlType;
    if (!column)
      throw fault(
        `filter[${at}].key`,
        `没有可筛选的字段“${filter.key}”`,
        `There is no field “${filter.key}” to filter by`,
      );
    checkValue(column, filter, at);
  }
  const codes = filters.filter(ofRegion).map((filter) => String(filter.value));
  const regions = codes.length > 0 ? await recentRegions(codes) : new Map();
  const missing = codes.find((code) => !regions.has(code));
  if (missing) throw fault('filter', `没有地区“${missing}”`, `There is no region “${missing}”`);
  const subtrees = new Map([...regions].map(([code, region]) => [code, subtree(region.path)]));
  return { scope: currentScope(), filters, subtrees, q: q?.trim() || undefined };
}

const MOST_KEYS = 2;
const ALWAYS_SORTABLE = ['light', 'updated_at', 'stage', 'id'];

function sortKey(library: Library, text: string): Sort {
  const sort = { key: text.replace(/^-/, ''), desc: text.startsWith('-') };
  const sortable = ALWAYS_SORTABLE.includes(sort.key) || library.columns.get(sort.key)?.field.sortable;
  if (!sortable) throw fault('sort', `不能按“${sort.key}”排序`, `Rows cannot be sorted by “${sort.key}”`);
  return sort;
}

/** Up to two keys; what they leave undecided is settled by id, so that pages neither repeat nor skip. */
export async function readSort(library: Library, text: string | undefined): Promise<Sort[]> {
  const asked = (text ?? '').split(',').flatMap((key) => key.trim() || []);
  if (asked.length > MOST_KEYS) throw fault('sort', '最多按两个字段排序', 'Rows can be sorted by two fields at most');
  const [first, second] = asked.map((key) => sortKey(library, key));
  if (first) return second && second.key !== first.key ? [first, second] : [first];
  const view = (await viewsOf(library))[0];
  return view?.sort.length ? view.sort : [{ key: 'light', desc: true }];
}

export interface Cursor {
  /** Of the last row, for each sort key; as PostgreSQL writes them: what went through JavaScript may have lost digits. */
  values: (string | null)[];
  id: string;
}

const written = (sort: readonly Sort[]) => sort.map(({ key, desc }) => (desc ? `-${key}` : key)).join(',');

export const writeCursor = (sort: readonly Sort[], cursor: Cursor) =>
  Buffer.from(JSON.stringify({ sort: written(sort), ...cursor })).toString('base64url');

const CursorText = z.object({
  sort: z.string(),
  values: z.array(z.string().max(4000).nullable()).max(MOST_KEYS),
  id: z.string().max(40),
});

export function readCursor(text: string, sort: readonly Sort[]): Cursor {
  try {
    const cursor = CursorText.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    if (cursor.sort === written(sort) && cursor.values.length === sort.length) return cursor;
  } catch {
    // falls through to the refusal below: a cursor is ours or it is nothing
  }
  throw fault('after', '翻页标记已失效，请回到第一页', 'The page mark no longer holds; go back to the first page');
}
