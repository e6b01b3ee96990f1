import { parseCreditCode, systemClock } from '@project-cloud/kernel';
import {
  AccountChanged,
  NotFound,
  ORGANISATION_CODE,
  OutOfScope,
  type Principal,
  parentFault,
  servesPlatform,
} from '../../domain';
import { inScope } from '../database/context';
import { database, type Sql, type Transaction } from '../database/database';
import { newDocumentId } from '../database/document-id';
import { accessEvents, type OrganisationChange } from '../events';
import { findRegion, type Region } from '../region/find-region';
import { fieldFault } from '../user/account-place';

const clock = systemClock();

export interface OrganisationBody {
  name: string;
  kind: string;
  creditCode: string | null;
  parentCode: string | null;
}

export interface NewOrganisation extends OrganisationBody {
  code: string | null;
  regionCode: string;
}

export interface Organisation extends OrganisationBody {
  code: string;
  regionCode: string;
  regionPath: string;
  closedFrom: string | null;
  revision: number;
}

const COLUMNS = `code, name, kind, credit_code AS "creditCode", parent_code AS "parentCode", region_code AS "regionCode",
  region_path AS "regionPath", closed_from AS "closedFrom", coalesce(revision, 0) AS revision`;

const ANY_NUMBER = 99;

/** Lines above and below are looked through while they stand still. */
export const holdOrganisations = (tx: Transaction) => tx.query('SELECT pg_advisory_xact_lock(7240012)');

const tell = (
  tx: Transaction,
  principal: Principal,
  change: OrganisationChange,
  one: { code: string; regionPath: string },
  detail: object,
) =>
  accessEvents.emit('organisation-changed', {
    tx,
    principal,
    change,
    code: one.code,
    regionPath: one.regionPath,
    detail,
  });

async function lineOf(sql: Sql) {
  const found = await sql.query<{ code: string; path: string; parent: string | null }>(
    'SELECT code, region_path AS path, parent_code AS parent FROM organisations',
  );
  const known = new Map(found.rows.map((row) => [row.code, row]));
  return (code: string) => known.get(code) ?? null;
}

/** Firms bring rows of other regions with them, so only who looks after the whole platform enters them. */
function refuseFirm(principal: Principal, kind: string): void {
  if (kind === 'enterprise' && !servesPlatform(principal))
    throw fieldFault('kind', '企业由自治区级系统管理员登记', 'Firms are entered by the administrator of the platform');
}

function creditCode(text: string | null): string | null {
  if (!text) return null;
  const parsed = parseCreditCode(text);
  if (!parsed.ok) throw fieldFault('creditCode', parsed.message.zh, parsed.message.en);
  return parsed.code;
}

async function refuseParent(tx: Transaction, code: string, regionPath: string, parent: string | null): Promise<void> {
  if (parent === null) return;
  const fault = parentFault(code, regionPath, parent, await lineOf(tx));
  if (fault) throw fieldFault('parentCode', fault.zh, fault.en);
}

/** A code that nobody has: of the region and the kind, numbered from the second one on. */
async function freeCode(tx: Transaction, region: Region, kind: string): Promise<string> {
  const stem = `${region.code.padEnd(6, '0')}-${kind}`;
  const taken = await tx.query<{ code: string }>('SELECT code FROM organisations WHERE starts_with(code, $1)', [stem]);
  const codes = new Set(taken.rows.map((row) => row.code));
  for (let n = 1; n <= ANY_NUMBER; n++) {
    const code = n === 1 ? stem : `${stem}-${n}`;
    if (!codes.has(code)) return code;
  }
  throw fieldFault('code', '这一类单位太多，请自己写代码', 'There are too many of this kind; write a code of your own');
}

/** A department of one's own region or of one below it; it can be chosen from the next request on. */
export function createOrganisation(principal: Principal, body: NewOrganisation): Promise<Organisation> {
  return database.transaction(async (tx) => {
    await holdOrganisations(tx);
    const region = await findRegion(body.regionCode, tx);
    if (!region) throw fieldFault('regionCode', '没有这个地区', 'There is no such region');
    if (!inScope(region.path)) throw OutOfScope();
    refuseFirm(principal, body.kind);
    const code = body.code ?? (await freeCode(tx, region, body.kind));
    if (!ORGANISATION_CODE.test(code))
      throw fieldFault('code', '代码用 2 到 30 个字母、数字或连字符', 'Use 2 to 30 letters, digits or hyphens');
    const taken = await tx.query('SELECT 1 FROM organisations WHERE code = $1', [code]);
    if (taken.rowCount) throw fieldFault('code', '这个代码已经有单位用了', 'This code is taken');
    await refuseParent(tx, code, region.path, body.parentCode);
    const made = await tx.query<Organisation & { [key: string]: unknown }>(
      `INSERT INTO organisations (document_id, code, name, kind, credit_code, region_code, region_path, parent_code, revision, created_at, updated_at, published_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, now(), now(), now()) RETURNING ${COLUMNS}`,
      [
        newDocumentId(),
        code,
        body.name,
        body.kind,
        creditCode(body.creditCode),
        region.code,
        region.path,
        body.parentCode,
      ],
    );
    const organisation = made.rows[0] as Organisation;
    await tell(tx, principal, 'created', organisation, { name: body.name, kind: body.kind });
    return organisation;
  });
}

/** The organisation for oneself until the transaction ends, if one looks after it and it stands as one saw it. */
async function held(tx: Transaction, principal: Principal, code: string, revision: number): Promise<Organisation> {
  await holdOrganisations(tx);
  const found = await tx.query<Organisation & { [key: string]: unknown }>(
    `SELECT ${COLUMNS} FROM organisations WHERE code = $1 FOR UPDATE`,
    [code],
  );
  const organisation = found.rows[0];
  if (!organisation) throw NotFound();
  if (!inScope(organisation.regionPath)) throw OutOfScope();
  refuseFirm(principal, organisation.kind);
  if (organisation.revision !== revision) throw AccountChanged();
  return organisation;
}

const bump = 'revision = coalesce(revision, 0) + 1, updated_at = now()';

export function changeOrganisation(
  principal: Principal,
  code: string,
  { revision, ...body }: OrganisationBody & { revision: number },
): Promise<void> {
  return database.transaction(async (tx) => {
    const before = await held(tx, principal, code, revision);
    refuseFirm(principal, body.kind);
    await refuseParent(tx, code, before.regionPath, body.parentCode);
    const credit = creditCode(body.creditCode);
    await tx.query(
      `UPDATE organisations SET name = $2, kind = $3, credit_code = $4, parent_code = $5, ${bump} WHERE code = $1`,
      [code, body.name, body.kind, credit, body.parentCode],
    );
    const from = { name: before.name, kind: before.kind, creditCode: before.creditCode, parentCode: before.parentCode };
    await tell(tx, principal, 'changed', before, { from, to: { ...body, creditCode: credit } });
  });
}

/** From a day on it is chosen no more; what names it keeps doing so. */
export function closeOrganisation(
  principal: Principal,
  code: string,
  { revision, from, reason }: { revision: number; from: string; reason: string },
): Promise<void> {
  if (from < clock.today()) throw fieldFault('from', '停用日期不能早于今天', 'It cannot be closed before today');
  return database.transaction(async (tx) => {
    const before = await held(tx, principal, code, revision);
    await tx.query(`UPDATE organisations SET closed_from = $2, closed_reason = $3, ${bump} WHERE code = $1`, [
      code,
      from,
      reason,
    ]);
    await tell(tx, principal, 'closed', before, { from, reason });
  });
}

export function reopenOrganisation(principal: Principal, code: string, revision: number): Promise<void> {
  return database.transaction(async (tx) => {
    const before = await held(tx, principal, code, revision);
    await tx.query(`UPDATE organisations SET closed_from = NULL, closed_reason = NULL, ${bump} WHERE code = $1`, [
      code,
    ]);
    await tell(tx, principal, 'reopened', before, { closedFrom: before.closedFrom });
  });
}
