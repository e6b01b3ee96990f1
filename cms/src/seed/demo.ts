import { currentWork, database, newDocumentId } from '@project-cloud/access/server';
import { audit } from '@project-cloud/audit/server';
import { formFor, libraryOf } from '@project-cloud/library/server';
import { NOT_JUDGED, type Project, type Saving } from '@project-cloud/registry';
import { insertEntries, insertProjects, type ReportRow, writeReports } from '@project-cloud/registry/server';
import type { DemoProject, ReportRow as DemoReport, PartyRow } from '@project-cloud/seed';

const BATCH = 500;

export function toProject(
  demo: Pick<DemoProject, 'project'>,
  paths: ReadonlyMap<string, string>,
  currency: string,
): Project {
  const { filed_on, ...core } = demo.project;
  const region_path = paths.get(core.region_code);
  if (!region_path) throw new Error(`Demonstration: no region ${core.region_code}`);
  return { ...core, id: newDocumentId(), region_path, currency, state: 'active', revision: 1 };
}

interface Prepared {
  saving: Saving;
  reports: DemoReport[];
  reportForm: string;
}

const reportRows = ({ saving, reports, reportForm }: Prepared): ReportRow[] =>
  reports.map((report) => ({
    entry_id: saving.entryId,
    project_id: saving.project.id,
    period: report.period,
    values: report.values,
    form_version: reportForm,
    state: report.state,
    region_path: saving.project.region_path,
    owner_code: saving.project.owner_code,
    reported_at: `${report.reported_on}T09:00:00+08:00`,
  }));

/** Save generated projects the way an import does: many at once, judged and projected in the same transaction. */
export async function saveDemoProjects(
  libraryKey: string,
  demos: readonly DemoProject[],
  paths: ReadonlyMap<string, string>,
): Promise<void> {
  const library = await libraryOf(libraryKey);
  for (let at = 0; at < demos.length; at += BATCH) {
    const batch = demos.slice(at, at + BATCH);
    const prepared: Prepared[] = [];
    for (const demo of batch) {
      const project = toProject(demo, paths, library.body.currency);
      const [form, reportForm] = await Promise.all([
        formFor(library.body.form, project.region_path),
        library.body.reportForm ? formFor(library.body.reportForm, project.region_path) : null,
      ]);
      const submitted = demo.reports
        .filter((report) => report.state === 'submitted')
        .sort((a, b) => (a.period < b.period ? -1 : 1));
      prepared.push({
        saving: {
          entryId: newDocumentId(),
          isNew: true,
          stage: demo.entry.stage,
          enteredOn: demo.entry.entered_on,
          formVersion: form.version,
          values: demo.entry.values,
          project,
          reports: submitted.map(({ period, values }) => ({ period, values })),
          judgement: NOT_JUDGED,
        },
        reports: demo.reports,
        reportForm: reportForm?.version ?? '1',
      });
    }
    await database.transaction(async (tx) => {
      await insertProjects(
        tx,
        prepared.map((one) => one.saving.project),
      );
      await insertEntries(
        tx,
        library,
        prepared.map((one) => one.saving),
      );
      await writeReports(tx, library, prepared.flatMap(reportRows));
      await audit(tx, {
        action: 'demo.load',
        subjectType: 'library',
        subjectId: libraryKey,
        detail: { projects: prepared.length, by: currentWork()?.requestId },
      });
    });
  }
}

/** Firms that own projects become organisations, so that their people can sign in for them. */
export async function saveEnterprises(parties: readonly PartyRow[], paths: ReadonlyMap<string, string>): Promise<void> {
  const rows = parties
    .filter((party) => party.kind === 'enterprise')
    .map((party) => ({
      id: newDocumentId(),
      code: party.code,
      name: party.name,
      region_code: party.region_code,
      region_path: paths.get(party.region_code),
    }));
  await database.query(
    `INSERT INTO organisations (document_id, code, name, kind, credit_code, region_code, region_path, created_at, updated_at, published_at)
     SELECT r.id, r.code, r.name, 'enterprise', r.code, r.region_code, r.region_path, now(), now(), now()
     FROM jsonb_to_recordset($1::jsonb) AS r(id text, code text, name text, region_code text, region_path text) ON CONFLICT (code) DO NOTHING`,
    [JSON.stringify(rows)],
  );
}
