import type { Bilingual } from '@project-cloud/kernel';
import {
  type Change,
  type CompiledRule,
  counterfactualSets,
  type Explanation,
  type Light,
  worstLight,
} from '@project-cloud/rules-engine';
import type { ComputedFacts, FactSource } from './facts';
import { withRelated } from './related-facts';

/** A rule as it stands for the entry's region: compiled, with its version and that region's parameters. */
export interface JudgedRule {
  rule: CompiledRule;
  version: number;
  parameters?: Readonly<Record<string, number>>;
}

/** A fact as it was when the rule judged. */
export interface Evidence {
  value: unknown;
  source: FactSource | null;
}

/**
 * What a warning keeps: the figures that its rule read, and where they came from. With the rule's version, which stays
 * what it was, they explain the light years later, whatever has become of the project. Plain JSON.
 */
export interface KeptEvidence {
  version: number;
  /** As they stood in the entry's region; left out where they are the rule's own. */
  parameters?: Readonly<Record<string, number>>;
  evidence: Record<string, Evidence>;
}

/** A rule's verdict with every condition: what is kept, and what the rule says of it. */
export interface FullExplanation extends Explanation {
  version: number;
  evidence: Record<string, Evidence>;
  /** The smallest sets of changes that clear the light. */
  changes: Change[][];
}

/** One rule's word on an entry. Reason and evidence are kept for red and yellow only. */
export interface RuleVerdict {
  rule: string;
  title: Bilingual;
  version: number;
  light: Light;
  reason: Bilingual | null;
  kept: KeptEvidence | null;
}

/** The light of an entry: the worst of its rules, with the reason of the first rule that gives it. */
export interface Judgement {
  light: Light;
  rule: string | null;
  reason: Bilingual | null;
  verdicts: RuleVerdict[];
}

/** What judging needs of an entry. */
export type Judged = Pick<ComputedFacts, 'facts' | 'sourceOf'>;

/** Judges an entry by its library's rules, in their order. */
export function judge(entry: Judged, rules: readonly JudgedRule[]): Judgement {
  const verdicts = rules.map((judged) => verdictOf(entry, judged));
  const light = worstLight(verdicts.map((v) => v.light));
  const worst = light === 'red' || light === 'yellow' ? verdicts.find((v) => v.light === light) : undefined;
  return { light, rule: worst?.rule ?? null, reason: worst?.reason ?? null, verdicts };
}

/** Explains any rule on an entry, green ones too: for the page, where `judge` keeps only what warns. */
export function explainRule(entry: Judged, judged: JudgedRule): FullExplanation | null {
  return explainKept(judged.rule, keep(entry, judged));
}

/** What a rule says of the figures that were kept when it judged. */
export function explainKept(
  rule: CompiledRule,
  { version, parameters, evidence }: KeptEvidence,
): FullExplanation | null {
  const facts = Object.fromEntries(Object.entries(evidence).map(([fact, { value }]) => [fact, value]));
  const { explanation } = rule.evaluate(facts, parameters);
  if (explanation === null) return null;
  return { ...explanation, version, evidence, changes: counterfactualSets(rule, facts, parameters, explanation) };
}

function verdictOf(entry: Judged, judged: JudgedRule): RuleVerdict {
  const { rule, version, parameters } = judged;
  const { light, level } = rule.decide(entry.facts, parameters);
  const warns = light === 'red' || light === 'yellow';
  return {
    rule: rule.key,
    title: rule.rule.title,
    version,
    light,
    // Most rules are green on most entries: decide first, say why only of what warns.
    reason: warns ? rule.reasonAt(level, entry.facts, parameters) : null,
    kept: warns ? keep(entry, judged) : null,
  };
}

const shownWith = new WeakMap<CompiledRule, string[]>();

/** The facts that explain a rule: those that it reads and what stands behind them. */
function factsOf(rule: CompiledRule): string[] {
  const known = shownWith.get(rule) ?? withRelated(rule.reads);
  shownWith.set(rule, known);
  return known;
}

function keep(entry: Judged, { rule, version, parameters }: JudgedRule): KeptEvidence {
  const evidence: Record<string, Evidence> = {};
  for (const fact of factsOf(rule)) {
    if (!Object.hasOwn(entry.facts, fact)) continue;
    evidence[fact] = { value: entry.facts[fact] ?? null, source: entry.sourceOf(fact) };
  }
  return { version, ...(parameters ? { parameters } : {}), evidence };
}
