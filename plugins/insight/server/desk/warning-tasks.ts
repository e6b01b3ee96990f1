import { currentScope } from '@project-cloud/access/server';
import { addDays, type Bilingual, type IsoDate, type Lang } from '@project-cloud/kernel';
import { calendar } from '@project-cloud/library/server';
import { dueDay, type Task } from '../../domain';
import { redRulesSql, redWarningsSql } from '../queries/red-warnings';
import { ruleTitle } from '../rule-title';
import { rowsOf } from '../run';

interface RedRow extends Record<string, unknown> {
  entry_id: string;
  rule: string;
  reason: Bilingual | null;
  facts_on: IsoDate | null;
  /** Until when a measure was promised. */
  measure_due: IsoDate | null;
  evidence: Record<string, { value: unknown }> | null;
  code: string;
  name: string;
}

/** Up to so many red projects stand by themselves; more are told rule by rule. */
const SINGLY = 5;

const WORDS = {
  zh: {
    more: (n: number) => `，另有 ${n} 条红灯`,
    why: '看原因',
    many: (n: number) => `${n} 个项目红灯`,
    list: '逐个查看',
  },
  en: {
    more: (n: number) => `, and ${n} more`,
    why: 'See why',
    many: (n: number) => `${n} projects are red`,
    list: 'Look at them',
  },
};

/** The deadline of the measure; without one the day that the rule counts from: `days_past_…` says how many days ago it was, on the day of the judgement. */
function dueOf({ evidence, facts_on, measure_due }: RedRow): IsoDate | null {
  if (measure_due) return measure_due;
  const past = Object.entries(evidence ?? {}).find(
    ([fact, { value }]) => fact.startsWith('days_past_') && typeof value === 'number',
  );
  return past && facts_on ? addDays(facts_on, -Number(past[1].value)) : null;
}

const UNDATED = { due: null, workingDaysLeft: null, state: 'later' as const };

async function taskOf(warnings: readonly RedRow[], today: IsoDate, lang: Lang): Promise<Task[]> {
  const dated = warnings.find((warning) => dueOf(warning) !== null) ?? warnings[0];
  if (!dated) return [];
  const due = dueOf(dated);
  const more = warnings.length > 1 ? WORDS[lang].more(warnings.length - 1) : '';
  return [
    {
      kind: 'warning',
      title: await ruleTitle(dated.rule, lang),
      detail: `${dated.reason?.[lang] ?? ''}${more}` || null,
      projectName: dated.name,
      projectCode: dated.code,
      entryId: dated.entry_id,
      ...(due ? dueDay(today, due, calendar()) : UNDATED),
      action: { label: WORDS[lang].why, href: `/desk/entries/${dated.entry_id}?tab=warnings` },
    },
  ];
}

async function one(rule: string, entries: number, lang: Lang): Promise<Task> {
  return {
    kind: 'warning',
    title: await ruleTitle(rule, lang),
    detail: WORDS[lang].many(entries),
    projectName: null,
    projectCode: null,
    entryId: null,
    ...UNDATED,
    action: { label: WORDS[lang].list, href: `/desk/warnings?light=red&rule=${encodeURIComponent(rule)}` },
  };
}

/** Red projects that need a look: each by itself where they are few, by rule where they are many. */
export async function warningTasks(libraryKeys: readonly string[], today: IsoDate, lang: Lang): Promise<Task[]> {
  const scope = currentScope();
  const counts = await rowsOf<{ rule: string | null; entries: number }>(redRulesSql(libraryKeys, scope, today));
  const all = counts.find(({ rule }) => rule === null)?.entries ?? 0;
  if (all > SINGLY)
    return Promise.all(counts.flatMap(({ rule, entries }) => (rule === null ? [] : [one(rule, entries, lang)])));
  if (all === 0) return [];
  const byEntry = new Map<string, RedRow[]>();
  for (const row of await rowsOf<RedRow>(redWarningsSql(libraryKeys, scope, today)))
    byEntry.set(row.entry_id, [...(byEntry.get(row.entry_id) ?? []), row]);
  return (await Promise.all([...byEntry.values()].map((warnings) => taskOf(warnings, today, lang)))).flat();
}
