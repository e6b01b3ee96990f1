import type { Transaction } from '@project-cloud/access/server';
import { type FieldIssue, type IsoDate, systemClock } from '@project-cloud/kernel';
import { type Envelope, LibraryBody } from '@project-cloud/library';
import { allLibraries, findLibrary, type Library } from '@project-cloud/library/server';
import type { Saving } from '@project-cloud/registry';
import { admitEntries } from '@project-cloud/registry/server';
import { admissionIssues, admissionRule, computeFacts } from '../domain';
import { factDictionary } from './rules-of';

const clock = systemClock();

/** The facts by which an entry is admitted elsewhere are those by which it is judged. */
const factsOf = (library: Library, item: Saving, today: string) =>
  computeFacts({
    project: { ...item.project },
    values: item.values,
    reports: item.reports,
    library: library.body,
    today,
    stage: item.stage,
    enteredOn: item.enteredOn,
  }).facts;

/**
 * In the transaction that saves entries: where a library admits from theirs and its rule is met, the project enters it.
 * It comes before judging, for the entries may move to another stage.
 */
export async function admitByRule({
  tx,
  library,
  items,
  asOf,
}: {
  tx: Transaction;
  library: Library;
  items: Saving[];
  asOf?: IsoDate;
}): Promise<void> {
  const admitting = (await allLibraries()).filter(({ body }) => body.admission?.from === library.key && !body.retired);
  if (admitting.length === 0) return;
  const today = asOf ?? clock.today();
  const known = items.map((item) => ({ item, facts: factsOf(library, item, today) }));
  for (const to of admitting) {
    const rule = admissionRule(to.body);
    if (!rule) continue;
    const met = known.filter(({ facts }) => rule.test({ facts, parameters: {} }));
    await admitEntries(tx, { from: library, to, items: met.map(({ item }) => item) });
  }
}

/** An admission names a library, its stage and its facts: what is not there is refused at its place. */
export async function checkAdmission({
  envelope,
  beside = [],
  issues,
}: {
  envelope: Envelope;
  beside?: readonly Envelope[];
  issues: FieldIssue[];
}): Promise<void> {
  if (envelope.kind !== 'library') return;
  const body = LibraryBody.parse(envelope.body);
  if (!body.admission) return;
  const { from: key } = body.admission;
  const along = beside.find((one) => one.kind === 'library' && one.key === key);
  const from = along ? LibraryBody.parse(along.body) : (await findLibrary(key))?.body;
  issues.push(
    ...admissionIssues(
      { key: envelope.key, body },
      from ? { body: from, facts: factDictionary({ body: from }) } : null,
    ),
  );
}
