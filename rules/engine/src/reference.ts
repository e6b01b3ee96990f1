import { Engine, type RuleProperties } from 'json-rules-engine';
import type { Facts, Parameters } from './compile-rule';
import { PARAMETER_PREFIX, type Rule } from './rule';

/** Asks json-rules-engine itself which levels are met, by name. Rejects where it throws (`in` against a number). */
export type Reference = (facts: Facts, parameters?: Parameters) => Promise<Record<string, boolean>>;

function engineOf(rule: Rule): Engine {
  const engine = new Engine([], { allowUndefinedFacts: true });
  for (const [name, condition] of Object.entries(rule.conditions)) {
    engine.setCondition(name, structuredClone(condition) as RuleProperties['conditions']);
  }
  for (const { name, priority, conditions, event } of rule.rules) {
    engine.addRule(structuredClone({ name, priority, conditions, event }) as RuleProperties);
  }
  return engine;
}

/** A rule in json-rules-engine, ready to be asked any number of times. The conformance suites hold us to it. */
export function referenceOf(rule: Rule): Reference {
  let engine = engineOf(rule);
  return async (facts, parameters = {}) => {
    const values: Record<string, unknown> = { ...facts };
    for (const [name, { value }] of Object.entries(rule.parameters)) values[PARAMETER_PREFIX + name] = value;
    for (const [name, value] of Object.entries(parameters)) values[PARAMETER_PREFIX + name] = value;
    try {
      const { results, failureResults } = await engine.run(values);
      return Object.fromEntries([...results, ...failureResults].map((r) => [String(r.name), r.result === true]));
    } catch (fault) {
      // What it had begun goes on and would end the next run before its time.
      engine = engineOf(rule);
      throw fault;
    }
  };
}

/** The same for one project. */
export const referenceLevels = (rule: Rule, facts: Facts, parameters: Parameters = {}) =>
  referenceOf(rule)(facts, parameters);
