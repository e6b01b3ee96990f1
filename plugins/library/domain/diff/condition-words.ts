import type { Bilingual } from '@project-cloud/kernel';
import { type Condition, isFactReference, type LeafCondition, parameterOf } from '@project-cloud/rules-engine';
import type { DiffNames } from './change';
import { joined, words } from './words';

const OPERATORS: Record<string, Bilingual> = {
  equal: { zh: '等于', en: 'is' },
  notEqual: { zh: '不等于', en: 'is not' },
  lessThan: { zh: '小于', en: 'less than' },
  lessThanInclusive: { zh: '不超过', en: 'at most' },
  greaterThan: { zh: '大于', en: 'more than' },
  greaterThanInclusive: { zh: '不少于', en: 'at least' },
  in: { zh: '是其中之一', en: 'is one of' },
  notIn: { zh: '不在其中', en: 'is none of' },
  contains: { zh: '包含', en: 'contains' },
  doesNotContain: { zh: '不包含', en: 'does not contain' },
};

const DECORATORS: Record<string, Bilingual> = {
  not: { zh: '不', en: 'not' },
  someFact: { zh: '有一项', en: 'some' },
  everyFact: { zh: '每一项', en: 'every' },
  someValue: { zh: '有一个', en: 'some of' },
  everyValue: { zh: '每一个', en: 'each of' },
  swap: { zh: '反过来', en: 'the other way round' },
};

/** How a rule's texts name facts and parameters. */
export interface Vocabulary {
  names: DiffNames;
  parameters: Record<string, { label?: Bilingual }>;
}

export function factName(key: string, { names, parameters }: Vocabulary): Bilingual {
  const parameter = parameterOf(key);
  const known = parameter === null ? names.fact(key) : (parameters[parameter]?.label ?? null);
  return known ? { zh: known.zh, en: known.en || known.zh } : { zh: key, en: key };
}

export function operatorName(name: string): Bilingual {
  const parts = name.split(':');
  const last = OPERATORS[parts.at(-1) ?? ''] ?? { zh: name, en: name };
  const before = parts.slice(0, -1).map((part) => DECORATORS[part] ?? { zh: part, en: part });
  return before.length === 0 ? last : joined([...before, last], '', ' ');
}

export const valueWords = (value: unknown, vocabulary: Vocabulary): Bilingual =>
  isFactReference(value) ? factName(value.fact, vocabulary) : words(value);

/** 年度差距 大于. What stands before the value of a comparison. */
export const leftSide = (leaf: LeafCondition, vocabulary: Vocabulary): Bilingual => {
  const path = leaf.path ? ` ${leaf.path}` : '';
  const [fact, operator] = [factName(leaf.fact, vocabulary), operatorName(leaf.operator)];
  return { zh: `${fact.zh}${path} ${operator.zh}`, en: `${fact.en}${path} ${operator.en}` };
};

/** A whole condition as one text. */
export function conditionWords(condition: unknown, vocabulary: Vocabulary): Bilingual {
  if (typeof condition !== 'object' || condition === null) return words(condition);
  const node = condition as Condition;
  if ('all' in node || 'any' in node) {
    const [parts, zh, en] = 'all' in node ? [node.all, ' 且 ', ' and '] : [node.any, ' 或 ', ' or '];
    if (!Array.isArray(parts)) return words(parts);
    const text = joined(
      parts.map((part) => conditionWords(part, vocabulary)),
      zh,
      en,
    );
    return parts.length > 1 ? { zh: `（${text.zh}）`, en: `(${text.en})` } : text;
  }
  if ('not' in node) {
    const inner = conditionWords(node.not, vocabulary);
    return { zh: `不是${inner.zh}`, en: `not ${inner.en}` };
  }
  if ('condition' in node) return { zh: `“${node.condition}”`, en: `“${node.condition}”` };
  if (!('fact' in node)) return words(condition);
  const [left, right] = [leftSide(node, vocabulary), valueWords(node.value, vocabulary)];
  return { zh: `${left.zh} ${right.zh}`, en: `${left.en} ${right.en}` };
}

/** A comparison of a tree and where it stands: `any[0].all[1]`. */
export interface PlacedLeaf {
  path: string;
  leaf: LeafCondition;
}

export function leavesOf(condition: unknown, path = ''): PlacedLeaf[] {
  if (typeof condition !== 'object' || condition === null) return [];
  const node = condition as Record<string, unknown>;
  const below = path ? `${path}.` : '';
  for (const kind of ['all', 'any'])
    if (Array.isArray(node[kind])) return node[kind].flatMap((one, at) => leavesOf(one, `${below}${kind}[${at}]`));
  if ('not' in node) return leavesOf(node.not, `${below}not`);
  return typeof node.fact === 'string' ? [{ path, leaf: node as unknown as LeafCondition }] : [];
}

/** The tree without the values it compares with: what is left when only thresholds change. */
export function shapeOf(condition: unknown): unknown {
  if (Array.isArray(condition)) return condition.map(shapeOf);
  if (typeof condition !== 'object' || condition === null) return condition;
  const { value: _, ...rest } = condition as Record<string, unknown>;
  if (typeof rest.fact === 'string') return rest;
  return Object.fromEntries(Object.entries(condition).map(([key, one]) => [key, shapeOf(one)]));
}
