import { currentScope, database } from '@project-cloud/access/server';
import { systemClock } from '@project-cloud/kernel';
import type { ImpactLists, LibraryBody } from '@project-cloud/library';
import { definitions, type Forecast, type Library, type LibraryChange } from '@project-cloud/library/server';
import { LIGHT_NAMES, LIGHT_RANK, type LightName } from '@project-cloud/registry';
import { scanEntries } from '@project-cloud/registry/server';
import { type Light, worstLight } from '@project-cloud/rules-engine';
import { computeFacts, FIGURES, fieldsBehind, type JudgedRule, needNoReports } from '../domain';
import { figuresOf } from './listed-figures';
import { rulesAmong } from './rules-of';

const clock = systemClock();

/** What facts are made of: if this moves, any rule may say something else. */
const groundOf = ({ fields, reportFields, reporting, facts }: LibraryBody) =>
  JSON.stringify([fields.map(({ key, type }) => [key, type]), reportFields.map(({ key }) => key), reporting, facts]);

/** The rules that might judge otherwise after a release than before. */
function rulesTouched({ before, after }: LibraryChange, forecast: Forecast): Set<string> {
  const [old, now] = [before?.body.rules ?? [], after.body.rules];
  if (before && groundOf(before.body) !== groundOf(after.body)) return new Set([...old, ...now]);
  const drafted = new Set(forecast.parts.flatMap((part) => (part.kind === 'rule' ? [part.key] : [])));
  return new Set([...old, ...now].filter((key) => drafted.has(key) || old.includes(key) !== now.includes(key)));
}

const WARNED = `SELECT entry_id, max(CASE light WHEN 'red' THEN ${LIGHT_RANK.red} ELSE ${LIGHT_RANK.yellow} END)::int AS rank FROM warnings
  WHERE library_key = $1 AND state <> 'closed' AND rule_key <> ALL($2) GROUP BY entry_id`;

const COUNTED = (library: Library) => `SELECT light::int AS light, count(*)::int AS count FROM ${library.table}
  WHERE region_path >= $1 AND region_path < $2 AND ($3 = '*' OR owner_scope = $3) GROUP BY light`;

/** Entries whose lights no part of the release can turn stand where they stand. */
async function countUntouched(library: Library, lists: ImpactLists): Promise<void> {
  const { lo, hi, owner } = currentScope();
  const found = await database.query<{ light: number; count: number }>(COUNTED(library), [lo, hi, owner]);
  for (const { light, count } of found.rows) {
    const name = LIGHT_NAMES[light] ?? 'none';
    lists.matrix[name][name] += count;
    lists.entries += count;
  }
}

/**
 * The lights now and after, of all entries of the libraries that a release touches. Only rules that might say something
 * else are asked, both as they are and as they would be, of today's facts: what time alone turns is not the release's.
 */
export async function previewLights({ forecast, lists }: { forecast: Forecast; lists: ImpactLists }): Promise<void> {
  const [now, then] = [await definitions.allEffective('rule'), await forecast.all('rule')];
  for (const change of forecast.libraries) {
    const { before, after } = change;
    if (!before) continue;
    const touched = rulesTouched(change, forecast);
    if (touched.size === 0) {
      await countUntouched(before, lists);
      continue;
    }
    const among = (library: Library) => library.body.rules.filter((key) => touched.has(key));
    const [rulesNow, rulesThen] = [
      await rulesAmong(before, among(before), now),
      await rulesAmong(after, among(after), then),
    ];
    await compare(change, [...touched], rulesNow, rulesThen, lists);
  }
}

type RulesAt = (regionPath: string) => JudgedRule[];

async function compare(
  { before, after }: LibraryChange,
  touched: readonly string[],
  rulesNow: RulesAt,
  rulesThen: RulesAt,
  lists: ImpactLists,
): Promise<void> {
  if (!before) return;
  const today = clock.today();
  const reads = [...rulesNow('/'), ...rulesThen('/')].flatMap(({ rule }) => rule.reads);
  const warned = await database.query<{ entry_id: string; rank: number }>(WARNED, [before.key, touched]);
  const others = new Map(warned.rows.map(({ entry_id, rank }) => [entry_id, LIGHT_NAMES[rank] ?? 'none']));
  const judgedByOthers = before.body.rules.some((key) => !touched.includes(key));
  const sameFacts = before.body === after.body || groundOf(before.body) === groundOf(after.body);
  // Without the reports only what stands in the projection is known: good enough for rules that read no more.
  const reports = !sameFacts || !needNoReports(before.body, reads);
  const only = reports ? {} : { only: new Set(reads) };
  const narrow = reports ? {} : { fields: [...fieldsBehind(before.body, reads), ...FIGURES] };
  await scanEntries(before, { reports, ...narrow }, (batch) => {
    for (const entry of batch) {
      const rest: LightName =
        others.get(entry.id) ?? (judgedByOthers && LIGHT_NAMES[entry.light] !== 'none' ? 'green' : 'none');
      const factsIn = (library: Library) =>
        computeFacts({
          project: entry.project,
          values: entry.values,
          reports: entry.reports,
          ...only,
          ...(entry.figures ? { figures: figuresOf(entry.figures) } : {}),
          library: library.body,
          today,
          stage: entry.stage,
          ...(entry.enteredOn === null ? {} : { enteredOn: entry.enteredOn }),
        }).facts;
      const facts = factsIn(before);
      const from = lightOf(rulesNow(entry.regionPath), facts, rest);
      const to = lightOf(rulesThen(entry.regionPath), sameFacts ? facts : factsIn(after), rest);
      lists.light(entry.id, from, to);
      lists.entries += 1;
    }
  });
}

function lightOf(rules: readonly JudgedRule[], facts: Record<string, unknown>, rest: LightName): LightName {
  const lights: Light[] = [rest];
  for (const { rule, parameters } of rules) lights.push(rule.decide(facts, parameters).light);
  return worstLight(lights);
}
