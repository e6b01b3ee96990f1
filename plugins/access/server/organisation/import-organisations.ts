import {
  type OrganisationPlan,
  type OrganisationRow,
  type PlanContext,
  type PlannedOrganisation,
  type Principal,
  planOrganisations,
} from '../../domain';
import { inScope } from '../database/context';
import { database, type Sql, type Transaction } from '../database/database';
import { newDocumentId } from '../database/document-id';
import { accessEvents } from '../events';
import { Invalid } from '../http/problem';
import { holdOrganisations } from './write-organisation';

const KNOWN = `SELECT code, name, kind, credit_code AS "creditCode", region_code AS "regionCode", region_path AS "regionPath",
  parent_code AS "parentCode" FROM organisations`;
const REGIONS = 'SELECT code, name, path FROM regions WHERE valid_to IS NULL OR valid_to > current_date';

async function contextOf(sql: Sql): Promise<PlanContext> {
  const known = await sql.query<PlannedOrganisation & { [key: string]: unknown }>(KNOWN);
  const regions = (await sql.query<{ code: string; name: string; path: string }>(REGIONS)).rows.filter(({ path }) =>
    inScope(path),
  );
  const byCode = new Map(regions.map((region) => [region.code, region]));
  const byName = new Map<string, (typeof regions)[number] | null>();
  for (const region of regions) byName.set(region.name, byName.has(region.name) ? null : region);
  return {
    known: new Map(known.rows.map((row) => [row.code, row])),
    regionOf: (text) => byCode.get(text) ?? byName.get(text) ?? null,
    mine: inScope,
  };
}

/** What a file of departments would do; nothing is written. */
export const previewOrganisations = async (rows: readonly OrganisationRow[]): Promise<OrganisationPlan> =>
  planOrganisations(rows, await contextOf(database));

const WRITE = `INSERT INTO organisations AS o (document_id, code, name, kind, credit_code, region_code, region_path, parent_code, revision, created_at, updated_at, published_at)
  SELECT r.id, r.code, r.name, r.kind, r."creditCode", r."regionCode", r."regionPath", r."parentCode", 1, now(), now(), now()
  FROM jsonb_to_recordset($1::jsonb) AS r(id text, code text, name text, kind text, "creditCode" text, "regionCode" text, "regionPath" text, "parentCode" text)
  ON CONFLICT (code) DO UPDATE SET name = excluded.name, kind = excluded.kind, credit_code = excluded.credit_code,
    region_code = excluded.region_code, region_path = excluded.region_path, parent_code = excluded.parent_code,
    revision = coalesce(o.revision, 0) + 1, updated_at = now()`;

/** All rows of a file or none: they are planned again while nobody else writes departments. */
export function importOrganisations(principal: Principal, rows: readonly OrganisationRow[]): Promise<OrganisationPlan> {
  return database.transaction(async (tx) => {
    await holdOrganisations(tx);
    const plan = planOrganisations(rows, await contextOf(tx));
    if (plan.faults.length > 0)
      throw Invalid(
        { count: plan.faults.length },
        {
          fields: plan.faults
            .slice(0, 200)
            .map(({ row, column, message }) => ({ path: `rows[${row}].${column}`, code: 'row', message })),
        },
      );
    const written = [...plan.add, ...plan.change];
    await tx.query(WRITE, [JSON.stringify(written.map((one) => ({ id: newDocumentId(), ...one })))]);
    await tell(tx, principal, plan);
    return plan;
  });
}

/** One line of the trail a file, with every code that it touched. */
async function tell(tx: Transaction, principal: Principal, plan: OrganisationPlan): Promise<void> {
  const { add, change, same } = plan;
  if (add.length + change.length === 0) return;
  await accessEvents.emit('organisation-changed', {
    tx,
    principal,
    change: 'imported',
    code: 'import',
    regionPath: principal.region?.path ?? '/',
    detail: {
      added: add.map(({ code }) => code),
      changed: change.map(({ code, changed }) => ({ code, changed })),
      same,
    },
  });
}
