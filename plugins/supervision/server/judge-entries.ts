import { newDocumentId, type Transaction, writeRows } from '@project-cloud/access/server';
import { type IsoDate, systemClock } from '@project-cloud/kernel';
import type { Library } from '@project-cloud/library/server';
import type { Saving } from '@project-cloud/registry';
import { computeFacts, judge, type OpenWarning, type RuleVerdict, transitions } from '../domain';
import { CLOSE_WARNINGS, OPEN_WARNINGS, UPDATE_WARNINGS, WARNINGS } from './queries/warnings';
import { rulesFor } from './rules-of';

const clock = systemClock();

interface StoredWarning extends OpenWarning {
  id: string;
  entry_id: string;
}

const figure = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** What is known of a stored entry on a day, as its rules read it. */
export const factsOfItem = (library: Library, item: Saving, today: IsoDate) =>
  computeFacts({
    project: { ...item.project },
    values: item.values,
    reports: item.reports,
    library: library.body,
    today,
    stage: item.stage,
  });

/** Judge one entry and put its figures and light where the projection takes them from. */
function judged(library: Library, item: Saving, rules: Parameters<typeof judge>[1], today: string): RuleVerdict[] {
  const computed = factsOfItem(library, item, today);
  const { facts } = computed;
  const verdict = judge(computed, rules);
  item.judgement = {
    light: verdict.light,
    reason: verdict.reason,
    invested_total: figure(facts.invested_total),
    invested_year: figure(facts.invested_year),
    completion_rate: figure(facts.annual_ratio),
    paid_total: figure(facts.paid_total),
    paid_rate: figure(facts.paid_ratio),
    progress: figure(facts.progress),
    last_period: item.reports.at(-1)?.period ?? null,
  };
  return verdict.verdicts;
}

const carried = (verdict: RuleVerdict) => ({
  rule: verdict.rule,
  version: verdict.version,
  light: verdict.light,
  reason: verdict.reason,
  kept: verdict.kept,
});

/** In the transaction that saves entries: their facts, their lights, and what becomes of their warnings. */
export async function judgeEntries({
  tx,
  library,
  items,
  asOf,
}: {
  tx: Transaction;
  library: Library;
  items: Saving[];
  asOf?: IsoDate;
}): Promise<void> {
  const today = asOf ?? clock.today();
  const rulesAt = await rulesFor(library);
  const verdicts = items.map((item) => judged(library, item, rulesAt(item.project.region_path), today));
  const old = items.filter((item) => !item.isNew).map((item) => item.entryId);
  const stored =
    old.length > 0 ? (await tx.query<StoredWarning & { [key: string]: unknown }>(OPEN_WARNINGS, [old])).rows : [];
  const openOf = new Map<string, StoredWarning[]>();
  for (const warning of stored) openOf.set(warning.entry_id, [...(openOf.get(warning.entry_id) ?? []), warning]);

  const opened: object[] = [];
  const updated: object[] = [];
  const closed: object[] = [];
  items.forEach((item, at) => {
    const change = transitions(openOf.get(item.entryId) ?? [], verdicts[at] ?? []);
    for (const verdict of change.open) {
      opened.push({
        id: newDocumentId(),
        entry_id: item.entryId,
        project_id: item.project.id,
        region_path: item.project.region_path,
        owner_code: item.project.owner_code,
        ...carried(verdict),
      });
    }
    for (const { warning, verdict } of [...change.change, ...change.keep])
      updated.push({ id: warning.id, ...carried(verdict) });
    for (const { warning, why } of change.close) closed.push({ id: warning.id, why });
  });
  await writeRows(tx, WARNINGS, opened, [library.key, today]);
  if (updated.length > 0) await tx.query(UPDATE_WARNINGS, [JSON.stringify(updated), today]);
  if (closed.length > 0) await tx.query(CLOSE_WARNINGS, [JSON.stringify(closed), today]);
}
