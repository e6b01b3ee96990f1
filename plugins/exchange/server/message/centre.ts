import type { Principal } from '@project-cloud/access';
import { database, defineRoute, noContent } from '@project-cloud/access/server';
import { z } from 'zod';
import { MARK_READ, MINE, UNREAD } from './queries';

interface Mine extends Record<string, unknown> {
  id: string;
  template: string;
  title: string;
  text: string;
  subject: string;
  at: string;
  read: boolean;
}

/** A token has no messages: its number counts other things than accounts do. */
async function myMessages({ kind, id }: Principal) {
  if (kind !== 'user') return { items: [], unread: 0 };
  const [items, unread] = await Promise.all([
    database.query<Mine>(MINE, [id]),
    database.query<{ count: number }>(UNREAD, [id]),
  ]);
  return { items: items.rows, unread: unread.rows[0]?.count ?? 0 };
}

export const messageRoutes = [
  defineRoute({
    method: 'GET',
    path: '/messages',
    tag: 'exchange',
    summary: { zh: '我的消息，最近 100 条', en: 'My messages, the newest 100' },
    may: 'signed-in',
    run: ({ principal }) => myMessages(principal),
  }),
  defineRoute({
    method: 'POST',
    path: '/messages/read',
    tag: 'exchange',
    summary: { zh: '标为已读', en: 'Mark as read' },
    may: 'signed-in',
    body: z.object({ ids: z.array(z.uuid()).min(1).max(100) }).strict(),
    status: 204,
    run: async ({ principal, body }) => {
      if (principal.kind === 'user') await database.query(MARK_READ, [principal.id, body.ids]);
      return noContent();
    },
  }),
];
