import type { Lang } from '@project-cloud/kernel';
import { type ConditionLeaf, type ConditionTree, type FactDictionary, formatFigure } from '@project-cloud/rules-engine';
import type { Evidence, FullExplanation } from '../judge';
import { GAP_FACTS } from '../related-facts';
import { factLabel, factUnit, inSentence, operatorWords, thresholdText } from './wording';

/** One condition as the page shows it: this project's value, the line, the gap between them. */
export interface ExplanationRow {
  fact: string;
  label: string;
  /** '44.5 %', or '—'. */
  left: string;
  /** '< 63.3 %'. */
  right: string;
  /** '−18.8'; null where the two are no numbers. */
  gap: string | null;
  met: boolean;
  /** Where the left value comes from, '10,680 ÷ 24,000 万元', and its record: 'report:2026-10'. */
  source: string | null;
  ref: string | null;
  /** Groups within groups; 0 at the top. */
  depth: number;
}

/** What rows need to know besides the explanation. */
export interface WordingContext {
  dictionary: FactDictionary;
  lang?: Lang;
}

/** Dates that say only whether a rule applies at all; they go to the notes, not among the conditions. */
const SCOPE_FACTS = new Set(['actual_start', 'actual_end']);

/** True for "the project has not ended": a condition that nobody would call the reason. */
export function isScope(leaf: ConditionLeaf): boolean {
  return SCOPE_FACTS.has(leaf.fact) && leaf.right === null && leaf.operator === 'equal';
}

/** The conditions that decided, in order. Of a met `any`, only what is met matters. */
export function rowsOf(explanation: FullExplanation, context: WordingContext): ExplanationRow[] {
  const walk = (tree: ConditionTree, depth: number): ExplanationRow[] => {
    if (tree.kind === 'leaf') return isScope(tree) ? [] : [rowOf(tree, depth, explanation, context)];
    if (tree.kind === 'not') return negated(walk(tree.child, depth), context.lang ?? 'zh');
    const shown = tree.kind === 'any' && tree.met ? tree.children.filter((c) => c.met) : tree.children;
    const deeper = shown.length > 1 && depth >= 0 ? depth + 1 : depth;
    return shown.flatMap((child) => walk(child, child.kind === 'leaf' ? depth : Math.min(deeper, 3)));
  };
  return walk(explanation.conditions, 0);
}

function negated(rows: ExplanationRow[], lang: Lang): ExplanationRow[] {
  return rows.map((row) => ({ ...row, label: `${lang === 'en' ? 'Not: ' : '并非：'}${row.label}`, met: !row.met }));
}

function rowOf(
  leaf: ConditionLeaf,
  depth: number,
  explanation: FullExplanation,
  context: WordingContext,
): ExplanationRow {
  const lang = context.lang ?? 'zh';
  const evidence = explanation.evidence[leaf.fact];
  const base = { fact: leaf.fact, met: leaf.met, depth, ...sourceOf(evidence, lang) };
  const gapRow = gapRowOf(leaf, explanation, context);
  if (gapRow !== null) return { ...base, ...gapRow };
  const unit = factUnit(leaf.fact, context.dictionary) ?? factUnit(leaf.rightFact ?? '', context.dictionary);
  return {
    ...base,
    label: factLabel(leaf.fact, context.dictionary, lang),
    left: formatFigure(leaf.left, { unit, lang }),
    right: thresholdText(leaf.operator, leaf.right, unit, lang),
    gap: leaf.gap === undefined ? null : formatFigure(leaf.gap, { unit, sign: true, bare: true }),
  };
}

/**
 * "annual_gap > 20" is shown as what lies behind it: the completion rate 44.5 % against 63.3 %, which is the time gone
 * less the 20 points.
 */
function gapRowOf(
  leaf: ConditionLeaf,
  { evidence }: FullExplanation,
  { dictionary, lang = 'zh' }: WordingContext,
): (Partial<ExplanationRow> & Pick<ExplanationRow, 'label' | 'left' | 'right' | 'gap'>) | null {
  const parts = GAP_FACTS[leaf.fact];
  const behind = parts && evidence[parts.behind]?.value;
  const strict = leaf.operator === 'greaterThan';
  if (!parts || typeof leaf.left !== 'number' || typeof leaf.right !== 'number' || typeof behind !== 'number')
    return null;
  if (!strict && leaf.operator !== 'greaterThanInclusive') return null;
  // From the gap itself, not from the leading fact: time gone counts to 100 % at most.
  const line = leaf.left + behind - leaf.right;
  const [late, early] = [factLabel(parts.behind, dictionary, lang), factLabel(parts.ahead, dictionary, lang)];
  const points = inSentence(leaf.right, '个点', lang);
  const labels = {
    zh: `${late}比${early}低${strict ? '超过' : '至少'} ${points}`,
    en: `${late} behind ${early.toLowerCase()} by ${strict ? 'more than' : 'at least'} ${points}`,
  };
  const unit = factUnit(parts.behind, dictionary);
  return {
    label: labels[lang],
    left: formatFigure(behind, { unit, lang }),
    right: thresholdText(strict ? 'lessThan' : 'lessThanInclusive', line, unit, lang),
    gap: formatFigure(behind - line, { unit, sign: true, bare: true }),
    ...sourceOf(evidence[parts.behind], lang),
  };
}

function sourceOf(evidence: Evidence | undefined, lang: Lang): { source: string | null; ref: string | null } {
  const source = evidence?.source;
  return { source: source?.[lang] ?? null, ref: source?.ref ?? null };
}

/** How the reference values come about ('时间进度 83.3 % ＝ 已过 10 个月 ÷ 12'), and what the rule takes for granted. */
export function notesOf(explanation: FullExplanation, leaves: ConditionLeaf[], context: WordingContext): string[] {
  const { dictionary, lang = 'zh' } = context;
  const references = leaves.flatMap(({ fact }) => {
    const ahead = GAP_FACTS[fact]?.ahead;
    const evidence = ahead === undefined ? undefined : explanation.evidence[ahead];
    if (ahead === undefined || typeof evidence?.value !== 'number' || !evidence.source) return [];
    const value = formatFigure(evidence.value, { unit: factUnit(ahead, dictionary), lang });
    return [`${factLabel(ahead, dictionary, lang)} ${value} ＝ ${evidence.source[lang]}`];
  });
  const scope = leaves.filter(isScope).map((leaf) => {
    const words = thresholdText(leaf.operator, null, null, lang);
    return lang === 'en'
      ? `${factLabel(leaf.fact, dictionary, lang)} ${words}`
      : `${factLabel(leaf.fact, dictionary, lang)}${words}`;
  });
  return [...new Set([...references, ...scope])];
}

/** A comparison in words, for facts that have no better sentence: '形象进度不低于 62 %'. */
export function comparisonText(
  fact: string,
  comparator: string,
  target: unknown,
  { dictionary, lang = 'zh' }: WordingContext,
): string {
  const label = factLabel(fact, dictionary, lang);
  if (target === null)
    return lang === 'en'
      ? `${label} ${thresholdText(comparator, null, null, lang)}`
      : `${label}${thresholdText(comparator, null, null, lang)}`;
  const figure = formatFigure(target, { unit: factUnit(fact, dictionary), lang });
  return lang === 'en'
    ? `${label} ${operatorWords(comparator, lang)} ${figure}`
    : `${label}${operatorWords(comparator, lang)} ${figure}`;
}
