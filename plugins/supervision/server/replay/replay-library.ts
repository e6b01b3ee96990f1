import { currentScope } from '@project-cloud/access/server';
import { type IsoDate, systemClock } from '@project-cloud/kernel';
import { libraryOf } from '@project-cloud/library/server';
import { type Light, lightAt, lightColumns, worstLight } from '@project-cloud/rules-engine';
import { DayNotOver } from '../../domain';
import { countedSql, turnedSql, withinScope } from '../queries/replay';
import { looking } from '../sweep/find-differences';
import { rulesReplayed } from './rules-replayed';

const PAGE = 200;
const clock = systemClock();

type LightRow = Record<string, unknown>;
type Counts = Record<Light, number>;

const nothing = (): Counts => ({ red: 0, yellow: 0, green: 0, none: 0 });

const lightsOf = (row: LightRow, rules: readonly string[]): Light[] => rules.map((_, at) => lightAt(row, at));

/** The same row as it is today. */
const nowOf = (row: LightRow, rules: readonly string[]): LightRow =>
  Object.fromEntries(lightColumns(rules.length).map((column) => [column, row[`now_${column}`]]));

function countedBy(rows: readonly LightRow[], rules: readonly string[]) {
  const all = nothing();
  const byRule = rules.map((rule) => ({ rule, ...nothing() }));
  for (const row of rows) {
    const lights = lightsOf(row, rules);
    const count = Number(row.count);
    all[worstLight(lights)] += count;
    for (const [at, light] of lights.entries()) {
      const counts = byRule[at];
      if (counts) counts[light] += count;
    }
  }
  return { all, byRule };
}

function turnedOf(row: LightRow, rules: readonly string[]) {
  const [then, now] = [lightsOf(row, rules), lightsOf(nowOf(row, rules), rules)];
  const turned = rules.flatMap((rule, at) =>
    then[at] === now[at] ? [] : [{ rule, was: then[at] ?? 'none', now: now[at] ?? 'none' }],
  );
  return {
    id: String(row.id),
    code: String(row.code),
    name: String(row.name),
    was: worstLight(then),
    now: worstLight(now),
    rules: turned,
  };
}

/**
 * A library as its rules of today would have judged it on a past day: by the dates of that day and the reports up to its
 * month. What is filed apart from reports is as it is now. Nothing is written.
 */
export async function replayLibrary(key: string, day: IsoDate, from: string) {
  const today = clock.today();
  if (day > today) throw DayNotOver({ day });
  const library = await libraryOf(key);
  return looking(async (sql) => {
    const replayed = await rulesReplayed(sql, library, today, withinScope(currentScope()));
    const { rules, leftOut } = replayed;
    const about = { library: key, day, today, leftOut };
    if (rules.length === 0) return { ...about, entries: 0, lights: nothing(), rules: [], turned: [], next: null };
    const then = replayed.on(day);
    const counted = countedSql(then, rules.length);
    const { all, byRule } = countedBy((await sql.query<LightRow>(counted.sql, counted.values)).rows, rules);
    const page = { from, limit: PAGE + 1 };
    const turned = turnedSql({ was: then, now: replayed.on(today), table: library.table, rules: rules.length }, page);
    const rows = (await sql.query<LightRow>(turned.sql, turned.values)).rows.map((row) => turnedOf(row, rules));
    const items = rows.slice(0, PAGE);
    return {
      ...about,
      entries: all.red + all.yellow + all.green + all.none,
      lights: all,
      rules: byRule,
      turned: items,
      next: rows.length > PAGE ? (items.at(-1)?.id ?? null) : null,
    };
  });
}
