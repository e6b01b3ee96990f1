import { currentScope, database, defineRoute } from '@project-cloud/access/server';
import { z } from 'zod';

const Query = z
  .object({
    after: z.coerce.number().int().optional(),
    action: z.string().max(60).optional(),
    subject: z.string().max(120).optional(),
    actor: z.string().max(60).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  })
  .strict();

export const auditRoutes = [
  defineRoute({
    method: 'GET',
    path: '/audit',
    tag: 'audit',
    summary: { zh: '操作留痕', en: 'The audit trail' },
    may: 'audit.read',
    query: Query,
    async run({ query }) {
      const { lo, hi } = currentScope();
      const found = await database.query<{ id: number }>(
        `SELECT id, at, actor_kind AS "actorKind", actor, actor_name AS "actorName", role, action, subject_type AS "subjectType",
           subject_id AS "subjectId", outcome, detail, request_id AS "requestId", ip
         FROM pc.audit
         WHERE (region_path IS NULL OR (region_path >= $1 AND region_path < $2))
           AND ($3::bigint IS NULL OR id < $3) AND ($4::text IS NULL OR action = $4)
           AND ($5::text IS NULL OR subject_id = $5) AND ($6::text IS NULL OR actor = $6)
         ORDER BY id DESC LIMIT $7`,
        [lo, hi, query.after ?? null, query.action ?? null, query.subject ?? null, query.actor ?? null, query.limit],
      );
      const last = found.rows.at(-1);
      return { items: found.rows, next: found.rows.length === query.limit && last ? last.id : null };
    },
  }),
];
