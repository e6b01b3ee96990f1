import { database, newDocumentId } from '@project-cloud/access/server';
import { audit } from '@project-cloud/audit/server';
import { definitions, type Library } from '@project-cloud/library/server';
import type { Disagreement } from './check-verdicts';

/** So many entries are kept as examples. */
const KEPT = 20;

const RAISE = `INSERT INTO pc.rule_alarm AS a (id, library_key, rule_key, rule_version, entries, found, fault)
  VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (library_key, rule_key, rule_version) WHERE acknowledged_at IS NULL
  DO UPDATE SET entries = a.entries + excluded.entries,
    found = CASE WHEN jsonb_array_length(a.found) = 0 THEN excluded.found ELSE a.found END
  RETURNING (xmax = 0) AS new`;

const OPEN = `SELECT rule_key AS rule, rule_version AS version FROM pc.rule_alarm WHERE library_key = $1 AND acknowledged_at IS NULL`;

/** The rules of a library, in the version in force, that SQL must not judge: somebody has to look at them first. */
export async function rulesOff(library: Library): Promise<string[]> {
  const { rows } = await database.query<{ rule: string; version: number }>(OPEN, [library.key]);
  const off: string[] = [];
  for (const { rule, version } of rows) {
    if (library.body.rules.includes(rule) && (await definitions.effective('rule', rule))?.version === version)
      off.push(rule);
  }
  return off;
}

/** A rule that SQL reads otherwise, or stumbles over. From here on SQL does not judge it. Says whether that is news. */
async function raise(library: Library, rule: string, found: readonly Disagreement[], fault: string | null) {
  const version = (await definitions.effective('rule', rule))?.version ?? 0;
  const entries = new Set(found.map(({ entry }) => entry)).size;
  return database.transaction(async (tx) => {
    const kept = JSON.stringify(found.slice(0, KEPT));
    const { rows } = await tx.query<{ new: boolean }>(RAISE, [
      newDocumentId(),
      library.key,
      rule,
      version,
      entries,
      kept,
      fault,
    ]);
    if (!rows[0]?.new) return false;
    await audit(tx, {
      action: 'rule-alarm.raise',
      subjectType: 'definition',
      subjectId: `rule/${rule}`,
      detail: { library: library.key, version, entries, ...(fault ? { fault } : {}) },
    });
    return true;
  });
}

export async function raiseAlarms(library: Library, found: readonly Disagreement[]): Promise<boolean> {
  let news = false;
  for (const rule of new Set(found.map((one) => one.rule))) {
    const own = found.filter((one) => one.rule === rule);
    news = (await raise(library, rule, own, null)) || news;
  }
  return news;
}

export const raiseFault = (library: Library, rule: string, fault: string): Promise<boolean> =>
  raise(library, rule, [], fault);
