import { database } from '@project-cloud/access/server';
import { systemClock } from '@project-cloud/kernel';
import type { ImpactLists } from '@project-cloud/library';
import { type Forecast, findLibrary, type Library, type LibraryChange } from '@project-cloud/library/server';
import { type ScannedEntry, scanEntries } from '@project-cloud/registry/server';
import { admissionRule, computeFacts, FIGURES, fieldsBehind, needNoReports } from '../domain';
import { figuresOf } from './listed-figures';

const clock = systemClock();

/** Those among entries whose projects a library has not yet. */
const NOT_YET = `SELECT e.document_id AS id FROM library_entries e WHERE e.document_id = ANY($1)
  AND NOT EXISTS (SELECT 1 FROM library_entries t WHERE t.library_key = $2 AND t.project_id = e.project_id)`;

/** An admission that a release makes, changes, or lays on other facts. */
function touchedBy({ libraries }: Forecast, { before, after }: LibraryChange): boolean {
  const { admission, retired } = after.body;
  if (!admission || retired) return false;
  if (libraries.some((one) => one.key === admission.from)) return true;
  return before?.body.retired === true || JSON.stringify(before?.body.admission) !== JSON.stringify(admission);
}

/** Which entries would enter another library with the release, because they meet its rule as they stand. */
export async function previewAdmissions({
  forecast,
  lists,
}: {
  forecast: Forecast;
  lists: ImpactLists;
}): Promise<void> {
  for (const change of forecast.libraries.filter((one) => touchedBy(forecast, one))) {
    const key = change.after.body.admission?.from ?? '';
    const source = forecast.libraries.find((one) => one.key === key) ?? (await unchanged(key));
    if (source?.before) await countMeeting(change.after, source.before, source.after, lists);
  }
}

async function unchanged(key: string): Promise<LibraryChange | null> {
  const library = await findLibrary(key);
  return library && { key, before: library, after: library };
}

async function countMeeting(to: Library, from: Library, then: Library, lists: ImpactLists): Promise<void> {
  const rule = admissionRule(to.body);
  if (!rule) return;
  const today = clock.today();
  const narrow = needNoReports(from.body, rule.reads) && fieldsBehind(then.body, rule.reads);
  const factsOf = ({ project, values, reports, stage, figures, enteredOn }: ScannedEntry) =>
    computeFacts({
      ...{ project, values, reports, stage, today, library: then.body },
      ...(figures ? { figures: figuresOf(figures) } : {}),
      ...(enteredOn === null ? {} : { enteredOn }),
    }).facts;
  await scanEntries(
    from,
    narrow ? { reports: false, fields: [...narrow, ...FIGURES] } : { reports: true },
    async (batch) => {
      const met = batch.filter((entry) => rule.test({ facts: factsOf(entry), parameters: {} })).map(({ id }) => id);
      if (met.length === 0) return;
      const found = await database.query<{ id: string }>(NOT_YET, [met, to.key]);
      lists.admit(
        to.key,
        from.key,
        found.rows.map(({ id }) => id),
      );
    },
  );
}
