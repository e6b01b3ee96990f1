import { NotFound } from '@project-cloud/access';
import { database } from '@project-cloud/access/server';
import type { IsoDate } from '@project-cloud/kernel';
import { NOTICE, NOTICES } from './queries/public';

export interface NoticeLine {
  id: string;
  title: string;
  date: IsoDate;
}

/** Published notices, newest first; one that is dated ahead waits for its day. */
export async function listNotices(today: IsoDate, limit: number): Promise<NoticeLine[]> {
  return (await database.query<NoticeLine & { [key: string]: unknown }>(NOTICES, [today, limit])).rows;
}

export async function readNotice(id: string, today: IsoDate): Promise<unknown> {
  const notice = (await database.query(NOTICE, [id, today])).rows[0];
  if (!notice) throw NotFound();
  return notice;
}
