import type { Principal } from '@project-cloud/access';
import { currentScope, database, findRegion, Invalid } from '@project-cloud/access/server';
import { type Lang, parseIsoDate, subtree } from '@project-cloud/kernel';
import { clock } from '@project-cloud/registry/server';
import { askerOf } from './actor';
import { readerOf } from './find';
import { kindLabels, presentRow } from './present';
import { BOXES, type Box, countSql, listSql, OF_ENTRY } from './queries/dispatches';
import type { DispatchRow } from './row';

export { BOXES };

export interface ListParameters {
  box: Box;
  region?: string | undefined;
  q?: string | undefined;
  after?: string | undefined;
  limit: number;
}

const fault = (path: string, zh: string, en: string) =>
  Invalid({ count: 1 }, { fields: [{ path, code: 'invalid', message: { zh, en } }] });

/** '2026-11-30_123': the day and the number of the last row that was shown. */
function readAfter(text: string | undefined): { day: string; seq: number } | null {
  if (text === undefined) return null;
  const [day = '', seq = ''] = text.split('_');
  if (parseIsoDate(day) === null || !/^\d{1,15}$/.test(seq)) throw fault('after', '翻页位置不对', 'No such place');
  return { day, seq: Number(seq) };
}

/** The scope, narrowed to a region that was asked for; never more than the scope. */
async function scopeOfList(region: string | undefined) {
  const scope = currentScope();
  if (region === undefined) return scope;
  const path = (await findRegion(region))?.path;
  const range = path === undefined ? null : subtree(path);
  if (!range) throw fault('region', '没有这个地区', 'There is no such region');
  const [, lo = scope.lo] = [range.lo, scope.lo].sort();
  const [hi = scope.hi] = [range.hi, scope.hi].sort();
  return { ...scope, lo, hi };
}

async function presentRows(principal: Principal, rows: readonly DispatchRow[], lang: Lang) {
  const kinds = await kindLabels(lang);
  const today = clock.today();
  return Promise.all(rows.map(async (row) => presentRow(row, kinds, today, await readerOf(principal, row.place_path))));
}

/** One box of orders, and how much there is in each. */
export async function listDispatches(
  principal: Principal,
  { box, region, q, after, limit }: ListParameters,
  lang: Lang,
) {
  const [scope, asker, today] = [await scopeOfList(region), askerOf(principal), clock.today()];
  const list = listSql(scope, { box, asker, today, q: q || null, after: readAfter(after), limit: limit + 1 });
  const count = countSql(scope, asker, today);
  const [found, counted] = await Promise.all([
    database.query<DispatchRow & { day: string }>(list.text, list.values),
    database.query<Record<Box, number>>(count.text, count.values),
  ]);
  const rows = found.rows.slice(0, limit);
  const last = found.rows.length > limit ? rows.at(-1) : undefined;
  const counts = counted.rows[0] ?? { inbox: 0, outbox: 0, open: 0, overdue: 0, closed: 0 };
  return {
    items: await presentRows(principal, rows, lang),
    next: last ? `${last.day}_${last.seq}` : null,
    count: counts[box],
    counts,
    today,
  };
}

/** The orders on one entry, what is open first. */
export async function dispatchesOfEntry(principal: Principal, entryId: string, lang: Lang) {
  const found = await database.query<DispatchRow>(OF_ENTRY, [entryId]);
  return { items: await presentRows(principal, found.rows, lang) };
}
