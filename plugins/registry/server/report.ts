import { may, NotAllowed, NotFound, type Principal } from '@project-cloud/access';
import { database, Invalid, type Transaction } from '@project-cloud/access/server';
import { changes } from '@project-cloud/audit';
import { audit } from '@project-cloud/audit/server';
import type { Lang } from '@project-cloud/kernel';
import { refuseRetired } from '@project-cloud/library';
import { formAt, formFor, type Library, libraryOf, shownForm } from '@project-cloud/library/server';
import { FormVersionNotCurrent, RevisionConflict } from '../domain/entry-fault';
import { keepOldAnswers } from '../domain/merge-values';
import { reportContext } from '../domain/report-context';
import { NOT_JUDGED } from '../domain/saving';
import { clock } from './create-entry';
import { findEntry, lockEntry, projectOf, type StoredEntry, submittedReports } from './find-project';
import { refuseForeignOrganisations } from './organisation-check';
import { clearedValues } from './present-entry';
import { project, writeReports } from './save-entries';

export interface ReportBody {
  revision: number | null;
  formVersion: string;
  values: Record<string, unknown>;
  state: 'draft' | 'submitted';
}

interface StoredReport {
  id: string;
  period: string;
  values: Record<string, unknown>;
  state: 'draft' | 'submitted';
  revision: number;
  formVersion: string;
  reportedAt: string;
  reporter: string | null;
}

const COLUMNS = `document_id AS id, period, "values", state, revision, form_version AS "formVersion", reported_at AS "reportedAt", reporter`;

const fault = (path: string, zh: string, en: string) =>
  Invalid({ count: 1 }, { fields: [{ path, code: 'invalid', message: { zh, en } }] });

async function reportsOf(entryId: string): Promise<StoredReport[]> {
  const found = await database.query<StoredReport & { [key: string]: unknown }>(
    `SELECT ${COLUMNS} FROM progress_reports WHERE entry_id = $1 ORDER BY period DESC`,
    [entryId],
  );
  return found.rows;
}

export async function listReports(principal: Principal, entryId: string) {
  const entry = await findEntry(entryId);
  if (!entry) throw NotFound();
  const library = await libraryOf(entry.library_key);
  const items = await reportsOf(entryId);
  return { items: items.map((report) => ({ ...report, values: clearedValues(library, principal, report.values) })) };
}

function reportFormOf(library: Library): string {
  if (!library.body.reportForm) throw NotFound();
  return library.body.reportForm;
}

/** A month's report for filling in: what was reported before stands beside it. */
export async function readReport(principal: Principal, entryId: string, period: string, lang: Lang) {
  const entry = await findEntry(entryId);
  if (!entry) throw NotFound();
  const library = await libraryOf(entry.library_key);
  const all = await reportsOf(entryId);
  const report = all.find((one) => one.period === period) ?? null;
  const previous = all.find((one) => one.period < period && one.state === 'submitted') ?? null;
  const current = await formFor(reportFormOf(library), entry.region_path);
  const form = report?.state === 'submitted' ? await formAt(current.key, report.formVersion) : current;
  return {
    report: report ? { ...report, values: clearedValues(library, principal, report.values) } : null,
    previous: previous ? { ...previous, values: clearedValues(library, principal, previous.values) } : null,
    formVersion: current.version,
    schema: await shownForm(lang, form.schema, library.body),
    origin: form.origin,
    context: clearedContext(library, principal, contextOf(library, entry, all, period)),
  };
}

/** `last_<key>` is as restricted as its field. */
function clearedContext(library: Library, principal: Principal, context: Record<string, unknown>) {
  const plain = Object.fromEntries(Object.entries(context).map(([key, value]) => [key.replace(/^last_/, ''), value]));
  const cleared = clearedValues(library, principal, plain);
  return Object.fromEntries(Object.entries(context).filter(([key]) => key.replace(/^last_/, '') in cleared));
}

const contextOf = (
  library: Library,
  entry: StoredEntry,
  all: { period: string; values: Record<string, unknown>; state?: string }[],
  period: string,
) =>
  reportContext({
    reporting: library.body.reporting,
    entry: { ...projectOf(entry), ...entry.values },
    reports: all.filter((report) => report.period < period && (report.state ?? 'submitted') === 'submitted'),
    period,
  });

/** Save a draft or submit. A draft may be incomplete; what is submitted is validated and judged in the same transaction. */
export async function saveReport(
  principal: Principal,
  entryId: string,
  period: string,
  body: ReportBody,
): Promise<StoredReport> {
  const seen = await findEntry(entryId);
  if (!seen) throw NotFound();
  if (!may(principal.role, 'report.write')) throw NotAllowed({ action: 'report.write' });
  const library = await libraryOf(seen.library_key);
  refuseRetired(library.body);
  if (period > clock.today().slice(0, 7))
    throw fault('period', '还没到这个月，不能填报', 'That month has not come yet');
  const form = await formFor(reportFormOf(library), seen.region_path);
  if (body.formVersion !== form.version) throw FormVersionNotCurrent({ extra: { current: form.version } });
  const reports = await reportsOf(entryId);
  const context = contextOf(library, seen, reports, period);
  const kept = reports.find((one) => one.period === period)?.values;
  const verdict = form.compiled.validate(body.values, {
    today: clock.today(),
    context,
    draft: body.state === 'draft',
    kept,
  });
  if (!verdict.ok) throw Invalid({ count: verdict.issues.length }, { fields: verdict.issues });
  const { values } = verdict;
  await refuseForeignOrganisations(form.compiled, values, kept ?? {}, seen.region_path);
  const asked = new Set(form.compiled.keys);

  const outcome = await database.transaction(async (tx) => {
    const entry = await lockEntry(tx, entryId);
    if (!entry) throw NotFound();
    const stored = await tx.query<StoredReport & { [key: string]: unknown }>(
      `SELECT ${COLUMNS} FROM progress_reports WHERE entry_id = $1 AND period = $2`,
      [entryId, period],
    );
    const before = stored.rows[0] ?? null;
    if ((before?.revision ?? null) !== body.revision) return { conflict: before };
    const kept = keepOldAnswers(before?.values ?? {}, values, asked);
    const { region_path, owner_code } = entry;
    await writeReports(tx, library, [
      {
        entry_id: entryId,
        project_id: entry.id,
        period,
        values: kept,
        form_version: form.version,
        state: body.state,
        region_path,
        owner_code,
      },
    ]);
    if (body.state === 'submitted' || before?.state === 'submitted') await rejudge(tx, library, entry);
    await audit(tx, {
      action: body.state === 'submitted' ? 'report.submit' : 'report.draft',
      subjectType: 'project',
      subjectId: entry.id,
      regionPath: entry.region_path,
      detail: { library: library.key, entry: entryId, period, changes: changes(before?.values ?? {}, kept) },
    });
    return { conflict: undefined };
  });
  if (outcome.conflict !== undefined) throw RevisionConflict({ extra: { current: outcome.conflict } });
  const saved = (await reportsOf(entryId)).find((report) => report.period === period);
  if (!saved) throw NotFound();
  return saved;
}

async function rejudge(tx: Transaction, library: Library, entry: StoredEntry): Promise<void> {
  const reports = await submittedReports(tx, entry.entry_id);
  await project(tx, library, [
    {
      entryId: entry.entry_id,
      isNew: false,
      stage: entry.stage,
      enteredOn: entry.entered_on,
      formVersion: entry.form_version,
      values: entry.values,
      project: projectOf(entry),
      reports,
      judgement: NOT_JUDGED,
    },
  ]);
}
