import { isDeepStrictEqual } from 'node:util';
import type { Sql } from '@project-cloud/access/server';
import type { IsoDate } from '@project-cloud/kernel';
import type { Library } from '@project-cloud/library/server';
import { LIGHT_RANK } from '@project-cloud/registry';
import { readEntries, type StoredSaving } from '@project-cloud/registry/server';
import { type JudgedRule, judge, type KeptEvidence, type OpenWarning, transitions } from '../../domain';
import { factsOfItem } from '../judge-entries';
import { rulesFor } from '../rules-of';

const BATCH = 500;

const OPEN = `SELECT entry_id, rule_key AS rule, light, explanation FROM warnings WHERE entry_id = ANY($1) AND state <> 'closed'`;

interface Standing extends OpenWarning {
  entry_id: string;
  explanation: KeptEvidence | null;
  [column: string]: unknown;
}

const valuesOf = (kept: KeptEvidence | null): Map<string, unknown> =>
  new Map(Object.entries(kept?.evidence ?? {}).map(([fact, { value }]) => [fact, value ?? null]));

/** Whether closures say something else of an entry than its warnings and its listed light. */
function differs(
  library: Library,
  { item, listed }: StoredSaving,
  open: readonly Standing[],
  rules: readonly JudgedRule[],
  today: IsoDate,
): boolean {
  const verdict = judge(factsOfItem(library, item, today), rules);
  const change = transitions(open, verdict.verdicts);
  if (change.open.length + change.change.length + change.close.length > 0) return true;
  if (LIGHT_RANK[verdict.light] !== listed) return true;
  return change.keep.some(
    ({ warning, verdict: now }) => !isDeepStrictEqual(valuesOf(warning.explanation), valuesOf(now.kept)),
  );
}

/** What SQL cannot say, or must not: entries that differ, found one by one. Nothing is written, memory stays the same. */
export async function differencesByClosures(
  sql: Sql,
  library: Library,
  today: IsoDate,
  ids: readonly string[],
): Promise<string[]> {
  const rulesAt = await rulesFor(library);
  const found: string[] = [];
  for (let at = 0; at < ids.length; at += BATCH) {
    const stored = await readEntries(sql, library, ids.slice(at, at + BATCH));
    const warnings = await sql.query<Standing>(OPEN, [stored.map(({ item }) => item.entryId)]);
    const byEntry = new Map<string, Standing[]>();
    for (const one of warnings.rows) byEntry.set(one.entry_id, [...(byEntry.get(one.entry_id) ?? []), one]);
    for (const one of stored) {
      const { entryId, project } = one.item;
      if (differs(library, one, byEntry.get(entryId) ?? [], rulesAt(project.region_path), today)) found.push(entryId);
    }
  }
  return found;
}
