import { childPath, ROOT_PATH } from '@project-cloud/kernel';
import { z } from 'zod';
import { inWords, NotFound, OutOfScope, type Principal } from '../../domain';
import { inScope } from '../database/context';
import { database } from '../database/database';
import { newDocumentId } from '../database/document-id';
import { accessEvents } from '../events';
import { Invalid } from '../http/problem';
import { created, defineRoute } from '../http/route';
import { childRegions, findRegion, regionLine } from '../region/find-region';

const NewRegion = z
  .object({
    code: z
      .string()
      .regex(
        /^[A-Za-z0-9-]{2,12}$/,
        inWords('代码用 2 到 12 个数字、字母或连字符', 'Use 2 to 12 digits, letters or hyphens'),
      ),
    name: z.string().trim().min(1).max(60),
    parent: z.string().max(20).nullable().default(null),
    level: z.enum(['province', 'city', 'county', 'township', 'zone']),
    kind: z.enum(['gb', 'zone', 'other']).default('other'),
  })
  .strict();

const NO_PARENT = { zh: '没有这个上级地区', en: 'There is no such region above it' };

/** A region below another one, or a root. Special zones and other countries' regions hang in the same tree. */
async function createRegion(principal: Principal, body: z.infer<typeof NewRegion>) {
  const parent = body.parent === null ? null : await findRegion(body.parent);
  if (body.parent !== null && !parent) {
    throw Invalid({ count: 1 }, { fields: [{ path: 'parent', code: 'unknown', message: NO_PARENT }] });
  }
  const path = childPath(parent?.path ?? ROOT_PATH, body.code);
  if (!inScope(path)) throw OutOfScope();
  return database.transaction(async (tx) => {
    await tx.query(
      `INSERT INTO regions (document_id, code, name, path, parent_code, level, kind, created_at, updated_at, published_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, now(), now(), now())`,
      [newDocumentId(), body.code, body.name, path, body.parent, body.level, body.kind],
    );
    await accessEvents.emit('region-created', { tx, principal, code: body.code, path, detail: body });
    return { ...body, path };
  });
}

export const regionRoutes = [
  defineRoute({
    method: 'POST',
    path: '/regions',
    tag: 'access',
    summary: { zh: '新增地区', en: 'Add a region' },
    may: 'region.manage',
    status: 201,
    body: NewRegion,
    run: async ({ principal, body }) => created(await createRegion(principal, body)),
  }),
  defineRoute({
    method: 'GET',
    path: '/regions',
    tag: 'access',
    summary: { zh: '下级地区', en: 'Regions below one' },
    may: 'anyone',
    query: z.object({ parent: z.string().max(20).optional() }).strict(),
    run: async ({ query }) => ({ items: await childRegions(query.parent ?? null) }),
  }),
  defineRoute({
    method: 'GET',
    path: '/regions/:code',
    tag: 'access',
    summary: { zh: '地区及其上级', en: 'A region and those above it' },
    may: 'anyone',
    params: z.object({ code: z.string().max(20) }),
    async run({ params }) {
      const region = await findRegion(params.code);
      if (!region) throw NotFound();
      return { ...region, line: await regionLine(region.path) };
    },
  }),
];
