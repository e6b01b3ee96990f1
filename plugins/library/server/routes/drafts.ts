import { NotFound } from '@project-cloud/access';
import { created, defineRoute, noContent } from '@project-cloud/access/server';
import type { Lang } from '@project-cloud/kernel';
import { z } from 'zod';
import { DefinitionKey, KINDS } from '../../domain';
import { definitionIssues } from '../definition-check';
import { definitions } from '../definition-store';
import { definitionById, openDraft, removeDraft, saveDraft } from '../draft';
import { refuseForeignKinds, refuseUnreadableKind } from '../kind-right';
import { bePresent } from '../presence';
import { inLang } from '../release-present';
import { besideOf } from '../release-row';

const Id = z.string().regex(/^[a-z0-9]{24}$/);
/** What is no id is nothing here: /definitions/check is an address of its own, and takes other methods. */
const ById = z.object({
  id: z.string().transform((id) => {
    if (!Id.safeParse(id).success) throw NotFound();
    return id;
  }),
});
/** A draft may have faults, also in its title; it may not be endless. */
const Title = z.object({ zh: z.string().max(400), en: z.string().max(400).default('') }).strict();
const Body = z.record(z.string(), z.unknown());
const Place = { kind: z.enum(KINDS), key: DefinitionKey, region: z.string().max(20).nullable().default(null) };

async function present(id: string, lang: Lang) {
  const definition = await definitionById(id);
  const beside = await besideOf(definition);
  const open = definition.status === 'draft' || definition.status === 'submitted';
  return {
    definition,
    issues: open ? inLang(await definitionIssues(definition, beside.parts), lang) : [],
    effective: await definitions.effective(definition.kind, definition.key, definition.region),
    baseVersion: definition.baseVersion,
    elsewhere: beside.elsewhere,
  };
}

export const draftRoutes = [
  defineRoute({
    method: 'POST',
    path: '/definitions/draft',
    tag: 'library',
    summary: { zh: '在发布单里起草', en: 'Open a draft in a release' },
    may: 'definition.write',
    status: 201,
    body: z
      .object({
        ...Place,
        release: Id.optional(),
        from: z.union([z.enum(['effective', 'empty']), z.number().int().positive()]).optional(),
        title: Title.optional(),
        body: Body.optional(),
      })
      .strict(),
    async run({ principal, body, lang }) {
      const { draft, made } = await openDraft(principal, body);
      const answer = await present(draft.id, lang);
      return made ? created(answer) : answer;
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/definitions/check',
    tag: 'library',
    summary: { zh: '检查一个定义', en: 'Check a definition' },
    may: 'definition.write',
    body: z.object({ ...Place, body: Body }).strict(),
    async run({ principal, body, lang }) {
      refuseForeignKinds(principal, [body]);
      const title = { zh: body.key, en: body.key };
      const issues = await definitionIssues({ ...body, title, version: 1, effectiveFrom: null, note: '' });
      return { issues: inLang(issues, lang) };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/definitions/:id',
    tag: 'library',
    summary: { zh: '一个版本', en: 'One version of a definition' },
    may: 'definition.read',
    params: ById,
    async run({ principal, params, lang }) {
      refuseUnreadableKind(principal, (await definitionById(params.id)).kind);
      return present(params.id, lang);
    },
  }),
  defineRoute({
    method: 'PUT',
    path: '/definitions/:id',
    tag: 'library',
    summary: { zh: '保存草稿', en: 'Save a draft' },
    may: 'definition.write',
    params: ById,
    body: z
      .object({
        revision: z.number().int().positive(),
        title: Title.optional(),
        note: z.string().max(2000).optional(),
        body: Body.optional(),
        baseVersion: z.number().int().positive().optional(),
      })
      .strict(),
    async run({ principal, params, body, lang }) {
      const definition = await saveDraft(principal, params.id, body);
      const { parts } = await besideOf(definition);
      return { definition, issues: inLang(await definitionIssues(definition, parts), lang) };
    },
  }),
  defineRoute({
    method: 'DELETE',
    path: '/definitions/:id',
    tag: 'library',
    summary: { zh: '删除草稿', en: 'Discard a draft' },
    may: 'definition.write',
    params: ById,
    async run({ principal, params }) {
      await removeDraft(principal, params.id);
      return noContent();
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/definitions/:id/presence',
    tag: 'library',
    summary: { zh: '我正在编辑', en: 'Say that I have a draft open' },
    may: 'definition.write',
    params: ById,
    async run({ principal, params }) {
      refuseForeignKinds(principal, [await definitionById(params.id)]);
      return { others: await bePresent(principal, params.id) };
    },
  }),
];
