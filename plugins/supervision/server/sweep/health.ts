import { may, type Principal } from '@project-cloud/access';
import { database, inScope } from '@project-cloud/access/server';
import { definitions, findLibrary } from '@project-cloud/library/server';
import { factDictionary } from '../rules-of';
import type { Disagreement } from './check-verdicts';

const SWEEP = `SELECT id, kind, state, day, done, total, changed, turned, checked, asked_by AS "askedBy", started_at AS "startedAt",
  attempt_at AS "attemptAt", finished_at AS "finishedAt",
  extract(epoch FROM coalesce(finished_at, clock_timestamp()) - coalesce(attempt_at, started_at))::float8 AS seconds FROM pc.sweep`;

const LAST = `${SWEEP} WHERE kind IN ('night', 'full') AND state = 'done' AND day IS NOT NULL ORDER BY finished_at DESC LIMIT 1`;
const RUNNING = `${SWEEP} WHERE state = 'running' ORDER BY started_at LIMIT 1`;
const DAYTIME = `${SWEEP} WHERE id = 'daytime'`;

const ALARMS = `SELECT id, library_key AS library, rule_key AS rule, rule_version AS version, entries, found, fault, raised_at AS "raisedAt"
  FROM pc.rule_alarm WHERE acknowledged_at IS NULL ORDER BY raised_at DESC LIMIT 50`;

interface AlarmRow {
  id: string;
  library: string;
  rule: string;
  version: number;
  entries: number;
  found: Disagreement[];
  [column: string]: unknown;
}

const one = async (text: string) => (await database.query(text)).rows[0] ?? null;

/** Alarms of rules in the version in force. Their examples are rows of business: only for those who may see such rows. */
async function alarmsFor(principal: Principal) {
  const { rows } = await database.query<AlarmRow>(ALARMS);
  const told = await Promise.all(
    rows.map(async ({ found, ...alarm }) => {
      const rule = await definitions.effective('rule', alarm.rule);
      if (rule?.version !== alarm.version) return [];
      const library = await findLibrary(alarm.library);
      const named = library ? factDictionary(library) : null;
      const seen = may(principal.role, 'entry.read') ? found.filter(({ regionPath }) => inScope(regionPath)) : [];
      const examples = seen.map(({ regionPath: _, values, ...example }) => ({
        ...example,
        values: Object.entries(values).map(([fact, value]) => {
          const label = named?.get(fact)?.label ?? { zh: fact, en: fact };
          return { fact, label, value: typeof value === 'object' ? JSON.stringify(value) : String(value) };
        }),
      }));
      return [{ ...alarm, libraryName: library?.body.name ?? null, title: rule.title, examples }];
    }),
  );
  return told.flat();
}

/** How the sweeps stand: the last whole one, the one under way, the last look by day, and rules that SQL must not judge. */
export async function sweepHealth(principal: Principal) {
  const [last, running, daytime] = [await one(LAST), await one(RUNNING), await one(DAYTIME)];
  return { last, running, daytime, alarms: await alarmsFor(principal) };
}
