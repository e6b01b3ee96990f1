import { z } from 'zod';
import type { FactDictionary } from './fact-dictionary';
import { checkCondition, circularConditions, MAX_WRITTEN_OUT, writtenOut } from './parse-condition';
import { parseReason } from './reason';
import { parameterOf, type Rule, type RuleIssue } from './rule';
import { zodIssues } from './zod-issues';

const key = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
const name = z.string().regex(/^[a-z][a-z0-9_]*$/);
const bilingual = z.object({ zh: z.string().min(1).max(300), en: z.string().min(1).max(300) }).strict();

const Parameter = z
  .object({ value: z.number(), min: z.number(), max: z.number(), unit: z.string().optional(), label: bilingual })
  .strict();

const Level = z
  .object({
    name: z.string().min(1).max(60),
    priority: z.number().int().min(1).max(1000),
    conditions: z.unknown(),
    event: z
      .object({
        type: z.literal('light'),
        params: z.object({ light: z.enum(['red', 'yellow']), reason: bilingual }).strict(),
      })
      .strict(),
  })
  .strict();

const RuleCase = z
  .object({
    name: z.string().min(1),
    facts: z.record(z.string(), z.unknown()),
    parameters: z.record(name, z.number()).optional(),
    expect: z.enum(['red', 'yellow', 'green', 'none']),
    reason: z.string().optional(),
  })
  .strict();

const RuleFile = z
  .object({
    key,
    kind: z.enum(['warning', 'evaluation']),
    title: bilingual,
    legalBasis: z.string().min(1),
    note: z.string().optional(),
    parameters: z.record(name, Parameter).default({}),
    conditions: z.record(name, z.unknown()).default({}),
    rules: z.array(Level).min(1).max(10),
    cases: z.array(RuleCase).max(200),
  })
  .strict();

export interface ParseRuleOptions {
  /** The facts that exist; without it fact names and types are not checked. */
  dictionary?: FactDictionary;
}

/** Reads a rule file strictly. Every fault is listed with its place: 'rules[0].conditions.all[1].operator'. */
export function parseRule(
  json: unknown,
  options: ParseRuleOptions = {},
): { ok: true; rule: Rule } | { ok: false; issues: RuleIssue[] } {
  const parsed = RuleFile.safeParse(json);
  if (!parsed.success) return { ok: false, issues: zodIssues(parsed.error) };
  // The conditions inside are still unknown; the checks below make the type true.
  const rule = parsed.data as Rule;
  const issues = [
    ...checkLevelNames(rule),
    ...checkParameters(rule),
    ...checkConditions(rule, options.dictionary),
    ...checkReasons(rule, options.dictionary),
    ...checkCases(rule, options.dictionary),
  ];
  return issues.length > 0 ? { ok: false, issues } : { ok: true, rule };
}

function checkLevelNames(rule: Rule): RuleIssue[] {
  return rule.rules.flatMap(({ name }, i) => {
    const twice = rule.rules.findIndex((other) => other.name === name) !== i;
    return twice
      ? [{ path: `rules[${i}].name`, message: { zh: `名称“${name}”重复`, en: `The name “${name}” stands twice` } }]
      : [];
  });
}

function checkParameters(rule: Rule): RuleIssue[] {
  return Object.entries(rule.parameters).flatMap(([parameter, { value, min, max }]) => {
    const path = `parameters.${parameter}`;
    if (min > max)
      return [
        {
          path: `${path}.min`,
          message: { zh: `下限 ${min} 大于上限 ${max}`, en: `The least, ${min}, is above the most, ${max}` },
        },
      ];
    return value < min || value > max
      ? [
          {
            path: `${path}.value`,
            message: { zh: `应在 ${min} 和 ${max} 之间`, en: `It has to lie between ${min} and ${max}` },
          },
        ]
      : [];
  });
}

function checkConditions(rule: Rule, dictionary: FactDictionary | undefined): RuleIssue[] {
  const around = {
    parameters: new Set(Object.keys(rule.parameters)),
    shared: new Set(Object.keys(rule.conditions)),
    ...(dictionary ? { dictionary } : {}),
  };
  const roots = [
    ...Object.entries(rule.conditions).map(([key, condition]) => ({ path: `conditions.${key}`, condition })),
    ...rule.rules.map(({ conditions }, i) => ({ path: `rules[${i}].conditions`, condition: conditions })),
  ];
  const issues = roots.flatMap(({ path, condition }) => {
    const found = checkCondition(condition, path, around);
    // json-rules-engine takes only these at the root.
    if (found.length > 0 || !('fact' in condition)) return found;
    return [
      {
        path,
        message: {
          zh: '最外层应为 all、any、not 或 condition',
          en: 'The outermost has to be all, any, not or condition',
        },
      },
    ];
  });
  if (issues.length > 0) return issues;
  const circular = circularConditions(rule.conditions).map((key) => ({
    path: `conditions.${key}`,
    message: { zh: `共用条件“${key}”引用了自己`, en: `The shared condition “${key}” names itself` },
  }));
  if (circular.length > 0) return circular;
  const levels = rule.rules.map(({ conditions }) => conditions);
  return writtenOut(levels, rule.conditions).flatMap((size, i) =>
    size > MAX_WRITTEN_OUT
      ? [
          {
            path: `rules[${i}].conditions`,
            message: {
              zh: `共用条件展开后太多，最多 ${MAX_WRITTEN_OUT} 个比较`,
              en: `Written out there are too many: ${MAX_WRITTEN_OUT} comparisons at most`,
            },
          },
        ]
      : [],
  );
}

function checkReasons(rule: Rule, dictionary: FactDictionary | undefined): RuleIssue[] {
  return rule.rules.flatMap((level, i) =>
    (['zh', 'en'] as const).flatMap((lang) => {
      const path = `rules[${i}].event.params.reason.${lang}`;
      const template = parseReason(level.event.params.reason[lang]);
      if (template === null)
        return [
          {
            path,
            message: {
              zh: '花括号里应是事实或参数的名称，例如 {progress_gap}',
              en: 'Braces hold the name of a fact or parameter, as {progress_gap}',
            },
          },
        ];
      return template.facts.flatMap((fact) => {
        const parameter = parameterOf(fact);
        const known =
          parameter === null ? !dictionary || dictionary.has(fact) : Object.hasOwn(rule.parameters, parameter);
        return known
          ? []
          : [{ path, message: { zh: `没有事实或参数“${fact}”`, en: `There is no fact or parameter “${fact}”` } }];
      });
    }),
  );
}

function checkCases(rule: Rule, dictionary: FactDictionary | undefined): RuleIssue[] {
  return rule.cases.flatMap((example, i) => [
    ...Object.keys(example.facts)
      .filter((fact) => dictionary && !dictionary.has(fact))
      .map((fact) => ({
        path: `cases[${i}].facts.${fact}`,
        message: { zh: `事实字典里没有“${fact}”`, en: `There is no fact “${fact}”` },
      })),
    ...Object.keys(example.parameters ?? {})
      .filter((parameter) => !Object.hasOwn(rule.parameters, parameter))
      .map((parameter) => ({
        path: `cases[${i}].parameters.${parameter}`,
        message: { zh: `没有参数“${parameter}”`, en: `There is no parameter “${parameter}”` },
      })),
  ]);
}
