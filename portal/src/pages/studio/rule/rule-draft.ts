import type { Condition, Light, Parameter, Rule } from '@project-cloud/rules-engine';

type Body = Record<string, unknown>;
export interface Words {
  zh: string;
  en: string;
}

export interface LevelDraft {
  name: string;
  priority: number;
  conditions: Condition;
  event: { type: 'light'; params: { light: 'red' | 'yellow'; reason: Words } };
}

export interface CaseDraft {
  name: string;
  facts: Record<string, unknown>;
  parameters?: Record<string, number>;
  expect: Light;
  reason?: string;
}

/** A rule while it is written: everything is there to be shown, whatever the body says. */
export interface RuleDraft {
  title: Words;
  legalBasis: string;
  note: string;
  parameters: Record<string, Parameter>;
  conditions: Record<string, Condition>;
  rules: LevelDraft[];
  cases: CaseDraft[];
}

const record = (value: unknown): Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Body) : {};
const list = (value: unknown): Body[] => (Array.isArray(value) ? value.map(record) : []);
const text = (value: unknown) => (typeof value === 'string' ? value : '');
const words = (value: unknown): Words => ({ zh: text(record(value).zh), en: text(record(value).en) });
const number = (value: unknown) => (typeof value === 'number' ? value : 0);

function level(value: Body): LevelDraft {
  const params = record(record(value.event).params);
  return {
    name: text(value.name),
    priority: number(value.priority),
    conditions: record(value.conditions) as unknown as Condition,
    event: {
      type: 'light',
      params: { light: params.light === 'red' ? 'red' : 'yellow', reason: words(params.reason) },
    },
  };
}

export function readRule(body: Body): RuleDraft {
  return {
    title: words(body.title),
    legalBasis: text(body.legalBasis),
    note: text(body.note),
    parameters: Object.fromEntries(
      Object.entries(record(body.parameters)).map(([key, value]) => {
        const { unit, ...of } = record(value);
        const parameter = { value: number(of.value), min: number(of.min), max: number(of.max), label: words(of.label) };
        return [key, typeof unit === 'string' ? { ...parameter, unit } : parameter];
      }),
    ),
    conditions: record(body.conditions) as Record<string, Condition>,
    rules: list(body.rules).map(level),
    cases: list(body.cases).map((value) => ({
      ...value,
      name: text(value.name),
      facts: record(value.facts),
      expect: (value.expect ?? 'none') as Light,
    })),
  };
}

/** English follows the Chinese as long as nobody wrote it: the engine asks for both. */
export function follow(was: Words, zh: string): Words {
  return { zh, en: was.en === '' || was.en === was.zh ? zh : was.en };
}

/** A name that is not taken: red, red_2, … */
export function freeName(wanted: string, taken: readonly string[]): string {
  if (!taken.includes(wanted)) return wanted;
  for (let n = 2; ; n += 1) if (!taken.includes(`${wanted}_${n}`)) return `${wanted}_${n}`;
}

export function newLevel(rule: RuleDraft): LevelDraft {
  const light = rule.rules.some(({ event }) => event.params.light === 'red') ? 'yellow' : 'red';
  const lowest = Math.min(...rule.rules.map(({ priority }) => priority), 30);
  return {
    name: freeName(
      light,
      rule.rules.map(({ name }) => name),
    ),
    priority: Math.max(1, lowest - 10),
    conditions: { all: [] },
    event: { type: 'light', params: { light, reason: { zh: '', en: '' } } },
  };
}

/** Another name for the level with its light, when the name only said the light. */
export function withLight(rule: RuleDraft, at: number, light: 'red' | 'yellow'): LevelDraft[] {
  return rule.rules.map((one, nth) => {
    if (nth !== at) return one;
    const others = rule.rules.filter((_, i) => i !== at).map(({ name }) => name);
    const named = /^(red|yellow)(_\d+)?$/.test(one.name) ? freeName(light, others) : one.name;
    return { ...one, name: named, event: { ...one.event, params: { ...one.event.params, light } } };
  });
}

/** What a new rule begins with: one red line, nothing asked yet. */
export function emptyRule(key: string, title: string, legalBasis: string): Body {
  const draft = readRule({});
  return {
    key,
    kind: 'warning',
    title: { zh: title, en: title },
    legalBasis,
    parameters: {},
    conditions: {},
    rules: [newLevel(draft)],
    cases: [],
  };
}

/** Where a threshold is used: it cannot go as long as it is. */
export function usesParameter(rule: RuleDraft, key: string): boolean {
  return JSON.stringify([rule.rules, rule.conditions]).includes(`"param.${key}"`) || inReason(rule, `param.${key}`);
}

const inReason = (rule: RuleDraft, fact: string) =>
  rule.rules.some(({ event }) => Object.values(event.params.reason).some((one) => one.includes(`{${fact}`)));

export type { Rule };
