import { alone, database, defineJob, jobsStarted, type Transaction } from '@project-cloud/access/server';
import { systemClock } from '@project-cloud/kernel';
import { allLibraries, type Definition, definitions, type Library } from '@project-cloud/library/server';
import { rejudgeEntries } from '@project-cloud/registry/server';

const BATCH = 500;
const clock = systemClock();

interface Asked {
  id: string;
  kind: string;
  key: string;
  [column: string]: unknown;
}

/** Whose entries may get another light, or meet the rule by which a library admits them. */
const touches = (asked: readonly Asked[]) => (library: Library, all: readonly Library[]) => {
  const admitting = all.filter(({ body }) => body.admission?.from === library.key).map(({ key }) => key);
  return asked.some(({ kind, key }) =>
    kind === 'library' ? key === library.key || admitting.includes(key) : library.body.rules.includes(key),
  );
};

/**
 * Judges every entry of a library, a batch a transaction; says how many changed their light. Entries that meet the rule
 * by which another library admits enter it, as they would when they are saved.
 */
export async function judgeLibrary(
  library: Library,
  onBatch: (batch: { count: number; changed: number }) => Promise<void> = async () => undefined,
): Promise<void> {
  for (let after = ''; ; ) {
    const batch = await database.transaction((tx) => rejudgeEntries(tx, library, after, BATCH));
    await onBatch(batch);
    if (batch.last === null) return;
    after = batch.last;
  }
}

const DUE = 'SELECT id, kind, key FROM pc.judging_asked WHERE due IS NULL OR due <= $1 ORDER BY id';

const dueNow = async (): Promise<Asked[]> => (await database.query<Asked>(DUE, [clock.today()])).rows;

async function judgeDue(): Promise<void> {
  // The publication may be known to the queue before word of it has come here.
  definitions.forget();
  const asked = await dueNow();
  const touched = touches(asked);
  const all = await allLibraries();
  for (const library of all.filter((one) => touched(one, all))) await judgeLibrary(library);
  await database.query('DELETE FROM pc.judging_asked WHERE id = ANY($1)', [asked.map(({ id }) => id)]);
}

/**
 * After a publication the lights follow at once, beside the work that goes on; those of a version of a later day follow
 * when its day has come. Broken off, it is run again: at the next start, or by the clock in a process that lives.
 */
export const judgeAnewJob = defineJob({
  name: 'supervision-judge-anew',
  atStart: true,
  cron: '* * * * *',
  run: () => alone('supervision-judge-anew', { waits: async () => (await dueNow()).length > 0, run: judgeDue }),
});

/** Where there is nothing yet, there is nothing to judge. */
const ASK = `INSERT INTO pc.judging_asked (kind, key, due) SELECT $1, $2, $3
  WHERE $3::date IS NOT NULL OR EXISTS (SELECT 1 FROM library_entries)`;

const sent = new WeakSet<Transaction>();

/** Rules and libraries that take effect ask for their entries to be judged, on the day from which they hold. */
export async function askForJudging({
  tx,
  definition,
}: {
  tx: Transaction;
  definition: Pick<Definition, 'kind' | 'key' | 'region' | 'effectiveFrom'>;
}): Promise<void> {
  const { kind, key, effectiveFrom } = definition;
  if (kind !== 'rule' && kind !== 'library') return;
  const due = effectiveFrom && effectiveFrom > clock.today() ? effectiveFrom : null;
  const asked = await tx.query(ASK, [kind, key, due]);
  if (!asked.rowCount || due || !jobsStarted() || sent.has(tx)) return;
  sent.add(tx);
  await judgeAnewJob.send(tx, {});
}
