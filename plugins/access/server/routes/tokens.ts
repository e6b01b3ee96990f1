import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { isRole, NotFound, OutOfScope } from '../../domain';
import { currentScope, inScope } from '../database/context';
import { database } from '../database/database';
import { accessEvents } from '../events';
import { Invalid } from '../http/problem';
import { created, defineRoute, noContent } from '../http/route';
import { findRegion } from '../region/find-region';
import { forgetSessions } from '../session/cache';
import { hashSecret } from '../session/find-principal';

const TokenBody = z
  .object({
    name: z.string().trim().min(2).max(80),
    role: z.enum(['official', 'county-administrator', 'leader', 'auditor']),
    regionCode: z.string().min(1).max(20),
    organisationCode: z.string().max(40).nullable().default(null),
    days: z.number().int().min(1).max(730).default(365),
  })
  .strict();

const COLUMNS = `id, name, role, region_code AS "regionCode", organisation_code AS "organisationCode",
  created_at AS "createdAt", created_by AS "createdBy", expires_at AS "expiresAt", revoked_at AS "revokedAt", last_used_at AS "lastUsedAt"`;

/** Tokens of one's own regions ($1 to $2): who runs a county's platform neither sees nor ends those of another. */
const WITHIN = `region_code IN (SELECT code FROM regions WHERE path COLLATE "C" >= $1 AND path COLLATE "C" < $2)`;
const range = () => [currentScope().lo, currentScope().hi];

export const tokenRoutes = [
  defineRoute({
    method: 'GET',
    path: '/tokens',
    tag: 'access',
    summary: { zh: '接口令牌列表', en: 'List API tokens' },
    may: 'token.read',
    run: async () => ({
      items: (
        await database.query(
          `SELECT ${COLUMNS} FROM pc.access_token WHERE ${WITHIN} ORDER BY id DESC LIMIT 1000`,
          range(),
        )
      ).rows,
    }),
  }),
  defineRoute({
    method: 'POST',
    path: '/tokens',
    tag: 'access',
    summary: { zh: '新建接口令牌，密文只显示一次', en: 'Make an API token; its secret is shown once' },
    may: 'token.manage',
    status: 201,
    body: TokenBody,
    async run({ principal, body }) {
      const region = await findRegion(body.regionCode);
      if (!region || !isRole(body.role)) {
        throw Invalid(
          { count: 1 },
          {
            fields: [
              { path: 'regionCode', code: 'unknown', message: { zh: '没有这个地区', en: 'There is no such region' } },
            ],
          },
        );
      }
      if (!inScope(region.path)) throw OutOfScope();
      const secret = `pc_${randomBytes(32).toString('base64url')}`;
      const row = await database.transaction(async (tx) => {
        const made = await tx.query<{ id: number }>(
          `INSERT INTO pc.access_token (name, secret_hash, role, organisation_code, region_code, created_by, expires_at)
           VALUES ($1, $2, $3, $4, $5, $6, now() + make_interval(days => $7)) RETURNING ${COLUMNS}`,
          [
            body.name,
            hashSecret(secret),
            body.role,
            body.organisationCode,
            body.regionCode,
            principal.username,
            body.days,
          ],
        );
        const token = made.rows[0];
        await accessEvents.emit('token-changed', {
          tx,
          principal,
          change: 'created',
          tokenId: token?.id ?? 0,
          detail: body,
        });
        return token;
      });
      return created({ ...row, secret });
    },
  }),
  defineRoute({
    method: 'DELETE',
    path: '/tokens/:id',
    tag: 'access',
    summary: { zh: '作废接口令牌', en: 'Revoke an API token' },
    may: 'token.revoke',
    params: z.object({ id: z.coerce.number().int().max(2_147_483_647) }),
    async run({ principal, params }) {
      await database.transaction(async (tx) => {
        const done = await tx.query(
          `UPDATE pc.access_token SET revoked_at = now() WHERE ${WITHIN} AND id = $3 AND revoked_at IS NULL`,
          [...range(), params.id],
        );
        if (!done.rowCount) throw NotFound();
        await accessEvents.emit('token-changed', { tx, principal, change: 'revoked', tokenId: params.id, detail: {} });
      });
      await forgetSessions();
      return noContent();
    },
  }),
];
