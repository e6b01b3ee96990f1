import { may, NotFound, type Principal } from '@project-cloud/access';
import { database, type Sql } from '@project-cloud/access/server';
import type { Lang } from '@project-cloud/kernel';
import { type Actor, NoPost } from '../../domain';
import { actorOf } from './actor';
import { presentOrder } from './present';
import { BY_ID, LOCKED } from './queries/dispatches';
import type { DispatchRow } from './row';

export async function findDispatch(id: string, sql: Sql = database, locked = false): Promise<DispatchRow> {
  const row = (await sql.query<DispatchRow>(locked ? LOCKED : BY_ID, [id])).rows[0];
  if (!row) throw NotFound();
  return row;
}

/** Who may only look, or has no post, takes no step. */
export async function readerOf(principal: Principal, place: string): Promise<Actor | null> {
  if (!may(principal.role, 'dispatch.write')) return null;
  return actorOf(principal, place).catch((fault: unknown) => {
    if (NoPost.is(fault)) return null;
    throw fault;
  });
}

export async function readDispatch(principal: Principal, id: string, lang: Lang) {
  const row = await findDispatch(id);
  return presentOrder(row, await readerOf(principal, row.place_path), lang);
}
