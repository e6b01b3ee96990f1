import type { Principal } from '@project-cloud/access';
import { newDocumentId, type Transaction } from '@project-cloud/access/server';
import { audit } from '@project-cloud/audit/server';
import type { GoodRow } from '../../domain/import/planned-row';
import { keepOldAnswers } from '../../domain/merge-values';
import { NOT_JUDGED, type Project, type Report, type Saving } from '../../domain/saving';
import { authoritySegment, type CodeToIssue, codeFor } from '../code-facts';
import { clock } from '../create-entry';
import { registryEvents } from '../events';
import { fillProject } from '../fill-project';
import { projectOf, type StoredEntry } from '../find-project';
import { FOLLOW_PROJECT, UPDATE_ENTRIES, UPDATE_PROJECTS } from '../queries/truth';
import {
  entryRow,
  insertEntryRows,
  insertParties,
  insertProjectRows,
  type OtherCode,
  project as projectRows,
  type ReportRow,
  writeReports,
} from '../save-entries';
import type { Checked, CheckedEntry, Checker, Known } from './check-row';
import type { CodeStock } from './code-stock';

/** A good row with what the forms made of it and what was known before. */
export interface ReadyRow {
  row: GoodRow;
  checked: Checked;
  known: Known;
}

/** Rows of one project, in the order of the file. */
interface Subject {
  identity: string | null;
  rows: ReadyRow[];
}

function subjectsOf(rows: readonly ReadyRow[]): Subject[] {
  const named = new Map<string, Subject>();
  const all: Subject[] = [];
  for (const ready of rows) {
    const { identity } = ready.row;
    const before = identity === null ? undefined : named.get(identity);
    if (before) {
      before.rows.push(ready);
      continue;
    }
    const subject = { identity, rows: [ready] };
    if (identity !== null) named.set(identity, subject);
    all.push(subject);
  }
  return all;
}

/** The row that says how the project stands now: the latest record. */
function presentState(subject: Subject): { row: ReadyRow; entry: CheckedEntry } | null {
  const ordered = [...subject.rows].sort((a, b) =>
    (a.row.report?.period ?? '') < (b.row.report?.period ?? '') ? -1 : 1,
  );
  const row = ordered.at(-1);
  return row?.checked.entry ? { row, entry: row.checked.entry } : null;
}

export interface SaveContext {
  checker: Checker;
  principal: Principal;
  scheme: string;
  codes: CodeStock;
  /** Parties that chunks of this pass have written. */
  parties: Set<string>;
}

/** A new code, and the version of the rule that it follows. */
interface Issued {
  code: string;
  rule: number;
}

/** New codes for all that need one. */
async function codesFor(
  tx: Transaction,
  context: SaveContext,
  entries: readonly CheckedEntry[],
): Promise<Map<CheckedEntry, Issued>> {
  const { checker, principal } = context;
  const given = { day: clock.today(), authority: authoritySegment(principal), library: checker.library.key };
  const wanted: CodeToIssue[] = [];
  for (const { core, region } of entries)
    wanted.push(await codeFor(core, { ...given, place: checker.segmentOf(region) ?? '' }));
  const codes = await context.codes.draw(
    tx,
    wanted.map(({ prefix }) => prefix),
  );
  return new Map(entries.map((entry, at) => [entry, { code: codes[at] ?? '', rule: wanted[at]?.rule ?? 0 }]));
}

/** A row's project as it will be stored: a new one, or a known one with what the row says of it. */
function projectFrom(
  context: SaveContext,
  entry: CheckedEntry,
  known: Project | null,
  code: string,
  codeRule: number | null = null,
): Project {
  const given = { region: entry.region, library: context.checker.library, principal: context.principal };
  if (!known) return fillProject(entry.core, { id: newDocumentId(), code, codeRule, ...given });
  const core = keepOldAnswers({ ...known }, entry.core, new Set(entry.form.compiled.keys));
  const filled = fillProject(core, { id: known.id, code: known.code, ...given });
  return { ...filled, currency: known.currency, state: known.state };
}

const moved = (a: Project, b: Project) =>
  a.region_path !== b.region_path || a.owner_code !== b.owner_code || a.is_public !== b.is_public;

/** What a chunk writes. */
interface Batch {
  /** New projects, with the codes by which they are known elsewhere. */
  projects: Project[];
  aliases: OtherCode[];
  /** Known projects that the file changes. */
  changed: Project[];
  movedIds: string[];
  inserted: Saving[];
  updated: Saving[];
  reports: ReportRow[];
}

function addFresh(batch: Batch, context: SaveContext, subject: Subject, entry: CheckedEntry, issued?: Issued): void {
  const { library } = context.checker;
  const known = subject.rows[0]?.known.project ?? null;
  const project = projectFrom(context, entry, known, issued?.code ?? subject.identity ?? '', issued?.rule);
  if (known) {
    batch.changed.push(project);
    if (moved(known, project)) batch.movedIds.push(project.id);
  } else {
    batch.projects.push(project);
    if (context.scheme !== 'unified' && subject.identity)
      batch.aliases.push({ projectId: project.id, scheme: context.scheme, value: subject.identity });
  }
  const saving = savingOf(project, newDocumentId(), true, library.body.initialStage, entry.form.version, entry.own);
  batch.inserted.push(saving);
  batch.reports.push(...reportsOf(subject, saving));
}

function addKnown(batch: Batch, context: SaveContext, subject: Subject, before: StoredEntry): void {
  const saving = changedSaving(context, subject, before);
  batch.updated.push(saving);
  if (context.checker.use !== 'reports') batch.changed.push(saving.project);
  if (moved(projectOf(before), saving.project)) batch.movedIds.push(saving.project.id);
  batch.reports.push(...reportsOf(subject, saving));
}

/** New codes are issued where the file brings none. */
async function batchOf(tx: Transaction, context: SaveContext, rows: readonly ReadyRow[]): Promise<Batch> {
  const batch: Batch = {
    projects: [],
    aliases: [],
    changed: [],
    movedIds: [],
    inserted: [],
    updated: [],
    reports: [],
  };
  const fresh: { subject: Subject; entry: CheckedEntry }[] = [];
  for (const subject of subjectsOf(rows)) {
    const before = subject.rows[0]?.known.entry;
    const entry = before ? null : presentState(subject)?.entry;
    if (before) addKnown(batch, context, subject, before);
    else if (entry) fresh.push({ subject, entry });
  }
  const codeless = fresh.filter(
    ({ subject }) => !subject.rows[0]?.known.project && (context.scheme !== 'unified' || subject.identity === null),
  );
  const codes = await codesFor(
    tx,
    context,
    codeless.map(({ entry }) => entry),
  );
  for (const { subject, entry } of fresh) addFresh(batch, context, subject, entry, codes.get(entry));
  return batch;
}

/** Save the good rows of a chunk: new projects, changed ones, reports; then judge and project each entry once. */
export async function saveRows(tx: Transaction, context: SaveContext, rows: readonly ReadyRow[]): Promise<void> {
  const { library, use } = context.checker;
  const batch = await batchOf(tx, context, rows);
  await insertProjectRows(tx, batch.projects, batch.aliases);
  if (batch.changed.length > 0) await tx.query(UPDATE_PROJECTS, [JSON.stringify(batch.changed)]);
  await insertEntryRows(tx, library, batch.inserted);
  if (use !== 'reports' && batch.updated.length > 0)
    await tx.query(UPDATE_ENTRIES, [JSON.stringify(batch.updated.map(entryRow))]);
  for (const id of batch.movedIds) {
    for (const statement of FOLLOW_PROJECT) await tx.query(statement, [id]);
    await registryEvents.emit('project-moved', { tx, projectId: id });
  }
  await writeReports(tx, library, batch.reports);
  await projectRows(tx, library, [...batch.inserted, ...batch.updated]);
  await audit(tx, {
    action: 'import.save',
    subjectType: 'library',
    subjectId: library.key,
    regionPath: context.principal.region?.path,
    detail: {
      created: batch.inserted.length,
      changed: batch.updated.length,
      reports: batch.reports.length,
      projects: [...batch.inserted, ...batch.updated].map((saving) => saving.project.id),
    },
  });
  await saveParties(tx, context, batch.projects);
}

/** Thousands of projects have some hundred owners: those of chunks that are saved are not written again. */
async function saveParties(tx: Transaction, { parties }: SaveContext, projects: readonly Project[]): Promise<void> {
  const fresh = projects.filter(({ owner_code, owner_name }) => owner_name && !parties.has(owner_code));
  await insertParties(tx, fresh);
  tx.afterCommit(() => {
    for (const { owner_code } of fresh) parties.add(owner_code);
  });
}

function savingOf(
  project: Project,
  entryId: string,
  isNew: boolean,
  stage: string,
  formVersion: string,
  values: Record<string, unknown>,
): Saving {
  const enteredOn = clock.today();
  return { entryId, isNew, stage, enteredOn, formVersion, values, project, reports: [], judgement: NOT_JUDGED };
}

const newestPeriod = (reports: readonly Report[]) =>
  reports
    .map(({ period }) => period)
    .sort()
    .at(-1) ?? '';

/** A known project takes its present state from the latest row, unless the library has a later report than the file. */
function changedSaving(context: SaveContext, subject: Subject, before: StoredEntry): Saving {
  const state = presentState(subject);
  const newest = newestPeriod(subject.rows[0]?.known.reports ?? []);
  const current = state && (state.row.row.report?.period ?? newest) >= newest ? state.entry : null;
  const old = projectOf(before);
  const project = current ? projectFrom(context, current, old, old.code) : old;
  const values = current
    ? keepOldAnswers(before.values, current.own, new Set(current.form.compiled.keys))
    : before.values;
  const version = current?.form.version ?? before.form_version;
  return {
    ...savingOf(project, before.entry_id, false, before.stage, version, values),
    enteredOn: before.entered_on,
  };
}

function reportsOf(subject: Subject, saving: Saving): ReportRow[] {
  const known = subject.rows[0]?.known.reports ?? [];
  saving.reports = [...known].sort((a, b) => (a.period < b.period ? -1 : 1));
  return subject.rows.flatMap(({ checked }) =>
    checked.report
      ? [
          {
            entry_id: saving.entryId,
            project_id: saving.project.id,
            period: checked.report.period,
            values: checked.report.values,
            form_version: checked.report.form.version,
            state: 'submitted' as const,
            region_path: saving.project.region_path,
            owner_code: saving.project.owner_code,
          },
        ]
      : [],
  );
}
