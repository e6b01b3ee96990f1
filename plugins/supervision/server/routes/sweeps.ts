import { NotFound } from '@project-cloud/access';
import { accepted, database, defineRoute, noContent } from '@project-cloud/access/server';
import { z } from 'zod';
import { acknowledgeAlarm } from '../sweep/acknowledge';
import { sweepHealth } from '../sweep/health';
import { askForSweep } from '../sweep/jobs';

const ById = z.object({ id: z.string().regex(/^[a-z0-9]{24}$/) });
const Note = z.object({ note: z.string().trim().min(1).max(500) }).strict();

const ONE = `SELECT id, state, day, done, total, changed, turned, checked, started_at AS "startedAt", finished_at AS "finishedAt"
  FROM pc.sweep WHERE id = $1`;

export const sweepRoutes = [
  defineRoute({
    method: 'POST',
    path: '/sweeps',
    tag: 'supervision',
    summary: { zh: '立即重新评灯', en: 'Judge everything again' },
    may: 'sweep.run',
    status: 202,
    run: async ({ principal }) => accepted({ id: await askForSweep(principal.username) }),
  }),
  defineRoute({
    method: 'GET',
    path: '/sweeps/:id',
    tag: 'supervision',
    summary: { zh: '评灯进度', en: 'How far a sweep has come' },
    may: 'sweep.run',
    params: ById,
    async run({ params }) {
      const found = await database.query(ONE, [params.id]);
      if (!found.rows[0]) throw NotFound();
      return found.rows[0];
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/studio/sweeps',
    tag: 'supervision',
    summary: { zh: '评灯是否正常', en: 'Whether lights are judged as they should be' },
    may: 'health.read',
    run: ({ principal }) => sweepHealth(principal),
  }),
  defineRoute({
    method: 'POST',
    path: '/rule-alarms/:id/acknowledge',
    tag: 'supervision',
    summary: { zh: '确认规则评灯警报已处理', en: 'Confirm that an alarm about a rule is dealt with' },
    may: 'sweep.run',
    status: 204,
    params: ById,
    body: Note,
    async run({ params, body, principal }) {
      await acknowledgeAlarm(params.id, principal.username, body.note);
      return noContent();
    },
  }),
];
