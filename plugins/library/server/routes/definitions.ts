import { NotFound } from '@project-cloud/access';
import { created, database, defineRoute } from '@project-cloud/access/server';
import { z } from 'zod';
import { Envelope, KINDS, readableKinds } from '../../domain';
import { definitionHistory, diffVersions } from '../definition-history';
import { DEFINITION_COLUMNS, type Definition } from '../definition-row';
import { definitions } from '../definition-store';
import { createDraft, publishDefinition, retireDefinition, submitDefinition } from '../definition-write';
import { refuseUnreadableKind } from '../kind-right';

const Kind = z.enum(KINDS);
const ById = z.object({ id: z.string().regex(/^[a-z0-9]{24}$/) });
const NewDefinition = Envelope.omit({ version: true }).extend({
  release: z
    .string()
    .regex(/^[a-z0-9]{24}$/)
    .optional(),
});
const Slot = z.object({ kind: Kind, key: z.string().max(60) });
const Region = z.string().max(20).optional();

/** What people are called: accounts are known by their user names only here. */
const NAMES = `(SELECT u.name FROM up_users u WHERE u.username = definitions.author) AS "authorName",
    (SELECT u.name FROM up_users u WHERE u.username = definitions.approver) AS "approverName"`;

const LATEST = `SELECT DISTINCT ON (kind, key, region_code) kind, key, nullif(region_code, '') AS region, title, version, status,
    effective_from AS "effectiveFrom", author, approver, ${NAMES}, updated_at AS "updatedAt", note, document_id AS id,
    count(*) OVER (PARTITION BY kind, key, region_code)::int AS versions,
    max(version) FILTER (WHERE status = 'published') OVER (PARTITION BY kind, key, region_code)::int AS published,
    (SELECT coalesce(json_agg(json_build_object('id', o.document_id, 'release', o.release_id, 'version', o.version,
       'author', o.author, 'status', o.status) ORDER BY o.version), '[]') FROM definitions o
     WHERE o.kind = definitions.kind AND o.key = definitions.key AND o.region_code = definitions.region_code
       AND o.status IN ('draft', 'submitted')) AS drafts
  FROM definitions
  WHERE kind = ANY($1) AND ($2::text IS NULL OR strpos(key, $2) > 0 OR strpos(title->>'zh', $2) > 0)
  ORDER BY kind, key, region_code, version DESC`;

export const definitionRoutes = [
  defineRoute({
    method: 'GET',
    path: '/definitions',
    tag: 'library',
    summary: { zh: '定义列表', en: 'List definitions' },
    may: 'definition.read',
    query: z.object({ kind: Kind.optional(), q: z.string().max(80).optional() }).strict(),
    async run({ principal, query }) {
      if (query.kind) refuseUnreadableKind(principal, query.kind);
      const kinds = query.kind ? [query.kind] : readableKinds(principal.role);
      return { items: (await database.query(LATEST, [kinds, query.q ?? null])).rows };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/definitions/:kind/:key',
    tag: 'library',
    summary: { zh: '一个定义的所有版本', en: 'All versions of a definition' },
    may: 'definition.read',
    params: z.object({ kind: Kind, key: z.string().max(60) }),
    query: z.object({ region: z.string().max(20).optional() }).strict(),
    async run({ principal, params, query }) {
      refuseUnreadableKind(principal, params.kind);
      const region = query.region ?? null;
      const found = await database.query<Definition>(
        `SELECT ${DEFINITION_COLUMNS}, ${NAMES} FROM definitions WHERE kind = $1 AND key = $2 AND region_code = $3 ORDER BY version DESC`,
        [params.kind, params.key, region ?? ''],
      );
      if (found.rows.length === 0) throw NotFound();
      return { items: found.rows, effective: await definitions.effective(params.kind, params.key, region) };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/definitions/:kind/:key/diff',
    tag: 'library',
    summary: { zh: '两个版本的差别', en: 'What differs between two versions' },
    may: 'definition.read',
    params: Slot,
    query: z
      .object({
        from: z.coerce.number().int().min(0).optional(),
        to: z.coerce.number().int().positive().optional(),
        region: Region,
      })
      .strict(),
    run({ principal, params, query }) {
      refuseUnreadableKind(principal, params.kind);
      return diffVersions({ ...params, region: query.region ?? null }, query);
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/definitions/:kind/:key/history',
    tag: 'library',
    summary: { zh: '定义的历史', en: 'The history of a definition' },
    may: 'definition.read',
    params: Slot,
    query: z.object({ region: Region }).strict(),
    run({ principal, params, query }) {
      refuseUnreadableKind(principal, params.kind);
      return definitionHistory({ ...params, region: query.region ?? null });
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/definitions',
    tag: 'library',
    summary: { zh: '新建定义草稿', en: 'Draft a definition' },
    may: 'definition.write',
    status: 201,
    body: NewDefinition,
    run: async ({ principal, body: { release, ...body } }) =>
      created(await createDraft(principal, { ...body, version: 1 }, release ?? null)),
  }),
  defineRoute({
    method: 'POST',
    path: '/definitions/:id/submit',
    tag: 'library',
    summary: { zh: '提交审核', en: 'Submit for approval' },
    may: 'definition.write',
    params: ById,
    run: ({ principal, params }) => submitDefinition(principal, params.id),
  }),
  defineRoute({
    method: 'POST',
    path: '/definitions/:id/publish',
    tag: 'library',
    summary: { zh: '批准并发布', en: 'Approve and publish' },
    may: 'definition.publish',
    params: ById,
    run: ({ principal, params }) => publishDefinition(principal, params.id),
  }),
  defineRoute({
    method: 'POST',
    path: '/definitions/:id/retire',
    tag: 'library',
    summary: { zh: '停用', en: 'Retire' },
    may: 'definition.publish',
    params: ById,
    run: ({ principal, params }) => retireDefinition(principal, params.id),
  }),
];
