import { parseIsoDate } from '@project-cloud/kernel';
import { z } from 'zod';
import type { FactDictionary, FactEntry } from './fact-dictionary';
import { parseFactPath } from './fact-path';
import { sidesOf, splitOperator } from './operators';
import { type Condition, isFactReference, type LeafCondition, parameterOf, type RuleIssue } from './rule';
import { zodIssues } from './zod-issues';

/** Beyond these a rule cannot be read by a person, and may be meant to exhaust us. */
const MAX_DEPTH = 16;
const MAX_CONDITIONS = 200;
const MAX_LIST = 500;
const WANTED = {
  number: { zh: '数字', en: 'a number' },
  text: { zh: '文字', en: 'a text' },
  boolean: { zh: '是或否', en: 'yes or no' },
  date: { zh: '日期（2026-11-22）', en: 'a date (2026-11-22)' },
};

/** With shared conditions written out, as closures and SQL have them. */
export const MAX_WRITTEN_OUT = 2_000;

const common = { priority: z.number().int().min(1).max(1000).optional(), name: z.string().min(1).max(200).optional() };
const fact = z.string().regex(/^(param\.)?[a-z][a-z0-9_]*$/);
const SHAPES = {
  all: z.object({ all: z.array(z.unknown()).min(1), ...common }).strict(),
  any: z.object({ any: z.array(z.unknown()).min(1), ...common }).strict(),
  not: z.object({ not: z.unknown(), ...common }).strict(),
  condition: z.object({ condition: z.string().min(1), ...common }).strict(),
  fact: z
    .object({ fact, operator: z.string(), value: z.unknown(), path: z.string().min(1).optional(), ...common })
    .strict(),
};
const Reference = z.object({ fact, path: z.string().min(1).optional() }).strict();

/** What the rule file around a condition declares. */
export interface ConditionSurroundings {
  parameters: ReadonlySet<string>;
  shared: ReadonlySet<string>;
  dictionary?: FactDictionary;
}

/** Checks a condition tree by hand, so that each fault is named at its own place and not as "no variant fits". */
export function checkCondition(json: unknown, path: string, around: ConditionSurroundings): RuleIssue[] {
  let count = 0;
  const walk = (node: unknown, at: string, depth: number): RuleIssue[] => {
    count += 1;
    if (count === MAX_CONDITIONS + 1)
      return [
        {
          path: at,
          message: { zh: `条件太多，最多 ${MAX_CONDITIONS} 个`, en: `Too many conditions: ${MAX_CONDITIONS} at most` },
        },
      ];
    if (count > MAX_CONDITIONS) return [];
    if (depth > MAX_DEPTH)
      return [
        {
          path: at,
          message: {
            zh: `条件嵌套太深，最多 ${MAX_DEPTH} 层`,
            en: `Conditions are nested too deep: ${MAX_DEPTH} levels at most`,
          },
        },
      ];
    if (typeof node !== 'object' || node === null || Array.isArray(node)) {
      return [{ path: at, message: { zh: '条件应为对象', en: 'A condition has to be an object' } }];
    }
    const kinds = (Object.keys(SHAPES) as (keyof typeof SHAPES)[]).filter((k) => Object.hasOwn(node, k));
    const kind = kinds[0];
    if (kind === undefined || kinds.length > 1) {
      return [
        {
          path: at,
          message: {
            zh: '条件应有且只有 all、any、not、condition、fact 中的一个',
            en: 'A condition has exactly one of all, any, not, condition and fact',
          },
        },
      ];
    }
    const parsed = SHAPES[kind].safeParse(node);
    if (!parsed.success) return zodIssues(parsed.error, at);
    if (kind === 'all' || kind === 'any') {
      const children = (parsed.data as Record<'all' | 'any', unknown[]>)[kind];
      return children.flatMap((child, i) => walk(child, `${at}.${kind}[${i}]`, depth + 1));
    }
    if (kind === 'not') return walk((parsed.data as { not: unknown }).not, `${at}.not`, depth + 1);
    if (kind === 'condition') {
      const { condition } = parsed.data as { condition: string };
      if (around.shared.has(condition)) return [];
      return [
        {
          path: `${at}.condition`,
          message: { zh: `没有名为“${condition}”的共用条件`, en: `There is no shared condition “${condition}”` },
        },
      ];
    }
    return checkLeaf(parsed.data as LeafCondition, at, around);
  };
  return walk(json, path, 1);
}

function checkLeaf(leaf: LeafCondition, at: string, around: ConditionSurroundings): RuleIssue[] {
  const issues = checkFact(leaf.fact, leaf.path, at, around);
  const sides = sidesOf(leaf.operator);
  if (sides === null)
    return [
      ...issues,
      {
        path: `${at}.operator`,
        message: { zh: `不认识的运算符“${leaf.operator}”`, en: `There is no operator “${leaf.operator}”` },
      },
    ];
  const left = typed(leaf.fact, leaf.path, around);
  if (left !== null && (sides.left === 'list') !== (left === 'list')) {
    const message =
      sides.left === 'list'
        ? { zh: '此运算符要求事实是列表', en: 'This operator wants a fact that is a list' }
        : { zh: '事实是列表，请用 contains 或 someFact', en: 'The fact is a list: use contains or someFact' };
    issues.push({ path: `${at}.operator`, message });
  } else if (left !== null && sides.left === 'ordered' && left !== 'number' && left !== 'date') {
    issues.push({
      path: `${at}.operator`,
      message: { zh: '文字和是否不能比较大小', en: 'Texts and yes or no have no order' },
    });
  }
  if (isFactReference(leaf.value)) {
    const parsed = Reference.safeParse(leaf.value);
    if (!parsed.success) return [...issues, ...zodIssues(parsed.error, `${at}.value`)];
    issues.push(...checkFact(parsed.data.fact, parsed.data.path, `${at}.value`, around));
    const right = typed(parsed.data.fact, parsed.data.path, around);
    const comparable = sides.left !== 'list' && sides.right !== 'list' && left !== null && right !== null;
    if (comparable && left !== right)
      issues.push({
        path: `${at}.value`,
        message: { zh: '两边的事实类型不同', en: 'The facts on the two sides are of different types' },
      });
    return issues;
  }
  return [...issues, ...checkLiteral(leaf, at, sides, left)];
}

function checkFact(
  name: string,
  path: string | undefined,
  at: string,
  { parameters, dictionary }: ConditionSurroundings,
): RuleIssue[] {
  const parameter = parameterOf(name);
  const issues: RuleIssue[] = [];
  if (parameter !== null) {
    if (!parameters.has(parameter))
      issues.push({
        path: `${at}.fact`,
        message: { zh: `没有参数“${parameter}”`, en: `There is no parameter “${parameter}”` },
      });
  } else if (dictionary && !dictionary.has(name)) {
    issues.push({ path: `${at}.fact`, message: { zh: `事实字典里没有“${name}”`, en: `There is no fact “${name}”` } });
  }
  if (path !== undefined && parseFactPath(path) === null) {
    issues.push({
      path: `${at}.path`,
      message: {
        zh: '路径只能由属性名和序号组成，例如 $.a.b[0]',
        en: 'A path consists of names and positions only, as $.a.b[0]',
      },
    });
  }
  return issues;
}

// With a path the type inside the fact is not declared.
function typed(name: string, path: string | undefined, around: ConditionSurroundings): FactEntry['type'] | null {
  if (path !== undefined) return null;
  return parameterOf(name) === null ? (around.dictionary?.get(name)?.type ?? null) : 'number';
}

function checkLiteral(
  leaf: LeafCondition,
  at: string,
  sides: NonNullable<ReturnType<typeof sidesOf>>,
  left: FactEntry['type'] | null,
): RuleIssue[] {
  const { value } = leaf;
  const path = `${at}.value`;
  if (sides.right === 'list') {
    if (!Array.isArray(value))
      return [{ path, message: { zh: '此运算符要求右边是列表', en: 'This operator wants a list on its right' } }];
    if (value.length > MAX_LIST)
      return [
        {
          path,
          message: { zh: `列表太长，最多 ${MAX_LIST} 个值`, en: `The list is too long: ${MAX_LIST} values at most` },
        },
      ];
    return value.flatMap((item, i) => checkSingle(item, `${path}[${i}]`, leaf, left));
  }
  if (sides.right === 'ordered') {
    const fits = typeof value === 'number' || (typeof value === 'string' && parseIsoDate(value) !== null);
    if (!fits)
      return [
        {
          path,
          message: { zh: '应与数字或日期（2026-11-22）比较', en: 'Compare with a number or a date (2026-11-22)' },
        },
      ];
  }
  return checkSingle(value, path, leaf, left);
}

function checkSingle(value: unknown, path: string, leaf: LeafCondition, left: FactEntry['type'] | null): RuleIssue[] {
  if (value === null) return [];
  if (!['string', 'number', 'boolean'].includes(typeof value))
    return [{ path, message: { zh: '应为一个值', en: 'Give one value' } }];
  if (typeof value === 'number' && !Number.isFinite(value))
    return [{ path, message: { zh: '应为有限的数字', en: 'Give a finite number' } }];
  // Decorators may compare the parts of a list, whose type is not declared.
  const plain = splitOperator(leaf.operator)?.decorators.every((d) => d === 'not') === true;
  if (!plain || left === null || left === 'list') return [];
  const fits = {
    number: typeof value === 'number',
    text: typeof value === 'string',
    boolean: typeof value === 'boolean',
    date: typeof value === 'string' && parseIsoDate(value) !== null,
  }[left];
  const { zh, en } = WANTED[left];
  const message = { zh: `事实“${leaf.fact}”应与${zh}比较`, en: `Compare the fact “${leaf.fact}” with ${en}` };
  return fits ? [] : [{ path, message }];
}

/** How many comparisons each tree holds when every shared condition is written out: ten that each name the last one twice are a thousand. */
export function writtenOut(trees: readonly Condition[], shared: Readonly<Record<string, Condition>>): number[] {
  const known = new Map<string, number>();
  const sum = (conditions: readonly Condition[]) => conditions.reduce((total, one) => total + count(one), 0);
  function count(condition: Condition): number {
    if ('all' in condition) return sum(condition.all);
    if ('any' in condition) return sum(condition.any);
    if ('not' in condition) return count(condition.not);
    if (!('condition' in condition)) return 1;
    const name = condition.condition;
    const size = known.get(name) ?? count(shared[name] ?? { all: [] });
    known.set(name, size);
    return size;
  }
  return trees.map(count);
}

/** The shared conditions that lead back to themselves, directly or through others. */
export function circularConditions(shared: Readonly<Record<string, Condition>>): string[] {
  const uses = (c: Condition): string[] => {
    if ('condition' in c) return [c.condition];
    if ('all' in c) return c.all.flatMap(uses);
    if ('any' in c) return c.any.flatMap(uses);
    return 'not' in c ? uses(c.not) : [];
  };
  const reaches = (from: string, target: string, seen: Set<string>): boolean => {
    const condition = shared[from];
    if (condition === undefined || seen.has(from)) return false;
    seen.add(from);
    return uses(condition).some((next) => next === target || reaches(next, target, seen));
  };
  return Object.keys(shared).filter((name) => reaches(name, name, new Set()));
}
