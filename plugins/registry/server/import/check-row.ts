import type { Scope } from '@project-cloud/access';
import type { OrganisationCheck, Region } from '@project-cloud/access/server';
import type { FieldIssue } from '@project-cloud/kernel';
import type { Library, RegionForm } from '@project-cloud/library/server';
import type { GoodRow } from '../../domain/import/planned-row';
import { splitValues } from '../../domain/merge-values';
import { reportContext } from '../../domain/report-context';
import type { Project, Report } from '../../domain/saving';
import type { StoredEntry } from '../find-project';
import { organisationIssues } from '../organisation-check';

/** What is known of a project when its row comes by: its entry, and its reports, those of earlier rows included. */
export interface Known {
  project: Project | null;
  /** Its entry in this library; a project of other libraries has none yet. */
  entry: StoredEntry | null;
  /** The code belongs to a project that the importer may not see. */
  elsewhere: boolean;
  reports: Report[];
}

export interface CheckedEntry {
  form: RegionForm;
  region: Region;
  core: Record<string, unknown>;
  own: Record<string, unknown>;
}

export interface Checked {
  entry: CheckedEntry | null;
  report: { form: RegionForm; period: string; values: Record<string, unknown> } | null;
}

export interface Checker {
  library: Library;
  use: 'entries' | 'reports' | 'records';
  scope: Scope;
  today: string;
  regions: ReadonlyMap<string, Region>;
  organisations: OrganisationCheck;
  entryForm: (regionPath: string) => RegionForm;
  reportForm: ((regionPath: string) => RegionForm) | null;
  /** The digits that stand for a region in a new code; null for a region that has none. */
  segmentOf: (region: Region) => string | null;
}

const issue = (path: string, zh: string, en: string): FieldIssue => ({ path, code: 'invalid', message: { zh, en } });

function answered(values: Record<string, unknown>, into: Record<string, unknown> = {}): Record<string, unknown> {
  for (const key in values) if (values[key] !== null) into[key] = values[key];
  return into;
}

const askedBy = new WeakMap<RegionForm, ReadonlySet<string>>();

function askedOf(form: RegionForm): ReadonlySet<string> {
  const known = askedBy.get(form) ?? new Set(form.compiled.keys);
  askedBy.set(form, known);
  return known;
}

const same = (a: unknown, b: unknown) => a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));

/**
 * The answers of a row. In a list of projects an empty cell is no answer, and what was known stays; a dated record
 * says how the project stands, and what it leaves empty is empty. An old answer that today's form no longer asks for
 * may stand in an exported row: unchanged, it is not an answer to refuse.
 */
function answers(checker: Checker, row: GoodRow, known: Known, form: RegionForm, region: Region) {
  const given = answered(row.values, answered(row.project));
  delete given.code;
  if (known.project) {
    const asked = askedOf(form);
    const before: Record<string, unknown> = { ...known.project, ...known.entry?.values };
    for (const key in given) if (!asked.has(key) && same(given[key], before[key])) delete given[key];
    const said = checker.use === 'records' ? { ...row.project, ...row.values } : given;
    for (const key of asked) if (!(key in said) && (before[key] ?? null) !== null) given[key] = before[key];
  }
  given.region_code = region.code;
  return given;
}

function checkEntry(checker: Checker, row: GoodRow, known: Known, checked: Checked): FieldIssue[] {
  if (known.elsewhere)
    return [issue('code', '这个代码的项目不在您的管理范围内', 'The project of this code lies outside your area')];
  const code = row.project.region_code ?? known.project?.region_code;
  const region = typeof code === 'string' ? checker.regions.get(code) : undefined;
  if (!region)
    return [issue('project.region_code', '没有写明项目所在地区', 'It does not say in which region the project is')];
  if (region.path < checker.scope.lo || region.path >= checker.scope.hi)
    return [issue('project.region_code', '不在您的管理范围内', 'It lies outside your area')];
  if (!known.project && checker.segmentOf(region) === null)
    return [
      issue(
        'project.region_code',
        '这个地区没有可用于赋码的六位代码，请先在地区表里补上',
        'This region has no six digits to make a code of; add them to the regions first',
      ),
    ];
  const form = checker.entryForm(region.path);
  const kept = known.project ? { ...known.project, ...known.entry?.values } : undefined;
  const verdict = form.compiled.validate(answers(checker, row, known, form, region), { today: checker.today, kept });
  if (!verdict.ok) return verdict.issues;
  const stays = kept && known.project?.region_path === region.path ? kept : {};
  const foreign = organisationIssues(form.compiled, verdict.values, stays, region.path, checker.organisations);
  if (foreign.length > 0) return foreign;
  checked.entry = { form, region, ...splitValues(verdict.values) };
  return [];
}

function checkReport(checker: Checker, row: GoodRow, known: Known, checked: Checked): FieldIssue[] {
  if (!row.report || !checker.reportForm) return [];
  const path = checked.entry?.region.path ?? known.entry?.region_path;
  if (!path)
    return [
      issue(
        'code',
        '库里没有这个项目，请先导入项目',
        'The library does not have this project; import the project first',
      ),
    ];
  if (row.report.period > checker.today.slice(0, 7))
    return [issue('period', '还没到这个月', 'That month has not come yet')];
  const form = checker.reportForm(path);
  const { period } = row.report;
  const context = reportContext({
    reporting: checker.library.body.reporting,
    entry: { ...known.project, ...known.entry?.values, ...checked.entry?.core, ...checked.entry?.own },
    reports: known.reports.filter((report) => report.period < period),
    period,
  });
  const kept = known.reports.find((report) => report.period === period)?.values;
  const verdict = form.compiled.validate(answered(row.report.values), { today: checker.today, context, kept });
  const foreign = verdict.ok
    ? organisationIssues(form.compiled, verdict.values, kept ?? {}, path, checker.organisations)
    : verdict.issues;
  if (foreign.length > 0) return foreign.map((one) => ({ ...one, path: `report.${one.path}` }));
  checked.report = { form, period, values: verdict.values };
  known.reports = [...known.reports.filter((report) => report.period !== period), { period, values: verdict.values }];
  return [];
}

/** The forms' verdict on a row; what they made of its values is left in `checked`. */
export function checkRow(checker: Checker, row: GoodRow, known: Known, checked: Checked): FieldIssue[] {
  const issues = checker.use === 'reports' ? [] : checkEntry(checker, row, known, checked);
  return issues.length > 0 || checker.use === 'entries' ? issues : checkReport(checker, row, known, checked);
}
