import { NotFound } from '@project-cloud/access';
import { systemClock } from '@project-cloud/kernel';
import { libraryOf } from '@project-cloud/library/server';
import { findEntry } from '@project-cloud/registry/server';
import { lightAt, worstLight } from '@project-cloud/rules-engine';
import { monthEnds } from '../../domain';
import { looking } from '../sweep/find-differences';
import { rulesReplayed } from './rules-replayed';

const clock = systemClock();

const FIRST = `SELECT min(period) AS first FROM progress_reports WHERE entry_id = $1 AND state = 'submitted'`;

/** The lights of one entry on the last day of each month, from its first report or the day it was filed. */
export async function replayEntry(id: string, months: number) {
  const entry = await findEntry(id);
  if (!entry) throw NotFound();
  const library = await libraryOf(entry.library_key);
  const today = clock.today();
  return looking(async (sql) => {
    const [reported] = (await sql.query<{ first: string | null }>(FIRST, [id])).rows;
    const first = [entry.entered_on, reported?.first].filter((day) => typeof day === 'string').sort()[0] ?? null;
    const replayed = await rulesReplayed(sql, library, today, (values) => `p.entry_id = ${values.text(id)}`, {
      ids: [id],
    });
    const items = [];
    for (const day of monthEnds(today, months, first)) {
      if (replayed.rules.length === 0) break;
      const statement = replayed.on(day);
      const [row] = (await sql.query<Record<string, unknown>>(statement.sql, statement.values)).rows;
      if (!row) throw NotFound();
      const rules = replayed.rules.map((rule, at) => ({ rule, light: lightAt(row, at) }));
      const warned = rules.filter(({ light }) => light === 'red' || light === 'yellow');
      items.push({ day, light: worstLight(rules.map(({ light }) => light)), rules: warned });
    }
    return { items, leftOut: replayed.leftOut };
  });
}
