import type { Bilingual } from '@project-cloud/kernel';
import type { Change, DiffNames } from './change';
import { conditionWords, leavesOf, leftSide, shapeOf, type Vocabulary, valueWords } from './condition-words';
import { compare } from './keyed';
import { diffProperties, otherProperties, property } from './properties';
import { asText, named, same, withUnit, words } from './words';

type Bag = Record<string, unknown>;
const bag = (value: unknown): Bag =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Bag) : {};
const bags = (value: unknown): Bag[] => (Array.isArray(value) ? value.map(bag) : []);
const pairs = (value: unknown) => Object.entries(bag(value)).map(([key, one]) => ({ key, one: bag(one) }));

const LIGHTS: Record<string, Bilingual> = {
  red: { zh: '红灯线', en: 'red line' },
  yellow: { zh: '黄灯线', en: 'yellow line' },
};

const RULE = [
  property('title', '名称', 'title'),
  property('legalBasis', '依据', 'legal basis'),
  property('note', '说明', 'note'),
  property('kind', '类别', 'kind'),
];
const TOLD = new Set([
  'title',
  'legalBasis',
  'note',
  'kind',
  'parameters',
  'conditions',
  'rules',
  'cases',
  'key',
  'version',
]);

/** 红灯差距 20 个点 → 15 个点, and its bounds. */
function diffParameters(before: Bag, after: Bag): Change[] {
  const { added, removed, kept } = compare(pairs(before.parameters), pairs(after.parameters), ({ key }) => key);
  const about = ({ key, one }: { key: string; one: Bag }) => ({
    kind: 'rule' as const,
    subject: named({ zh: '参数', en: 'parameter' }, one.label ? asText(one.label) : { zh: key, en: key }),
    path: `parameters.${key}`,
  });
  const unit = (value: unknown, of: Bag) => withUnit(value, of.unit);
  const properties = [
    property('value', '取值', 'value', { words: unit }),
    property('min', '各地可设的下限', 'lowest that regions may set', { words: unit }),
    property('max', '各地可设的上限', 'highest that regions may set', { words: unit }),
    property('unit', '单位', 'unit'),
    property('label', '名称', 'label'),
  ];
  return [
    ...added.map(({ item }): Change => ({ op: 'add', ...about(item), after: withUnit(item.one.value, item.one.unit) })),
    ...removed.map(
      (item): Change => ({ op: 'remove', ...about(item), before: withUnit(item.one.value, item.one.unit) }),
    ),
    ...kept.flatMap(({ before: was, after: is }) => diffProperties(about(is), properties, was.one, is.one)),
  ];
}

/** Only thresholds differ: each with its two values. Else the two conditions whole. */
function diffConditions(
  before: unknown,
  after: unknown,
  about: { subject: Bilingual; path: string },
  vocabulary: Vocabulary,
): Change[] {
  if (same(before, after)) return [];
  const told = { kind: 'rule' as const, ...about };
  if (!same(shapeOf(before), shapeOf(after))) {
    return [
      {
        op: 'change',
        ...told,
        detail: { zh: '条件', en: 'conditions' },
        before: conditionWords(before, vocabulary),
        after: conditionWords(after, vocabulary),
      },
    ];
  }
  const was = leavesOf(before);
  return leavesOf(after).flatMap(({ path, leaf }, at): Change[] => {
    const old = was[at]?.leaf;
    if (!old || same(old.value, leaf.value)) return [];
    return [
      {
        op: 'change',
        ...told,
        path: `${about.path}.${path}`,
        detail: leftSide(leaf, vocabulary),
        before: valueWords(old.value, vocabulary),
        after: valueWords(leaf.value, vocabulary),
      },
    ];
  });
}

function levelName(level: Bag): Bilingual {
  const light = String(bag(bag(level.event).params).light);
  return LIGHTS[light] ?? named({ zh: '档', en: 'level' }, { zh: String(level.name), en: String(level.name) });
}

function diffLevels(before: Bag, after: Bag, vocabulary: Vocabulary): Change[] {
  const { added, removed, kept } = compare(bags(before.rules), bags(after.rules), (level) => String(level.name));
  const about = (level: Bag) => ({
    kind: 'rule' as const,
    subject: levelName(level),
    path: `rules.${String(level.name)}`,
  });
  return [
    ...added.map(
      ({ item }): Change => ({ op: 'add', ...about(item), detail: conditionWords(item.conditions, vocabulary) }),
    ),
    ...removed.map(
      (item): Change => ({ op: 'remove', ...about(item), detail: conditionWords(item.conditions, vocabulary) }),
    ),
    ...kept.flatMap(({ before: was, after: is }) => {
      const params = (level: Bag) => bag(bag(level.event).params);
      return [
        ...diffConditions(was.conditions, is.conditions, about(is), vocabulary),
        ...diffProperties(about(is), [property('priority', '优先级', 'priority')], was, is),
        ...diffProperties(
          about(is),
          [property('light', '亮灯', 'light'), property('reason', '理由', 'reason')],
          params(was),
          params(is),
        ),
      ];
    }),
  ];
}

function diffShared(before: Bag, after: Bag, vocabulary: Vocabulary): Change[] {
  const list = (rule: Bag) => Object.entries(bag(rule.conditions)).map(([key, condition]) => ({ key, condition }));
  const { added, removed, kept } = compare(list(before), list(after), ({ key }) => key);
  const about = (key: string) => ({
    kind: 'rule' as const,
    subject: named({ zh: '共用条件', en: 'shared condition' }, { zh: key, en: key }),
    path: `conditions.${key}`,
  });
  return [
    ...added.map(
      ({ item }): Change => ({ op: 'add', ...about(item.key), detail: conditionWords(item.condition, vocabulary) }),
    ),
    ...removed.map(
      (item): Change => ({ op: 'remove', ...about(item.key), detail: conditionWords(item.condition, vocabulary) }),
    ),
    ...kept.flatMap(({ before: was, after: is }) =>
      diffConditions(was.condition, is.condition, about(is.key), vocabulary),
    ),
  ];
}

function diffCases(before: Bag, after: Bag): Change[] {
  const { added, removed, kept } = compare(bags(before.cases), bags(after.cases), (one) => String(one.name));
  const about = (one: Bag) => ({
    kind: 'rule' as const,
    subject: named({ zh: '例子', en: 'case' }, { zh: String(one.name), en: String(one.name) }),
    path: 'cases',
  });
  return [
    ...added.map(({ item }): Change => ({ op: 'add', ...about(item) })),
    ...removed.map((item): Change => ({ op: 'remove', ...about(item) })),
    ...kept.flatMap(({ before: was, after: is }): Change[] => (same(was, is) ? [] : [{ op: 'change', ...about(is) }])),
  ];
}

/** A rule: its thresholds, its conditions, its parameters and their bounds, its basis and its cases. */
export function diffRule(before: Bag, after: Bag, names: DiffNames): Change[] {
  const parameters = { ...bag(before.parameters), ...bag(after.parameters) } as Vocabulary['parameters'];
  const vocabulary = { names, parameters };
  const about = { kind: 'rule' as const, subject: { zh: '规则', en: 'rule' }, path: '' };
  return [
    ...diffProperties(about, RULE, before, after),
    ...diffParameters(before, after),
    ...diffShared(before, after, vocabulary),
    ...diffLevels(before, after, vocabulary),
    ...diffCases(before, after),
    ...otherProperties(about, TOLD, before, after),
  ];
}

/** A region's thresholds. `rule` is the base that gives them their names. */
export function diffThresholds(before: Bag, after: Bag, rule: Bag | null): Change[] {
  const list = (body: Bag) => Object.entries(bag(body.parameters)).map(([key, value]) => ({ key, value }));
  const { added, removed, kept } = compare(list(before), list(after), ({ key }) => key);
  const declared = (key: string) => bag(bag(rule?.parameters)[key]);
  const about = (key: string) => {
    const { label } = declared(key);
    return {
      kind: 'rule' as const,
      subject: named({ zh: '本地参数', en: 'own parameter' }, label ? asText(label) : { zh: key, en: key }),
      path: `parameters.${key}`,
    };
  };
  const read = (key: string, value: unknown) => withUnit(value, declared(key).unit);
  return [
    ...added.map(({ item }): Change => {
      const base = declared(item.key).value;
      return {
        op: 'add',
        ...about(item.key),
        ...(base === undefined ? {} : { before: read(item.key, base) }),
        after: read(item.key, item.value),
      };
    }),
    ...removed.map(
      (item): Change => ({
        op: 'remove',
        ...about(item.key),
        before: read(item.key, item.value),
        after: words(declared(item.key).value),
      }),
    ),
    ...kept.flatMap(({ before: was, after: is }): Change[] =>
      same(was.value, is.value)
        ? []
        : [{ op: 'change', ...about(is.key), before: read(is.key, was.value), after: read(is.key, is.value) }],
    ),
    ...diffProperties(
      { kind: 'rule', subject: { zh: '本地规则', en: 'own rule' }, path: '' },
      [property('note', '说明', 'note')],
      before,
      after,
    ),
  ];
}
