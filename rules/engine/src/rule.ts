import type { Bilingual } from '@project-cloud/kernel';

/** What a rule says of a project: `none` (未评) when none of the facts it reads is known. */
export type Light = 'red' | 'yellow' | 'green' | 'none';

/** The worst first; a project wears the worst light of its rules. */
export const LIGHTS: readonly Light[] = ['red', 'yellow', 'green', 'none'];

/** The right side of a condition when it is another fact, or a parameter of the rule ('param.red_gap'). */
export interface FactReference {
  fact: string;
  path?: string;
}

/** One comparison, as json-rules-engine writes it. */
export interface LeafCondition {
  fact: string;
  operator: string;
  value: unknown;
  path?: string;
  priority?: number;
  name?: string;
}

export interface AllCondition {
  all: Condition[];
  priority?: number;
  name?: string;
}

export interface AnyCondition {
  any: Condition[];
  priority?: number;
  name?: string;
}

export interface NotCondition {
  not: Condition;
  priority?: number;
  name?: string;
}

/** A condition shared by name within the rule file. */
export interface SharedCondition {
  condition: string;
  priority?: number;
  name?: string;
}

/** A json-rules-engine condition tree. */
export type Condition = AllCondition | AnyCondition | NotCondition | SharedCondition | LeafCondition;

/** A number that a region may set for itself, between its bounds. */
export interface Parameter {
  value: number;
  min: number;
  max: number;
  unit?: string;
  label: Bilingual;
}

/** One plain json-rules-engine rule; the highest priority that is met gives the light. */
export interface Level {
  name: string;
  priority: number;
  conditions: Condition;
  event: { type: 'light'; params: { light: 'red' | 'yellow'; reason: Bilingual } };
}

/** An example that is stored with its rule and must pass before the rule is published. */
export interface RuleCase {
  name: string;
  facts: Record<string, unknown>;
  parameters?: Record<string, number>;
  expect: Light;
  /** The Chinese reason, word for word, where the case fixes it. */
  reason?: string;
}

/** A rule file, past the door. */
export interface Rule {
  key: string;
  kind: 'warning' | 'evaluation';
  title: Bilingual;
  legalBasis: string;
  note?: string;
  parameters: Record<string, Parameter>;
  conditions: Record<string, Condition>;
  rules: Level[];
  cases: RuleCase[];
}

/** What is wrong with a file, and where: 'rules[0].conditions.all[1].operator'. */
export interface RuleIssue {
  path: string;
  message: Bilingual;
}

/** The prefix under which a condition reads a parameter as if it were a fact. */
export const PARAMETER_PREFIX = 'param.';

/** The parameter that 'param.red_gap' names, or null for a fact of the project. */
export function parameterOf(fact: string): string | null {
  return fact.startsWith(PARAMETER_PREFIX) ? fact.slice(PARAMETER_PREFIX.length) : null;
}

/** True when the right side of a condition is a fact: json-rules-engine looks for the key and nothing else. */
export function isFactReference(value: unknown): value is FactReference {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'fact');
}

/** True when `a` is worse than `b`. */
export function isWorse(a: Light, b: Light): boolean {
  return LIGHTS.indexOf(a) < LIGHTS.indexOf(b);
}

/** The worst of the lights; `none` for an empty list. */
export function worstLight(lights: Iterable<Light>): Light {
  let worst: Light = 'none';
  for (const light of lights) if (isWorse(light, worst)) worst = light;
  return worst;
}

/** The levels of a rule as they are asked: by priority, on a tie the worse light first. */
export function levelsInOrder(rule: Rule): Level[] {
  const worse = (a: Level, b: Level) => (isWorse(a.event.params.light, b.event.params.light) ? -1 : 1);
  return [...rule.rules].sort((a, b) => b.priority - a.priority || worse(a, b));
}
