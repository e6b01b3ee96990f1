import type { FactDictionary } from './fact-dictionary';
import { checkCondition } from './parse-condition';
import type { Condition, RuleIssue } from './rule';

export interface ParseConditionsOptions {
  /** The facts that exist; without it fact names and types are not checked. */
  dictionary?: FactDictionary;
  /** Where the conditions stand in the file around them. */
  at?: string;
}

/** Reads a condition tree that stands by itself, without parameters or shared conditions: for what a rule is not needed. */
export function parseConditions(
  json: unknown,
  { dictionary, at = 'conditions' }: ParseConditionsOptions = {},
): { ok: true; conditions: Condition } | { ok: false; issues: RuleIssue[] } {
  const around = { parameters: new Set<string>(), shared: new Set<string>(), ...(dictionary ? { dictionary } : {}) };
  const issues = checkCondition(json, at, around);
  if (issues.length > 0) return { ok: false, issues };
  const conditions = json as Condition;
  // As in a rule: json-rules-engine takes only groups at the root.
  if ('fact' in conditions)
    return {
      ok: false,
      issues: [
        { path: at, message: { zh: '最外层应为 all、any 或 not', en: 'The outermost has to be all, any or not' } },
      ],
    };
  return { ok: true, conditions };
}
