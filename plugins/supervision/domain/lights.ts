import { isWorse } from '@project-cloud/rules-engine';
import type { RuleVerdict } from './judge';

/** A warning that stands open, as far as its history needs to know. */
export interface OpenWarning {
  rule: string;
  light: 'red' | 'yellow';
}

/** Why a warning closes: the data are better, the facts are gone, or the library no longer has the rule. */
export type CloseReason = 'cleared' | 'not-assessed' | 'rule-gone';

/** A verdict that warns. */
export type Warning = RuleVerdict & { light: 'red' | 'yellow' };

/** What happens to the warnings of one entry after a judgement. */
export interface Transitions<W extends OpenWarning> {
  open: Warning[];
  change: { warning: W; verdict: RuleVerdict; from: 'red' | 'yellow'; to: 'red' | 'yellow'; worse: boolean }[];
  close: { warning: W; why: CloseReason }[];
  /** Same light: no history is written, though the figures in the explanation may have moved. */
  keep: { warning: W; verdict: RuleVerdict }[];
}

const warns = (verdict: RuleVerdict): verdict is Warning => verdict.light === 'red' || verdict.light === 'yellow';

/** What opens when nothing is open yet. */
export const opening = (verdicts: readonly RuleVerdict[]): Warning[] => verdicts.filter(warns);

/** Compares the open warnings of an entry with its new verdicts. Only differences are written; twice changes nothing. */
export function transitions<W extends OpenWarning>(
  warnings: readonly W[],
  verdicts: readonly RuleVerdict[],
): Transitions<W> {
  const result: Transitions<W> = { open: [], change: [], close: [], keep: [] };
  const byRule = new Map(verdicts.map((verdict) => [verdict.rule, verdict]));
  const warned = new Set(warnings.map((w) => w.rule));
  for (const warning of warnings) {
    const verdict = byRule.get(warning.rule);
    if (verdict === undefined) result.close.push({ warning, why: 'rule-gone' });
    else if (verdict.light === 'green') result.close.push({ warning, why: 'cleared' });
    else if (verdict.light === 'none') result.close.push({ warning, why: 'not-assessed' });
    else if (verdict.light === warning.light) result.keep.push({ warning, verdict });
    else {
      const [from, to] = [warning.light, verdict.light];
      result.change.push({ warning, verdict, from, to, worse: isWorse(to, from) });
    }
  }
  result.open = verdicts.filter(warns).filter((verdict) => !warned.has(verdict.rule));
  return result;
}
