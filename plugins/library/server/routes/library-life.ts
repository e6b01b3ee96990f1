import { created, defineRoute } from '@project-cloud/access/server';
import { z } from 'zod';
import { DefinitionKey } from '../../domain';
import { indexProgress } from '../index-build';
import { copyLibrary, copyReportIn, listLayers } from '../library-copy';
import { retireLibrary } from '../library-life';
import { presentRelease } from '../release-present';

const ByKey = z.object({ key: z.string().max(60) });
const Reason = z.object({ reason: z.string().trim().min(1).max(2000) }).strict();

export const libraryLifeRoutes = [
  defineRoute({
    method: 'POST',
    path: '/libraries/:key/retire',
    tag: 'library',
    summary: { zh: '停用项目库', en: 'Retire a library' },
    may: 'definition.publish',
    params: ByKey,
    body: Reason,
    run: ({ principal, params, body }) => retireLibrary(principal, params.key, true, body.reason),
  }),
  defineRoute({
    method: 'POST',
    path: '/libraries/:key/restore',
    tag: 'library',
    summary: { zh: '恢复项目库', en: 'Bring a library back' },
    may: 'definition.publish',
    params: ByKey,
    body: Reason,
    run: ({ principal, params, body }) => retireLibrary(principal, params.key, false, body.reason),
  }),
  defineRoute({
    method: 'POST',
    path: '/libraries/:key/copy',
    tag: 'library',
    summary: { zh: '复制项目库', en: 'Copy a library' },
    may: 'model.write',
    status: 201,
    params: ByKey,
    body: z
      .object({ key: DefinitionKey, name: z.string().trim().min(1).max(100), layers: z.boolean().default(false) })
      .strict(),
    async run({ principal, params, body, lang }) {
      const { release, layers } = await copyLibrary(principal, params.key, body);
      return created({ ...(await presentRelease(principal, release, lang)), layers: copyReportIn(layers, lang) });
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/libraries/:key/layers',
    tag: 'library',
    summary: { zh: '各地对本库表单和规则的调整', en: 'The regions’ own changes to the forms and rules of a library' },
    may: 'model.read',
    params: ByKey,
    run: async ({ params }) => ({ items: await listLayers(params.key) }),
  }),
  defineRoute({
    method: 'GET',
    path: '/libraries/:key/indexes',
    tag: 'library',
    summary: { zh: '索引建立的进度', en: 'How far the indexes of a library are' },
    may: 'definition.read',
    params: ByKey,
    run: ({ params, lang }) => indexProgress(params.key, lang),
  }),
];
