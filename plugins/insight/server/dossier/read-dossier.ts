import { NotFound, type Principal } from '@project-cloud/access';
import { database, findRegion } from '@project-cloud/access/server';
import type { Lang } from '@project-cloud/kernel';
import { furthestFirst } from '@project-cloud/library';
import type { Library } from '@project-cloud/library/server';
import { attachmentsOf, entriesOfProject, findProjectByCode, presentEntry } from '@project-cloud/registry/server';
import { CODES, CREDIT, REPORTS, WARNINGS } from '../queries/dossier';
import { ruleTitle } from '../rule-title';
import { visibleLibraries } from '../visible-libraries';
import { fundsOf } from './funds';
import { loadTimeline, type WarningRow } from './load-timeline';
import type { ReportRow } from './reports';
import { wordsOf } from './words';

interface CodeRow extends Record<string, unknown> {
  scheme: string;
  value: string;
  state: string;
}

async function presentWarning({ history: _, reason, ...warning }: WarningRow, lang: Lang) {
  return { ...warning, title: await ruleTitle(warning.rule, lang), reason: reason?.[lang] ?? null };
}

/** One project, one code, one dossier: everything that is known of it, in the libraries that the person may see. */
export async function readDossier(principal: Principal, code: string, lang: Lang): Promise<Record<string, unknown>> {
  const project = await findProjectByCode(code);
  if (!project) throw NotFound();
  const visible = await visibleLibraries(principal);
  const libraries = new Map(visible.map((library) => [library.key, library]));
  const stored = (await entriesOfProject(project.id)).filter((entry) => libraries.has(entry.library_key));
  const entries = furthestFirst(stored, visible);
  if (entries.length === 0) throw NotFound();
  const known = (key: string): Library[] => [...libraries.values()].filter((library) => library.key === key);
  const shown = new Set(entries.map((entry) => entry.entry_id));
  const [region, presented, codes, allReports, allWarnings, attachments] = await Promise.all([
    findRegion(project.region_code),
    Promise.all(entries.map((entry) => presentEntry(principal, entry, lang))),
    database.query<CodeRow>(CODES, [project.id]),
    database.query<ReportRow>(REPORTS, [project.id]),
    database.query<WarningRow>(WARNINGS, [project.id]),
    attachmentsOf(project.id),
  ]);
  const reports = allReports.rows.filter((report) => shown.has(report.entry_id));
  const warnings = allWarnings.rows.filter((warning) => shown.has(warning.entryId));
  const used = entries.flatMap((entry) => known(entry.library_key));
  const { id, region_path, ...core } = project;
  const [open, timeline, credit] = await Promise.all([
    Promise.all(warnings.filter(({ state }) => state !== 'closed').map((warning) => presentWarning(warning, lang))),
    loadTimeline(principal, id, entries, reports, warnings, wordsOf(principal, used, lang)),
    database.query(CREDIT, [codes.rows.map(({ value }) => value)]),
  ]);
  const investedOf = (id: string) => {
    const invested = presented.find((entry) => entry.id === id)?.figures.invested_total;
    return typeof invested === 'number' ? invested : null;
  };
  const funds = entries.flatMap((entry) =>
    known(entry.library_key).map((library) =>
      fundsOf(
        principal,
        library,
        entry,
        reports.filter((report) => report.entry_id === entry.entry_id),
        lang,
        investedOf(entry.entry_id),
      ),
    ),
  );
  return {
    project: {
      projectId: id,
      ...core,
      owner: core.owner_code ? { code: core.owner_code, name: core.owner_name } : null,
      region: region
        ? { code: region.code, name: region.name, path: region.path, level: region.level }
        : { code: core.region_code, name: core.region_code, path: region_path },
    },
    entries: presented,
    warnings: open,
    attachments,
    timeline,
    codes: codes.rows,
    sections: { approvals: [], funds: { entries: funds }, credit: credit.rows, problems: [] },
  };
}
