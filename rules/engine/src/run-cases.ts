import { type CompileOptions, compileRule } from './compile-rule';
import type { Light, Rule } from './rule';

/** A stored example that did not come out as it says. */
export interface CaseFailure {
  name: string;
  expect: Light;
  got: Light;
  /** Set when the light is right and the reason is not. */
  reason?: { expect: string; got: string | null };
}

/** Runs the examples that a rule carries; the failures only, so an empty list lets it be published. */
export function runCases(rule: Rule, options: CompileOptions = {}): CaseFailure[] {
  const compiled = compileRule(rule, options);
  return rule.cases.flatMap((example): CaseFailure[] => {
    const { light, reason } = compiled.evaluate(example.facts, example.parameters);
    const base = { name: example.name, expect: example.expect, got: light };
    if (light !== example.expect) return [base];
    const got = reason?.zh ?? null;
    if (example.reason === undefined || example.reason === got) return [];
    return [{ ...base, reason: { expect: example.reason, got } }];
  });
}
