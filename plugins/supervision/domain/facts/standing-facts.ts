import { fieldFacts } from './field-facts';
import type { FactLibrary } from './input';

/** Built-in facts that no report can change. A test holds them to it. */
export const STANDING_FACTS: ReadonlySet<string> = new Set([
  'elapsed_ratio',
  'days_past_planned_start',
  'days_past_planned_end',
  'days_past_milestone',
  'days_started_without_permit',
  'stage',
]);

/** Built-in facts that need no more of the reports than what they add up to. A test holds them to it. */
export const FIGURED_FACTS: ReadonlySet<string> = new Set([
  'invested_total',
  'invested_ratio',
  'paid_total',
  'paid_ratio',
  'funds_gap',
  'over_budget_ratio',
  'progress',
  'progress_gap',
]);

export const FIGURES = ['invested_total', 'paid_total', 'progress'] as const;

/** The fields that standing facts are made of. */
const MADE_OF = [
  'total_investment',
  'planned_start',
  'planned_end',
  'actual_start',
  'actual_end',
  'next_milestone_date',
  'construction_permit_date',
];

/** The fields of an entry that these standing and field facts need, of those that the library has. */
export function fieldsBehind(library: FactLibrary, facts: Iterable<string>): string[] {
  const own = new Set(fieldFacts(library).flatMap(({ key, of }) => (of === 'report' ? [] : [key])));
  return [...new Set([...MADE_OF, ...facts])].filter((key) => own.has(key) && key !== 'stage');
}

/** Whether these facts of a library's entries can be told without reading their reports, from what they add up to. */
export function needNoReports(library: FactLibrary, facts: Iterable<string>): boolean {
  const own = new Set(fieldFacts(library).flatMap(({ key, of }) => (of === 'report' ? [] : [key])));
  return [...facts].every((fact) => STANDING_FACTS.has(fact) || FIGURED_FACTS.has(fact) || own.has(fact));
}
