import { type FieldIssue, isDomainError } from '@project-cloud/kernel';
import { type Envelope, LibraryBody, ReportBody } from '@project-cloud/library';
import { findLibrary, type Library, libraryFrom } from '@project-cloud/library/server';
import { checkFilters } from '@project-cloud/registry/server';
import { pivotFaults } from '../../domain';
import { fieldsOf } from './fields-of';

interface Checking {
  envelope: Envelope;
  beside?: readonly Envelope[];
  issues: FieldIssue[];
}

const inBody = (issue: FieldIssue): FieldIssue => ({ ...issue, path: `body.${issue.path}` });

/** The library as it would be: a release may bring it along. */
async function libraryFor(key: string, beside: readonly Envelope[]): Promise<Library | null> {
  const draft = beside.find((one) => one.kind === 'library' && one.key === key);
  // A library that is not sound yet is told its own faults.
  return draft && LibraryBody.safeParse(draft.body).success ? libraryFrom(draft) : findLibrary(key);
}

/** The conditions are those of lists, and are refused as lists refuse them. */
async function filterIssues(library: Library, filter: ReportBody['filter']): Promise<FieldIssue[]> {
  try {
    await checkFilters(library, filter);
    return [];
  } catch (error) {
    if (isDomainError(error)) return error.fields ?? [];
    throw error;
  }
}

/** A table of statistics fits its library before it is published: known fields, measures that are measures. */
export async function checkReports({ envelope, beside = [], issues }: Checking): Promise<void> {
  if (envelope.kind !== 'report' || envelope.region !== null) return;
  const report = ReportBody.parse(envelope.body);
  const library = await libraryFor(report.library, beside);
  if (!library) {
    const message = { zh: `没有项目库“${report.library}”`, en: `There is no library “${report.library}”` };
    issues.push({ path: 'body.library', code: 'missing', message });
    return;
  }
  const faults = [...pivotFaults(report, fieldsOf(library)), ...(await filterIssues(library, report.filter))];
  issues.push(...faults.map(inBody));
}
