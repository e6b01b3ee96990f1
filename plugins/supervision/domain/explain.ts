import { type Change, type ConditionTree, leavesOf } from '@project-cloud/rules-engine';
import { leverText } from './explain/levers';
import { comparisonText, type ExplanationRow, isScope, notesOf, rowsOf, type WordingContext } from './explain/rows';
import { LIGHT_WORDS } from './explain/wording';
import type { FullExplanation } from './judge';

export type { ExplanationRow, WordingContext };

/** "为什么是红灯", ready to be shown. */
export interface ExplanationView {
  /** '条件（都满足则红灯）'. */
  heading: string;
  rows: ExplanationRow[];
  /** '年度完成再增 4,520 万元（完成率到 63.3 %），就不再是红灯。'; null when nothing a person does would clear it. */
  counterfactual: string | null;
  notes: string[];
}

const MAX_ALTERNATIVES = 3;

/** Turns what a warning kept into rows, one sentence and notes, in one language. */
export function explain(explanation: FullExplanation, context: WordingContext): ExplanationView {
  const leaves = leavesOf(explanation.conditions);
  return {
    heading: headingOf(explanation, context),
    rows: rowsOf(explanation, context),
    counterfactual: counterfactualSentence(explanation, context),
    notes: notesOf(explanation, leaves, context),
  };
}

/** Each way to clear the light as a clause, in the order of the conditions: '形象进度到 62.0 %（现 43.0 %）'. */
export function counterfactualClauses(explanation: FullExplanation, context: WordingContext): string[] {
  const clauses = explanation.changes.flatMap((set) => {
    const parts = set.map((change) => clauseOf(change, explanation, context));
    if (parts.some((part) => part === null)) return [];
    return [[...new Set(parts)].join(context.lang === 'en' ? ' and ' : '，并且')];
  });
  return [...new Set(clauses)].slice(0, MAX_ALTERNATIVES);
}

/** What would have to change, in one sentence. */
export function counterfactualSentence(explanation: FullExplanation, context: WordingContext): string | null {
  const clauses = counterfactualClauses(explanation, context);
  if (clauses.length === 0) return null;
  const light = LIGHT_WORDS[explanation.light];
  if (context.lang === 'en') return `No longer ${light.en} with ${clauses.join(', or ')}.`;
  return `${clauses.join('，或 ')}，就不再是${light.zh}。`;
}

function clauseOf(change: Change, explanation: FullExplanation, context: WordingContext): string | null {
  const leaves = explanation.levels.flatMap((level) => leavesOf(level.conditions));
  // To end a project is no way out of a rule on its money; where its end is the point, the day count says so.
  if (change.comparator === 'notEqual' && leaves.some((leaf) => isScope(leaf) && leaf.fact === change.fact))
    return null;
  const lever = leverText(change, explanation.evidence);
  return lever?.[context.lang ?? 'zh'] ?? comparisonText(change.fact, change.comparator, change.target, context);
}

function headingOf({ light, level, levels, conditions }: FullExplanation, { lang = 'zh' }: WordingContext): string {
  // For green the conditions shown are the mildest level's: what would have made it yellow.
  const wouldBe = level === null ? (levels.at(-1)?.light ?? 'yellow') : light;
  const word = LIGHT_WORDS[wouldBe][lang];
  if (isChoice(conditions)) return lang === 'en' ? `Conditions (any one gives ${word})` : `条件（满足一条即${word}）`;
  return lang === 'en' ? `Conditions (all together give ${word})` : `条件（都满足则${word}）`;
}

function isChoice(tree: ConditionTree): boolean {
  if (tree.kind !== 'any') return false;
  return tree.met ? tree.children.filter((c) => c.met).length > 1 : tree.children.length > 1;
}
