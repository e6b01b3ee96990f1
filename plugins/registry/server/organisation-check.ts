import { checkOrganisations, Invalid, type OrganisationCheck } from '@project-cloud/access/server';
import type { CompiledForm } from '@project-cloud/forms-engine';
import type { FieldIssue } from '@project-cloud/kernel';
import { newOrganisations, type OrganisationAnswer } from '../domain/organisation-answers';

type Values = Readonly<Record<string, unknown>>;

const issuesOf = (answers: readonly OrganisationAnswer[], regionPath: string, check: OrganisationCheck): FieldIssue[] =>
  answers.flatMap(({ path, code }) => {
    const message = check(code, regionPath);
    return message ? [{ path, code: 'organisation', message }] : [];
  });

/** What a row of a file answers, with a check that knows all organisations. */
export const organisationIssues = (
  form: CompiledForm,
  values: Values,
  kept: Values,
  regionPath: string,
  check: OrganisationCheck,
): FieldIssue[] => issuesOf(newOrganisations(form.fields, values, kept), regionPath, check);

/** A department of a sister county, one that is closed and one that never was are refused at their fields. */
export async function refuseForeignOrganisations(
  form: CompiledForm,
  values: Values,
  kept: Values,
  regionPath: string,
): Promise<void> {
  const answers = newOrganisations(form.fields, values, kept);
  const check = await checkOrganisations(answers.map(({ code }) => code));
  const fields = issuesOf(answers, regionPath, check);
  if (fields.length > 0) throw Invalid({ count: fields.length }, { fields });
}
