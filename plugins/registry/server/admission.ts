import { currentWork, newDocumentId, type Transaction } from '@project-cloud/access/server';
import { auditAll } from '@project-cloud/audit/server';
import { formResolver, type Library } from '@project-cloud/library/server';
import { carryValues } from '../domain/carry-values';
import { NOT_JUDGED, type Saving } from '../domain/saving';
import { clock } from './create-entry';
import { INSERT_ADMITTED, PROJECTS_IN, SET_STAGE } from './queries/admission';
import { entryRow, project } from './save-entries';

/** Entries of one library whose projects a rule takes into another. */
export interface Admitting {
  from: Library;
  /** The library that admits; its admission is the rule. */
  to: Library;
  /** The entries that meet the rule, as they are being saved; their stage is moved on where the rule says so. */
  items: readonly Saving[];
}

async function notYetIn(tx: Transaction, to: Library, items: readonly Saving[]): Promise<Saving[]> {
  const ids = items.map(({ project: { id } }) => id);
  const found = await tx.query<{ project_id: string }>(PROJECTS_IN, [to.key, ids]);
  const there = new Set(found.rows.map(({ project_id }) => project_id));
  // In one order: two transactions that admit the same projects wait for each other and not crosswise.
  return items.filter((item) => !there.has(item.project.id)).sort((a, b) => (a.project.id < b.project.id ? -1 : 1));
}

async function savingsFor({ from, to }: Admitting, items: readonly Saving[]): Promise<Saving[]> {
  const formOf = await formResolver(to.body.form);
  const today = clock.today();
  return items.map((item) => {
    const form = formOf(item.project.region_path);
    return {
      entryId: newDocumentId(),
      isNew: true,
      stage: to.body.admission?.stage ?? to.body.initialStage,
      enteredOn: today,
      formVersion: form.version,
      values: carryValues(
        { project: item.project, values: item.values, fields: from.body.fields },
        { fields: to.body.fields, form: form.compiled, today },
      ),
      project: item.project,
      reports: [],
      judgement: NOT_JUDGED,
    };
  });
}

const trailOf = ({ from, to }: Admitting, made: Saving, came: string | undefined) => ({
  action: 'entry.admit',
  subjectType: 'project',
  subjectId: made.project.id,
  regionPath: made.project.region_path,
  detail: {
    library: to.key,
    libraryVersion: to.version,
    entry: made.entryId,
    from: from.key,
    fromEntry: came,
    code: made.project.code,
    name: made.project.name,
    reason: to.body.admission?.reason,
    conditions: to.body.admission?.conditions,
    formVersion: made.formVersion,
  },
});

/**
 * File the projects of these entries in the library that admits them, in the transaction that makes them meet its
 * rule: any number at once. A project that is there already stays as it is, so saving again changes nothing.
 */
export async function admitEntries(tx: Transaction, admitting: Admitting): Promise<void> {
  const { to, items } = admitting;
  if (items.length === 0) return;
  const drawn = await savingsFor(admitting, await notYetIn(tx, to, items));
  if (drawn.length > 0) {
    const who = currentWork()?.principal?.username ?? 'system';
    const stored = await tx.query<{ id: string }>(INSERT_ADMITTED, [JSON.stringify(drawn.map(entryRow)), to.key, who]);
    const ids = new Set(stored.rows.map(({ id }) => id));
    const made = drawn.filter(({ entryId }) => ids.has(entryId));
    await project(tx, to, made);
    const cameFrom = new Map(items.map((item) => [item.project.id, item.entryId]));
    await auditAll(
      tx,
      made.map((one) => trailOf(admitting, one, cameFrom.get(one.project.id))),
    );
  }
  await moveOn(tx, to.body.admission?.leaves ?? null, items);
}

/** The entries stand at the stage that says where their projects went. */
async function moveOn(tx: Transaction, stage: string | null, items: readonly Saving[]): Promise<void> {
  const behind = stage === null ? [] : items.filter((item) => item.stage !== stage);
  if (stage === null || behind.length === 0) return;
  await tx.query(SET_STAGE, [behind.map(({ entryId }) => entryId), stage]);
  for (const item of behind) item.stage = stage;
}
