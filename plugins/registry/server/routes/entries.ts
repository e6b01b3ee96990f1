import { NotFound } from '@project-cloud/access';
import { created, defineRoute, noContent } from '@project-cloud/access/server';
import { z } from 'zod';
import { changeEntry, moveStage } from '../change-entry';
import { clock, createEntry } from '../create-entry';
import { findEntry } from '../find-project';
import { listEntries, summarise } from '../list-entries';
import { listPlaces } from '../list-places';
import { ListParameters } from '../list-query';
import { presentEntry } from '../present-entry';

const Answers = z.record(z.string().max(60), z.unknown());
const NewEntry = z
  .object({
    formVersion: z.string().max(200),
    project: Answers.optional(),
    projectCode: z.string().max(60).optional(),
    values: Answers.default({}),
  })
  .strict();
const Change = z
  .object({
    revision: z.number().int(),
    formVersion: z.string().max(200),
    project: Answers.optional(),
    values: Answers.default({}),
  })
  .strict();
const ByKey = z.object({ key: z.string().max(60) });
export const ById = z.object({ id: z.string().regex(/^[a-z0-9]{24}$/) });

async function entryOf(principal: Parameters<typeof presentEntry>[0], id: string, lang: 'zh' | 'en') {
  const entry = await findEntry(id);
  if (!entry) throw NotFound();
  return presentEntry(principal, entry, lang);
}

export const entryRoutes = [
  defineRoute({
    method: 'GET',
    path: '/libraries/:key/entries',
    tag: 'registry',
    summary: { zh: '项目列表', en: 'List entries' },
    may: 'entry.read',
    params: ByKey,
    query: ListParameters,
    run: ({ principal, params, query, lang }) => listEntries(principal, params.key, query, lang, clock.today()),
  }),
  defineRoute({
    method: 'GET',
    path: '/libraries/:key/summary',
    tag: 'registry',
    summary: { zh: '列表合计', en: 'Totals of a list' },
    may: 'entry.read',
    params: ByKey,
    query: ListParameters.pick({ filter: true, q: true }).strict(),
    run: ({ principal, params, query }) => summarise(principal, params.key, query),
  }),
  defineRoute({
    method: 'GET',
    path: '/libraries/:key/places',
    tag: 'registry',
    summary: { zh: '项目在哪里', en: 'Where the projects of a list lie' },
    may: 'entry.read',
    params: ByKey,
    query: ListParameters.pick({ filter: true, q: true }).strict(),
    run: ({ principal, params, query, lang }) => listPlaces(principal, params.key, query, lang),
  }),
  defineRoute({
    method: 'POST',
    path: '/libraries/:key/entries',
    tag: 'registry',
    summary: { zh: '新增项目', en: 'File a project' },
    may: 'entry.create',
    status: 201,
    params: ByKey,
    body: NewEntry,
    run: async ({ principal, params, body, lang }) =>
      created(await entryOf(principal, await createEntry(principal, params.key, body), lang)),
  }),
  defineRoute({
    method: 'GET',
    path: '/entries/:id',
    tag: 'registry',
    summary: { zh: '项目详情', en: 'Read an entry' },
    may: 'entry.read',
    params: ById,
    run: ({ principal, params, lang }) => entryOf(principal, params.id, lang),
  }),
  defineRoute({
    method: 'PUT',
    path: '/entries/:id',
    tag: 'registry',
    summary: { zh: '修改项目', en: 'Change an entry' },
    may: 'entry.change',
    params: ById,
    body: Change,
    async run({ principal, params, body, lang }) {
      await changeEntry(principal, params.id, body, lang);
      return entryOf(principal, params.id, lang);
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/entries/:id/stage',
    tag: 'registry',
    summary: { zh: '转阶段', en: 'Move to another stage' },
    may: 'entry.change',
    params: ById,
    body: z.object({ to: z.string().max(60), note: z.string().trim().min(1, '请写明原因').max(500) }).strict(),
    async run({ principal, params, body }) {
      await moveStage(principal, params.id, body.to, body.note);
      return noContent();
    },
  }),
];
