import type { Bilingual } from '@project-cloud/kernel';
import { type CompiledCondition, compileCondition, type Scope } from './compile-condition';
import type { Explanation } from './explanation';
import type { FactDictionary } from './fact-dictionary';
import type { OperatorTable } from './operators';
import { parseReason, type ReasonTemplate, renderBilingual } from './reason';
import { type Level, type Light, levelsInOrder, parameterOf, type Rule } from './rule';

/** A rule's answer for one project. The reason is null for green and none. */
export interface Verdict {
  light: Light;
  reason: Bilingual | null;
  explanation: Explanation | null;
}

/** A rule ready to judge, any number of times. */
export interface CompiledRule {
  key: string;
  rule: Rule;
  /** The facts of the project that its conditions read, sorted; parameters are not among them. */
  reads: string[];
  /** The light and the level that gave it: the fast way, for lists and sweeps. */
  decide(facts: Facts, parameters?: Parameters): { light: Light; level: string | null };
  /** The reason that a level gives, in the project's figures; null for a level that the rule does not have. */
  reasonAt(level: string | null, facts: Facts, parameters?: Parameters): Bilingual | null;
  /** The light with its reason and explanation. */
  evaluate(facts: Facts, parameters?: Parameters): Verdict;
}

/** Facts by key: plain JSON values, null when not known. */
export type Facts = Readonly<Record<string, unknown>>;
/** Parameters that a region sets; those left out keep the rule's own value. */
export type Parameters = Readonly<Record<string, number>>;

export interface CompileOptions {
  /** Units for the figures in reasons. */
  dictionary?: FactDictionary;
  /** Other operators than json-rules-engine's. */
  operators?: OperatorTable;
}

interface CompiledLevel {
  level: Level;
  condition: CompiledCondition;
  reason: { zh: ReasonTemplate; en: ReasonTemplate };
}

/**
 * Compiles a rule that `parseRule` has accepted. Conditions mean what they mean in json-rules-engine. The highest
 * priority that is met gives the light (on a tie the worse light), none met is green; when not one of the facts it
 * reads is known the light is `none`, whatever the conditions say of nothing.
 */
export function compileRule(rule: Rule, options: CompileOptions = {}): CompiledRule {
  const read = new Set<string>();
  const context = {
    shared: rule.conditions,
    reads: read,
    ...(options.operators ? { operators: options.operators } : {}),
  };
  const levels = levelsInOrder(rule).map((level): CompiledLevel => {
    const { zh, en } = level.event.params.reason;
    return {
      level,
      condition: compileCondition(level.conditions, context),
      reason: { zh: template(zh), en: template(en) },
    };
  });
  const reads = [...read].filter((fact) => parameterOf(fact) === null).sort();
  const own = Object.fromEntries(Object.entries(rule.parameters).map(([key, { value }]) => [key, value]));

  const scopeOf = (facts: Facts, parameters?: Parameters): Scope => ({
    facts,
    parameters: parameters ? { ...own, ...parameters } : own,
  });
  const known = (facts: Facts) => reads.some((fact) => Object.hasOwn(facts, fact) && (facts[fact] ?? null) !== null);
  const unitOf = (fact: string) => {
    const parameter = parameterOf(fact);
    return parameter === null ? options.dictionary?.get(fact)?.unit : rule.parameters[parameter]?.unit;
  };

  const reasonOf = (met: CompiledLevel, { facts, parameters }: Scope) => {
    const figureOf = (fact: string) => {
      const parameter = parameterOf(fact);
      return parameter === null ? facts[fact] : parameters[parameter];
    };
    return renderBilingual(met.reason, figureOf, { unitOf });
  };

  return {
    key: rule.key,
    rule,
    reads,
    decide(facts, parameters) {
      if (!known(facts)) return { light: 'none', level: null };
      const scope = scopeOf(facts, parameters);
      const met = levels.find(({ condition }) => condition.test(scope));
      return met ? { light: lightOf(met), level: met.level.name } : { light: 'green', level: null };
    },
    reasonAt(name, facts, parameters) {
      const met = levels.find(({ level }) => level.name === name);
      return met ? reasonOf(met, scopeOf(facts, parameters)) : null;
    },
    evaluate(facts, parameters) {
      const scope = scopeOf(facts, parameters);
      const results = levels.map(({ level, condition }) => {
        const conditions = condition.explain(scope);
        return { name: level.name, light: level.event.params.light, met: conditions.met, conditions };
      });
      const index = known(facts) ? results.findIndex((r) => r.met) : -1;
      const met = levels[index];
      const deciding = results[index] ?? results[results.length - 1];
      if (deciding === undefined) return { light: 'none', reason: null, explanation: null };
      const light = met ? lightOf(met) : known(facts) ? 'green' : 'none';
      return {
        light,
        reason: met ? reasonOf(met, scope) : null,
        explanation: {
          rule: rule.key,
          light,
          level: met?.level.name ?? null,
          conditions: deciding.conditions,
          levels: results,
          parameters: { ...scope.parameters },
        },
      };
    },
  };
}

function lightOf({ level }: CompiledLevel): Light {
  return level.event.params.light;
}

function template(text: string): ReasonTemplate {
  const parsed = parseReason(text);
  if (parsed === null) throw new Error(`reason cannot be read: ${text}`);
  return parsed;
}
