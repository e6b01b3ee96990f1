import { created, defineRoute, noContent } from '@project-cloud/access/server';
import { z } from 'zod';
import { RELEASE_STATUSES } from '../../domain';
import { approveRelease, returnRelease, submitRelease } from '../release-decide';
import { listReleases, presentRelease } from '../release-present';
import { rollBack } from '../release-rollback';
import { changeRelease, createRelease, removeRelease } from '../release-write';

const ById = z.object({ id: z.string().regex(/^[a-z0-9]{24}$/) });
const Day = z.iso.date().nullable();
const Title = z.string().trim().min(1).max(200);
const Note = z.string().trim().max(2000);

export const releaseRoutes = [
  defineRoute({
    method: 'GET',
    path: '/releases',
    tag: 'library',
    summary: { zh: '发布单', en: 'Releases' },
    may: 'definition.read',
    query: z.object({ status: z.enum(RELEASE_STATUSES).optional(), q: z.string().max(80).optional() }).strict(),
    run: ({ principal, query }) => listReleases(principal, query),
  }),
  defineRoute({
    method: 'POST',
    path: '/releases',
    tag: 'library',
    summary: { zh: '新建发布单', en: 'Begin a release' },
    may: 'definition.write',
    status: 201,
    body: z.object({ title: Title, note: Note.optional(), effectiveFrom: Day.optional() }).strict(),
    async run({ principal, body, lang }) {
      const { id } = await createRelease(principal, body);
      return created(await presentRelease(principal, id, lang));
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/releases/:id',
    tag: 'library',
    summary: { zh: '一个发布单', en: 'One release' },
    may: 'definition.read',
    params: ById,
    run: ({ principal, params, lang }) => presentRelease(principal, params.id, lang),
  }),
  defineRoute({
    method: 'PUT',
    path: '/releases/:id',
    tag: 'library',
    summary: { zh: '修改发布单', en: 'Change a release' },
    may: 'definition.write',
    params: ById,
    body: z
      .object({
        revision: z.number().int().positive(),
        title: Title.optional(),
        note: Note.optional(),
        effectiveFrom: Day.optional(),
      })
      .strict(),
    async run({ principal, params, body, lang }) {
      await changeRelease(principal, params.id, body);
      return presentRelease(principal, params.id, lang);
    },
  }),
  defineRoute({
    method: 'DELETE',
    path: '/releases/:id',
    tag: 'library',
    summary: { zh: '删除发布单和它的草稿', en: 'Discard a release with its drafts' },
    may: 'definition.write',
    params: ById,
    async run({ principal, params }) {
      await removeRelease(principal, params.id);
      return noContent();
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/releases/:id/submit',
    tag: 'library',
    summary: { zh: '提交发布单', en: 'Submit a release' },
    may: 'definition.write',
    params: ById,
    body: z.object({ note: Note.optional(), approver: z.string().max(60).optional() }).strict(),
    async run({ principal, params, body, lang }) {
      await submitRelease(principal, params.id, body);
      return presentRelease(principal, params.id, lang);
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/releases/:id/approve',
    tag: 'library',
    summary: { zh: '批准并发布', en: 'Approve and publish a release' },
    may: 'definition.publish',
    params: ById,
    body: z.object({ note: Note.optional() }).strict(),
    async run({ principal, params, body, lang }) {
      await approveRelease(principal, params.id, body.note ?? '');
      return presentRelease(principal, params.id, lang);
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/releases/:id/return',
    tag: 'library',
    summary: { zh: '退回发布单', en: 'Return a release' },
    may: 'definition.write',
    params: ById,
    body: z.object({ reason: Note.min(1) }).strict(),
    async run({ principal, params, body, lang }) {
      await returnRelease(principal, params.id, body.reason);
      return presentRelease(principal, params.id, lang);
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/releases/:id/rollback',
    tag: 'library',
    summary: { zh: '回退发布单', en: 'Roll a release back' },
    may: 'definition.publish',
    params: ById,
    body: z.object({ note: Note.min(1) }).strict(),
    async run({ principal, params, body, lang }) {
      const back = await rollBack(principal, params.id, body.note);
      return { ...(await presentRelease(principal, params.id, lang)), back };
    },
  }),
];
