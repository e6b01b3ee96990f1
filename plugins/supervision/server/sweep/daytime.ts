import { database } from '@project-cloud/access/server';
import { systemClock } from '@project-cloud/kernel';
import { findLibrary } from '@project-cloud/library/server';
import { CHANGED_SINCE, DAYTIME, DAYTIME_DONE, SEEN_UNTIL } from '../queries/sweeps';
import { asInForce, sweepEntries } from './sweep-entries';

const CHUNK = 5_000;
/** Before the first look there is nothing to look back to: the night has seen it all. */
const FIRST_LOOK = `SELECT now() AT TIME ZONE 'UTC' - interval '1 hour' AS since`;
const clock = systemClock();

interface Changed {
  library: string;
  id: string;
  [column: string]: unknown;
}

const stamp = async (text: string): Promise<string> =>
  String(Object.values((await database.query(text)).rows[0] ?? {})[0] ?? '');

/** Entries that were written since the last look, by whatever way: those that were saved here are right already. */
export async function sweepChanged(): Promise<void> {
  const attempt = { day: clock.today(), since: clock.now().toISOString() };
  const until = await stamp(SEEN_UNTIL);
  const since = (await stamp(DAYTIME)) || (await stamp(FIRST_LOOK));
  const { rows } = await database.query<Changed>(CHANGED_SINCE, [since]);
  const byLibrary = new Map<string, string[]>();
  for (const { library, id } of rows) byLibrary.set(library, [...(byLibrary.get(library) ?? []), id]);
  let [changed, turned] = [0, 0];
  for (const [key, ids] of byLibrary) {
    for (let at = 0; at < ids.length; at += CHUNK) {
      const library = await asInForce(key, findLibrary);
      if (!library) break;
      const swept = await sweepEntries(library, attempt, { ids: ids.slice(at, at + CHUNK) });
      changed += swept.written;
      turned += swept.turned;
    }
  }
  await database.query(DAYTIME_DONE, [attempt.day, rows.length, changed, turned, until, attempt.since]);
}
