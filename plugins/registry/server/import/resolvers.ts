import { database, type Region } from '@project-cloud/access/server';
import type { Resolver } from '../../domain/coercion/outcome';
import { createRegionResolver } from '../../domain/import/region-names';

/** All regions in force: those outside the scope too, so that a row of theirs is told why it is refused. */
export async function regionsInForce(): Promise<Map<string, Region>> {
  const found = await database.query<Region & { [key: string]: unknown }>(
    `SELECT code, name, path, level, kind, parent_code AS "parentCode" FROM regions WHERE valid_to IS NULL OR valid_to > current_date`,
  );
  return new Map(found.rows.map((region) => [region.code, region]));
}

/** A code, or a name that only one bears. */
async function plainResolver(table: 'organisations' | 'industries'): Promise<Resolver> {
  const found = await database.query<{ code: string; name: string }>(`SELECT code, name FROM ${table}`);
  const codes = new Set(found.rows.map((row) => row.code));
  const byName = new Map<string, string | null>();
  for (const { code, name } of found.rows) byName.set(name, byName.has(name) ? null : code);
  return (text) => {
    if (codes.has(text)) return { ok: true, value: text };
    const code = byName.get(text);
    if (code) return { ok: true, value: code };
    return {
      ok: false,
      reason: {
        zh: code === null ? `“${text}”不止一个，请写代码` : `没有“${text}”`,
        en: `"${text}" is not known or not unique`,
      },
    };
  };
}

/** What names and codes in a file may stand for. */
export async function importResolvers(regions: Iterable<Region>) {
  return {
    region: createRegionResolver([...regions]),
    organisation: await plainResolver('organisations'),
    industry: await plainResolver('industries'),
  };
}
