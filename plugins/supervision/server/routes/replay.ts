import { defineRoute } from '@project-cloud/access/server';
import { z } from 'zod';
import { replayEntry } from '../replay/replay-entry';
import { replayLibrary } from '../replay/replay-library';

const Replay = z
  .object({
    library: z.string().regex(/^[a-z0-9-]{1,60}$/),
    day: z.iso.date(),
    after: z.string().max(40).default(''),
  })
  .strict();

const ById = z.object({ id: z.string().regex(/^[a-z0-9]{24}$/) });
const Months = z.object({ months: z.coerce.number().int().min(1).max(60).default(24) }).strict();

export const replayRoutes = [
  defineRoute({
    method: 'GET',
    path: '/replay',
    tag: 'supervision',
    summary: { zh: '按现行规则回看某一天的灯', en: 'The lights of a past day, by the rules of today' },
    may: 'replay.read',
    query: Replay,
    run: ({ query }) => replayLibrary(query.library, query.day, query.after),
  }),
  defineRoute({
    method: 'GET',
    path: '/entries/:id/lights',
    tag: 'supervision',
    summary: { zh: '一个项目各月末的灯', en: 'The lights of an entry at each month end' },
    may: 'warning.read',
    params: ById,
    query: Months,
    run: ({ params, query }) => replayEntry(params.id, query.months),
  }),
];
