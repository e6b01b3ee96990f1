import {
  currentWork,
  newDocumentId,
  overJson,
  type RowsWrite,
  type Transaction,
  writeRows,
} from '@project-cloud/access/server';
import type { AuditEntry } from '@project-cloud/audit';
import { audit, auditInsert, auditValues } from '@project-cloud/audit/server';
import type { IsoDate } from '@project-cloud/kernel';
import type { Library } from '@project-cloud/library/server';
import type { Project, Saving } from '../domain/saving';
import { registryEvents } from './events';
import { projectionRow } from './project-row';
import type { Statement } from './queries/list-entries';
import { projectionWrite } from './queries/projection';
import { statementName } from './queries/statement-name';
import { together } from './queries/together';
import {
  CODES,
  ENTRIES,
  FOLLOW_PROJECT,
  PARTIES,
  PROJECTS,
  REPORTS,
  UPDATE_ENTRIES,
  UPDATE_PROJECTS,
} from './queries/truth';

const who = () => currentWork()?.principal?.username ?? 'system';

/** A code by which a project is known elsewhere: an older generation, or another country's own. */
export interface OtherCode {
  projectId: string;
  scheme: string;
  value: string;
}

function partiesOf(projects: readonly Project[]): object[] {
  const byCode = new Map<string, object>();
  for (const project of projects) {
    if (!project.owner_code || !project.owner_name) continue;
    byCode.set(project.owner_code, {
      id: newDocumentId(),
      code: project.owner_code,
      scheme: 'uscc',
      name: project.owner_name,
      kind: 'owner',
      region_path: project.region_path,
    });
  }
  // In one order: two transactions that meet in the same parties wait for each other and not crosswise.
  return [...byCode.keys()].sort().map((code) => byCode.get(code) ?? {});
}

const codeRow = (project: Project, scheme: string, value: string) => ({
  id: newDocumentId(),
  scheme,
  value,
  state: 'valid',
  project_id: project.id,
  region_path: project.region_path,
  owner_code: project.owner_code,
  is_public: project.is_public,
  rule_version: scheme === 'unified' ? (project.code_rule ?? null) : null,
});

/** Rows with the statement that writes them. */
interface Writing {
  write: RowsWrite;
  rows: readonly object[];
  others?: readonly unknown[];
}

const statementOf = ({ write, rows, others = [] }: Writing): Statement => ({
  text: overJson(write),
  values: [JSON.stringify(rows), ...others],
});

/** What new projects write: themselves and their codes. */
function projectWrites(projects: readonly Project[], others: readonly OtherCode[] = []): Writing[] {
  const byId = new Map(projects.map((project) => [project.id, project]));
  const codes = [
    ...projects.map((project) => codeRow(project, 'unified', project.code)),
    ...others.flatMap((other) => {
      const project = byId.get(other.projectId);
      return project ? [codeRow(project, other.scheme, other.value)] : [];
    }),
  ];
  return [
    { write: PROJECTS, rows: projects },
    { write: CODES, rows: codes },
  ];
}

function partyWrites(projects: readonly Project[]): Writing[] {
  const parties = partiesOf(projects);
  return parties.length > 0 ? [{ write: PARTIES, rows: parties }] : [];
}

/** New projects with their codes; part of a transaction that also writes their entries and parties. */
export async function insertProjectRows(
  tx: Transaction,
  projects: readonly Project[],
  others: readonly OtherCode[] = [],
): Promise<void> {
  for (const { write, rows } of projectWrites(projects, others)) await writeRows(tx, write, rows);
}

/**
 * The parties of projects, where they are not known yet. The last of a long transaction: whoever writes a party of the
 * same code meanwhile waits for its end.
 */
export async function insertParties(tx: Transaction, projects: readonly Project[]): Promise<void> {
  for (const { write, rows } of partyWrites(projects)) await writeRows(tx, write, rows);
}

/** New projects with their codes and parties. */
export async function insertProjects(
  tx: Transaction,
  projects: readonly Project[],
  others: readonly OtherCode[] = [],
): Promise<void> {
  await insertProjectRows(tx, projects, others);
  await insertParties(tx, projects);
}

/** An entry as the truth keeps it. */
export const entryRow = (item: Saving) => ({
  id: item.entryId,
  project_id: item.project.id,
  stage: item.stage,
  entered_on: item.enteredOn,
  form_version: item.formVersion,
  values: item.values,
  region_path: item.project.region_path,
  owner_code: item.project.owner_code,
  is_public: item.project.is_public,
});

const projectionOf = (library: Library, items: readonly Saving[]): Writing => ({
  write: projectionWrite(library),
  rows: items.map((item) => projectionRow(library, item)),
});

/** Let supervision judge, then write what lists read. The last step of every save, of one entry or of thousands. */
export async function project(tx: Transaction, library: Library, items: Saving[], asOf?: IsoDate): Promise<void> {
  if (items.length === 0) return;
  await registryEvents.emit('entries-saving', { tx, library, items, ...(asOf ? { asOf } : {}) });
  const { write, rows } = projectionOf(library, items);
  await writeRows(tx, write, rows);
}

const entriesOf = (library: Library, items: readonly Saving[]): Writing => ({
  write: ENTRIES,
  rows: items.map(entryRow),
  others: [library.key, who()],
});

/** New entries without their projection: an import projects once, after their reports are written. */
export async function insertEntryRows(tx: Transaction, library: Library, items: readonly Saving[]): Promise<void> {
  const { write, rows, others } = entriesOf(library, items);
  await writeRows(tx, write, rows, others);
}

async function writeTogether(tx: Transaction, statements: readonly Statement[]): Promise<void> {
  const { text, values } = together(statements);
  await tx.client.query({ name: statementName(text), text, values });
}

/**
 * File one entry with its trail, and its project where that is new too. As few journeys to the database as the order
 * allows: the truth, what the rules say of it, then the projection and the trail.
 */
export async function fileEntry(
  tx: Transaction,
  library: Library,
  item: Saving,
  given: { newProject: boolean; trail: AuditEntry },
): Promise<void> {
  const project = given.newProject ? [...projectWrites([item.project]), ...partyWrites([item.project])] : [];
  await writeTogether(tx, [...project, entriesOf(library, [item])].map(statementOf));
  await registryEvents.emit('entries-saving', { tx, library, items: [item] });
  await writeTogether(tx, [
    statementOf(projectionOf(library, [item])),
    { text: auditInsert(), values: auditValues(given.trail) },
  ]);
}

export async function insertEntries(tx: Transaction, library: Library, items: Saving[]): Promise<void> {
  if (items.length === 0) return;
  await insertEntryRows(tx, library, items);
  await project(tx, library, items);
}

export interface ReportRow {
  entry_id: string;
  project_id: string;
  period: string;
  values: Record<string, unknown>;
  form_version: string;
  state: 'draft' | 'submitted';
  region_path: string;
  owner_code: string;
  reported_at?: string;
}

/** Reports, new or newer; their entries are to be projected afterwards. */
export async function writeReports(tx: Transaction, library: Library, rows: readonly ReportRow[]): Promise<void> {
  const withIds = rows.map((row) => ({ id: newDocumentId(), ...row }));
  await writeRows(tx, REPORTS, withIds, [library.key, who()]);
}

/** A changed entry and its project, with the trail of what changed. */
export async function updateEntry(
  tx: Transaction,
  library: Library,
  item: Saving,
  trail: { action: string; detail: Record<string, unknown>; moved: boolean },
): Promise<void> {
  await tx.query(UPDATE_PROJECTS, [JSON.stringify([item.project])]);
  await tx.query(UPDATE_ENTRIES, [JSON.stringify([entryRow(item)])]);
  if (trail.moved) {
    for (const statement of FOLLOW_PROJECT) await tx.query(statement, [item.project.id]);
    await registryEvents.emit('project-moved', { tx, projectId: item.project.id });
  }
  await insertParties(tx, [item.project]);
  await project(tx, library, [item]);
  await audit(tx, {
    action: trail.action,
    subjectType: 'project',
    subjectId: item.project.id,
    regionPath: item.project.region_path,
    detail: { library: library.key, entry: item.entryId, ...trail.detail },
  });
}
