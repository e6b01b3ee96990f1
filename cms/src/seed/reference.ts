import { ROLES } from '@project-cloud/access';
import { database, newDocumentId, type Sql } from '@project-cloud/access/server';
import { childPath, ROOT_PATH } from '@project-cloud/kernel';
import type { Reference, RegionRow } from '@project-cloud/seed';

/** Upsert by code: what is the same stays untouched, so that a second run changes nothing. */
async function upsert(
  tx: Sql,
  table: string,
  columns: readonly string[],
  rows: readonly Record<string, unknown>[],
  untouched = 'true',
): Promise<void> {
  const types = columns.map(
    (column) => `"${column}" ${column.endsWith('_on') || column.startsWith('valid_') ? 'date' : 'text'}`,
  );
  const names = columns.map((column) => `"${column}"`);
  const rest = names.filter((name) => name !== '"code"');
  await tx.query(
    `INSERT INTO ${table} AS t (document_id, ${names.join(', ')}, created_at, updated_at, published_at)
     SELECT r.id, ${names.map((name) => `r.${name}`).join(', ')}, now(), now(), now()
     FROM jsonb_to_recordset($1::jsonb) AS r(id text, ${types.join(', ')})
     ON CONFLICT (code) DO UPDATE SET ${rest.map((name) => `${name} = excluded.${name}`).join(', ')}, updated_at = now()
     WHERE ${untouched} AND (${rest.map((name) => `t.${name}`).join(', ')}) IS DISTINCT FROM (${rest.map((name) => `excluded.${name}`).join(', ')})`,
    [JSON.stringify(rows.map((row) => ({ id: newDocumentId(), ...row })))],
  );
}

/** Paths follow the tree, whatever the codes look like. */
export function regionPaths(regions: readonly RegionRow[]): Map<string, string> {
  const paths = new Map<string, string>();
  for (const region of regions) {
    const parent = region.parent === null ? ROOT_PATH : paths.get(region.parent);
    if (parent === undefined)
      throw new Error(`Region ${region.code}: its parent ${region.parent} does not stand before it`);
    paths.set(region.code, childPath(parent, region.code));
  }
  return paths;
}

async function ensureRoles(tx: Sql): Promise<void> {
  for (const [type, role] of Object.entries(ROLES)) {
    await tx.query(
      `INSERT INTO up_roles (document_id, name, description, type, created_at, updated_at, published_at)
       SELECT $1::text, $2::text, $3::text, $4::text, now(), now(), now() WHERE NOT EXISTS (SELECT 1 FROM up_roles WHERE type = $4)`,
      [newDocumentId(), role.zh, role.en, type],
    );
  }
}

/** Roles belong to every install, whatever is seeded. */
export const seedRoles = () => database.transaction(ensureRoles);

/** What every install starts from: regions, industries, organisations, notices. */
export async function seedReference(
  reference: Reference,
  notices: readonly Record<string, unknown>[],
): Promise<Map<string, string>> {
  const regions = [...reference.regions, ...reference.formerRegions];
  const paths = regionPaths(regions);
  await database.transaction(async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock(7240004)');
    await upsert(
      tx,
      'regions',
      ['code', 'name', 'path', 'parent_code', 'level', 'kind', 'valid_from', 'valid_to'],
      regions.map((r) => ({
        code: r.code,
        name: r.name,
        path: paths.get(r.code),
        parent_code: r.parent,
        level: r.level,
        kind: r.level === 'zone' ? 'zone' : 'gb',
        valid_from: r.validFrom ?? null,
        valid_to: r.validTo ?? null,
      })),
    );
    await upsert(
      tx,
      'industries',
      ['code', 'name', 'parent_code', 'level'],
      reference.industries.map((i) => ({ code: i.code, name: i.name, parent_code: i.parent, level: i.level })),
    );
    await upsert(
      tx,
      'organisations',
      ['code', 'name', 'kind', 'credit_code', 'region_code', 'region_path', 'parent_code'],
      reference.organisations.map((o) => ({
        code: o.code,
        name: o.name,
        kind: o.kind,
        credit_code: null,
        region_code: o.region,
        region_path: paths.get(o.region),
        parent_code: null,
      })),
      // what people have changed since is theirs
      'coalesce(t.revision, 0) = 0',
    );
    if (notices.length > 0) await upsert(tx, 'notices', ['code', 'title', 'body', 'published_on', 'issuer'], notices);
  });
  return paths;
}
