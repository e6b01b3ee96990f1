import { currentWork, type Sql } from '@project-cloud/access/server';
import type { AuditEntry } from '../domain';

const COLUMNS =
  'actor_kind, actor, actor_name, role, organisation_code, action, subject_type, subject_id, region_path, outcome, detail, request_id, ip';

/** The thirteen values of an entry, in the order of COLUMNS: for statements that insert it beside other rows. */
export function auditValues(entry: AuditEntry): unknown[] {
  const work = currentWork();
  const who = work?.principal;
  const visitor = !who && Boolean(work?.ip);
  return [
    who?.kind ?? (visitor ? 'visitor' : 'system'),
    who?.username ?? (visitor ? 'visitor' : (work?.requestId ?? 'system')),
    who?.name ?? (visitor ? '访客' : '系统'),
    who?.role ?? null,
    who?.organisation?.code ?? null,
    entry.action,
    entry.subjectType,
    entry.subjectId,
    entry.regionPath ?? null,
    entry.outcome ?? 'done',
    entry.detail ? JSON.stringify(entry.detail) : null,
    work?.requestId ?? null,
    work?.ip ?? null,
  ];
}

/** Insert an audit entry, its placeholders starting after `offset`. */
export function auditInsert(offset = 0): string {
  const places = COLUMNS.split(',').map((_, at) => `$${offset + at + 1}`);
  return `INSERT INTO pc.audit (${COLUMNS}) VALUES (${places.join(', ')})`;
}

/** Append to the trail in the transaction of the work it records: both happen, or neither does. */
export async function audit(tx: Sql, entry: AuditEntry): Promise<void> {
  await tx.query(auditInsert(), auditValues(entry));
}

/** Append many lines at once: one statement for a batch that an import or a rule made. */
export async function auditAll(tx: Sql, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const values = entries.map(auditValues);
  const width = COLUMNS.split(',').length;
  const rows = values.map((row, at) => `(${row.map((_, place) => `$${at * width + place + 1}`).join(', ')})`);
  await tx.query(`INSERT INTO pc.audit (${COLUMNS}) VALUES ${rows.join(', ')}`, values.flat());
}
