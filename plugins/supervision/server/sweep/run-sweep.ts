import { database } from '@project-cloud/access/server';
import { type IsoDate, systemClock } from '@project-cloud/kernel';
import { allLibraries, findLibrary } from '@project-cloud/library/server';
import { END_SWEEP, NEXT_CHUNK, PROGRESS, SAMPLE, TAKE_SWEEP } from '../queries/sweeps';
import { rulesOff } from './alarms';
import { looking } from './find-differences';
import { wordsThatMoved } from './find-words';
import { asInForce, sweepEntries } from './sweep-entries';
import { type Attempt, writeDifferences } from './write-differences';

/** So many entries are looked at in one statement, of which so many are judged by all three at random. */
const CHUNK = 10_000;
const SAMPLED = 50;
const clock = systemClock();

interface Taken {
  id: string;
  day: IsoDate;
  libraryKey: string | null;
  afterId: string | null;
  attemptAt: Date;
  [column: string]: unknown;
}

interface Chunk {
  after: string;
  upto: string;
  count: number;
}

async function nextChunk(library: string, after: string): Promise<Chunk | null> {
  const { rows } = await database.query<{ upto: string | null; count: number }>(NEXT_CHUNK, [library, after, CHUNK]);
  const [row] = rows;
  return row?.upto ? { after, upto: row.upto, count: row.count } : null;
}

const tell = (
  id: string,
  told: { done: number; changed: number; turned: number; checked: number },
  at: [string, string],
) => database.query(PROGRESS, [id, told.done, told.changed, told.turned, told.checked, ...at]);

/** Lights first: every entry of a library, from where the sweep has come. */
async function sweepLibrary(id: string, key: string, from: string, attempt: Attempt): Promise<void> {
  let undone = 0;
  for (let after = from, chunk = await nextChunk(key, after); chunk; chunk = await nextChunk(key, after)) {
    const library = await asInForce(key, findLibrary);
    if (!library) return;
    const sample = await database.query<{ id: string }>(SAMPLE, [key, after, chunk.upto, SAMPLED]);
    const ids = sample.rows.map((row) => row.id);
    const swept = await sweepEntries(library, attempt, chunk, ids);
    const { written: changed, turned, checked } = swept;
    if (swept.alarmed) {
      // What SQL said of the entries before these may be wrong in the same way: the library is judged again without it.
      await tell(id, { done: -undone, changed, turned, checked }, [key, '']);
      [after, undone] = ['', 0];
      continue;
    }
    after = chunk.upto;
    undone += chunk.count;
    await tell(id, { done: chunk.count, changed, turned, checked }, [key, after]);
  }
}

/** Then the words of warnings whose light stays: the figures that they tell of are those of the day. */
export async function renewWords(key: string, attempt: Attempt): Promise<void> {
  const library = await asInForce(key, findLibrary);
  // Closures that went through all of them in place of SQL have looked at the words as well.
  if (!library || (await rulesOff(library)).length > 0) return;
  for (let after = '', chunk = await nextChunk(key, after); chunk; chunk = await nextChunk(key, after)) {
    const within = chunk;
    const ids = await looking((sql) => wordsThatMoved(sql, library, attempt.day, within));
    await writeDifferences(library, ids, attempt);
    after = chunk.upto;
  }
}

/**
 * Takes up the sweep that waits longest and brings it to its end. Broken off anywhere it is taken up again: what was
 * written does not differ any more, so nothing is written twice.
 */
export async function runNextSweep(): Promise<void> {
  const { rows } = await database.query<Taken>(TAKE_SWEEP, [clock.today()]);
  const [sweep] = rows;
  if (!sweep) return;
  const attempt = { day: sweep.day, since: new Date(sweep.attemptAt).toISOString() };
  const keys = (await allLibraries()).map(({ key }) => key).sort();
  const left = sweep.libraryKey === null ? keys : keys.filter((key) => key >= String(sweep.libraryKey));
  for (const key of left) {
    await sweepLibrary(sweep.id, key, key === sweep.libraryKey ? (sweep.afterId ?? '') : '', attempt);
  }
  for (const key of keys) await renewWords(key, attempt);
  await database.query(END_SWEEP, [sweep.id]);
}
