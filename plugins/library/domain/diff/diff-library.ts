import { isRole, ROLES } from '@project-cloud/access';
import type { Bilingual } from '@project-cloud/kernel';
import type { FieldType } from '../definition/field';
import { TYPE_NAMES } from '../release/type-change';
import type { Change, DiffNames } from './change';
import { conditionWords } from './condition-words';
import { compare } from './keyed';
import { diffProperties, otherProperties, type Property, property } from './properties';
import { asText, joined, named, same, withUnit, words } from './words';

type Bag = Record<string, unknown>;
const bag = (value: unknown): Bag =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Bag) : {};
const bags = (value: unknown): Bag[] => (Array.isArray(value) ? value.map(bag) : []);
const keyOf = (one: Bag) => String(one.key ?? one.to ?? '');
const labelOf = (one: Bag): Bilingual => (one.label ? asText(one.label) : { zh: keyOf(one), en: keyOf(one) });

const unit = (value: unknown, of: Bag) => withUnit(value, of.unit);
const oneOf = (texts: Record<string, Bilingual>) => (value: unknown) => texts[String(value)] ?? words(value);
const SENSITIVITY = {
  public: { zh: '公开', en: 'public' },
  internal: { zh: '内部', en: 'internal' },
  restricted: { zh: '受限', en: 'restricted' },
};
const SOURCE = {
  filled: { zh: '填报', en: 'filled in' },
  shared: { zh: '部门共享', en: 'shared by a department' },
  derived: { zh: '自动得出', en: 'derived' },
};
const STAT = { measure: { zh: '指标', en: 'measure' }, dimension: { zh: '维度', en: 'dimension' } };
const typeName = (value: unknown) => TYPE_NAMES[value as FieldType] ?? words(value);
const options = (value: unknown) =>
  Array.isArray(value) ? joined(bags(value).map((one) => words(one.label ?? one.value))) : words(value);

const FIELD: readonly Property[] = [
  property('type', '类型', 'type', { words: typeName }),
  property('unit', '单位', 'unit', { otherwise: '' }),
  property('help', '填写说明', 'help', { otherwise: '' }),
  property('required', '必填', 'required', { otherwise: false }),
  property('min', '最小值', 'minimum', { words: unit }),
  property('max', '最大值', 'maximum', { words: unit }),
  property('maxLength', '最多字数', 'longest'),
  property('pattern', '格式', 'pattern'),
  property('default', '默认值', 'default'),
  property('options', '选项', 'options', { words: options }),
  property('dictionary', '字典', 'dictionary'),
  property('sensitivity', '敏感级别', 'sensitivity', { words: oneOf(SENSITIVITY), otherwise: 'internal' }),
  property('filterable', '可筛选', 'can be filtered', { otherwise: false }),
  property('sortable', '可排序', 'can be sorted', { otherwise: false }),
  property('stat', '统计', 'in statistics', { words: oneOf(STAT) }),
  property('source', '来源', 'source', { words: oneOf(SOURCE), otherwise: 'filled' }),
];
const FIELD_KNOWN = new Set(['key', 'label', 'retired', ...FIELD.map(({ key }) => key)]);

function diffFields(before: Bag, after: Bag, part: 'fields' | 'reportFields'): Change[] {
  const noun = part === 'fields' ? { zh: '字段', en: 'field' } : { zh: '月报字段', en: 'report field' };
  const { added, removed, kept, moved } = compare(bags(before[part]), bags(after[part]), keyOf);
  const about = (field: Bag) => ({
    kind: 'library' as const,
    subject: named(noun, labelOf(field)),
    path: `${part}.${keyOf(field)}`,
  });
  const first = (field: Bag) =>
    joined([typeName(field.type), ...(field.required ? [{ zh: '必填', en: 'required' }] : [])], '，', '; ');
  return [
    ...added.map(({ item }): Change => ({ op: 'add', ...about(item), detail: first(item) })),
    ...removed.map(
      (item): Change => ({
        op: 'remove',
        ...about(item),
        detail: { zh: '已填的内容保留，可查看和导出', en: 'what was answered stays readable' },
      }),
    ),
    ...kept.flatMap(({ before: was, after: is }): Change[] => [
      ...(same(labelOf(was), labelOf(is))
        ? []
        : [
            {
              op: 'rename' as const,
              ...about(is),
              path: `${part}.${keyOf(is)}.label`,
              before: labelOf(was),
              after: labelOf(is),
            },
          ]),
      ...diffRetired(was, is, about(is)),
      ...diffProperties(about(is), FIELD, was, is),
      ...otherProperties(about(is), FIELD_KNOWN, was, is),
    ]),
    ...moved.map(
      ({ item, behind }): Change => ({
        op: 'reorder',
        ...about(item),
        detail: behind
          ? { zh: `移到“${labelOf(behind).zh}”之后`, en: `now behind “${labelOf(behind).en}”` }
          : { zh: '移到最前', en: 'now first' },
      }),
    ),
  ];
}

function diffRetired(before: Bag, after: Bag, about: Pick<Change, 'kind' | 'subject' | 'path'>): Change[] {
  const [was, is] = [before.retired === true, after.retired === true];
  if (was === is) return [];
  return is
    ? [{ op: 'retire', ...about, detail: { zh: '不再填报，旧内容保留', en: 'no longer asked; answers stay' } }]
    : [{ op: 'change', ...about, detail: { zh: '恢复使用', en: 'in use again' } }];
}

/** Stages, with the moves between them and what each asks for. */
function diffStages(before: Bag, after: Bag): Change[] {
  const { added, removed, kept, moved } = compare(bags(before.stages), bags(after.stages), keyOf);
  const labels = new Map(
    [...bags(before.stages), ...bags(after.stages)].map((stage) => [keyOf(stage), labelOf(stage)]),
  );
  const label = (key: unknown) => labels.get(String(key)) ?? words(key);
  const moves = (value: unknown) => (Array.isArray(value) && value.length > 0 ? joined(value.map(label)) : words(null));
  const about = (stage: Bag) => ({
    kind: 'library' as const,
    subject: named({ zh: '阶段', en: 'stage' }, labelOf(stage)),
    path: `stages.${keyOf(stage)}`,
  });
  return [
    ...added.map(
      ({ item }): Change => ({
        op: 'add',
        ...about(item),
        detail: { zh: `可转到：${moves(item.moves).zh}`, en: `moves on to: ${moves(item.moves).en}` },
      }),
    ),
    ...removed.map((item): Change => ({ op: 'remove', ...about(item) })),
    ...kept.flatMap(({ before: was, after: is }): Change[] => [
      ...(same(labelOf(was), labelOf(is))
        ? []
        : [{ op: 'rename' as const, ...about(is), before: labelOf(was), after: labelOf(is) }]),
      ...diffProperties(
        about(is),
        [property('moves', '可转到', 'moves on to', { words: moves, otherwise: [] })],
        was,
        is,
      ),
      ...diffGuards(was, is, about(is), label),
    ]),
    ...moved.map(({ item }): Change => ({ op: 'reorder', ...about(item) })),
  ];
}

function diffGuards(
  before: Bag,
  after: Bag,
  about: Pick<Change, 'kind' | 'subject' | 'path'>,
  label: (key: unknown) => Bilingual,
): Change[] {
  const properties = (to: Bilingual) => [
    property('when', `转到“${to.zh}”的条件`, `condition of moving on to “${to.en}”`),
    property('evidence', `转到“${to.zh}”要的材料`, `evidence of moving on to “${to.en}”`, { otherwise: [] }),
    property('message', `转到“${to.zh}”的提示`, `word on moving on to “${to.en}”`, { otherwise: '' }),
  ];
  const [was, is] = [bags(before.guards), bags(after.guards)];
  const all = compare(was, is, keyOf);
  const one = (old: Bag, now: Bag, to: unknown) =>
    diffProperties({ ...about, path: `${about.path}.guards.${String(to)}` }, properties(label(to)), old, now);
  return [
    ...all.added.flatMap(({ item }) => one({}, item, item.to)),
    ...all.removed.flatMap((item) => one(item, {}, item.to)),
    ...all.kept.flatMap(({ before: old, after: now }) => one(old, now, now.to)),
  ];
}

const RIGHTS: Record<string, Bilingual> = {
  view: { zh: '谁能查看', en: 'who may see' },
  create: { zh: '谁能新增', en: 'who may add' },
  change: { zh: '谁能修改', en: 'who may change' },
  approve: { zh: '谁能审批', en: 'who may approve' },
  export: { zh: '谁能导出', en: 'who may export' },
};
const roleNames = (value: unknown): Bilingual => {
  if (!Array.isArray(value) || value.length === 0) return { zh: '各角色按平台规定', en: 'as the platform has it' };
  return joined(value.map((role) => (typeof role === 'string' && isRole(role) ? ROLES[role] : words(role))));
};

function diffRights(before: Bag, after: Bag): Change[] {
  const keys = [...new Set([...Object.keys(bag(before.roles)), ...Object.keys(bag(after.roles))])];
  const properties = keys.map((key) => {
    const name = RIGHTS[key] ?? { zh: key, en: key };
    return property(key, name.zh, name.en, { words: roleNames, otherwise: [] });
  });
  return diffProperties(
    { kind: 'library', subject: { zh: '权限', en: 'rights' }, path: 'roles' },
    properties,
    bag(before.roles),
    bag(after.roles),
  );
}

function diffAdmission(before: Bag, after: Bag, names: DiffNames): Change[] {
  if (same(before.admission, after.admission)) return [];
  const about = { kind: 'library' as const, subject: { zh: '入库规则', en: 'admission rule' }, path: 'admission' };
  const [was, is] = [before.admission, after.admission].map((one) => (one ? bag(one) : null));
  const text = (rule: Bag) => conditionWords(rule.conditions, { names, parameters: {} });
  if (!was) return is ? [{ op: 'add', ...about, detail: text(is) }] : [];
  if (!is) return [{ op: 'remove', ...about, detail: text(was) }];
  return diffProperties(
    about,
    [
      property('from', '来自', 'comes from'),
      property('conditions', '条件', 'conditions', {
        words: (value) => conditionWords(value, { names, parameters: {} }),
      }),
      property('reason', '理由', 'reason'),
      property('stage', '入库后的阶段', 'stage to begin with'),
      property('leaves', '原库转到的阶段', 'stage that it takes there'),
    ],
    was,
    is,
  );
}

/** A list of keys: which came, which went. */
function diffKeys(before: Bag, after: Bag, part: string, noun: Bilingual): Change[] {
  const list = (body: Bag) => (Array.isArray(body[part]) ? body[part].map((key) => ({ key: String(key) })) : []);
  const { added, removed } = compare(list(before), list(after), ({ key }) => key);
  const about = (key: string) => ({
    kind: 'library' as const,
    subject: named(noun, { zh: key, en: key }),
    path: `${part}.${key}`,
  });
  return [
    ...added.map(({ item }): Change => ({ op: 'add', ...about(item.key) })),
    ...removed.map(({ key }): Change => ({ op: 'remove', ...about(key) })),
  ];
}

const LISTS: [string, Bilingual][] = [
  ['rules', { zh: '规则', en: 'rule' }],
  ['items', { zh: '审批事项', en: 'approval item' }],
  ['indicators', { zh: '指标', en: 'indicator' }],
];

const PLAIN: readonly Property[] = [
  property('name', '名称', 'name'),
  property('purpose', '用途', 'purpose', { otherwise: '' }),
  property('audience', '谁用', 'who uses it'),
  property('currency', '币种', 'currency'),
  property('moneyUnit', '金额单位', 'unit of money'),
  property('regionRoot', '地区范围', 'region'),
  property('initialStage', '起始阶段', 'first stage'),
  property('form', '登记表单', 'form'),
  property('reportForm', '月报表单', 'report form'),
  property('view', '默认视图', 'usual view'),
];
const REPORTING: readonly Property[] = [
  property('frequency', '报送周期', 'how often'),
  property('dueDay', '每月截止日', 'due on day'),
  property('invested', '累计完成的字段', 'fields of money done'),
  property('paid', '到位资金的字段', 'fields of money in place'),
  property('progress', '形象进度的字段', 'field of work done'),
];
const TOLD = new Set([
  ...PLAIN.map(({ key }) => key),
  ...LISTS.map(([key]) => key),
  ...['fields', 'reportFields', 'stages', 'roles', 'admission', 'reporting', 'facts', 'retired'],
]);

function diffFacts(before: Bag, after: Bag): Change[] {
  const { added, removed, kept } = compare(bags(before.facts), bags(after.facts), keyOf);
  const about = (fact: Bag) => ({
    kind: 'library' as const,
    subject: named({ zh: '派生事实', en: 'derived fact' }, labelOf(fact)),
    path: `facts.${keyOf(fact)}`,
  });
  const properties = [
    property('expression', '公式', 'expression'),
    property('label', '名称', 'label'),
    property('type', '类型', 'type'),
    property('unit', '单位', 'unit', { otherwise: '' }),
  ];
  return [
    ...added.map(({ item }): Change => ({ op: 'add', ...about(item), detail: words(item.expression) })),
    ...removed.map((item): Change => ({ op: 'remove', ...about(item) })),
    ...kept.flatMap(({ before: was, after: is }) => diffProperties(about(is), properties, was, is)),
  ];
}

/** A library: fields, stages and their moves, rights, the rule of admission, and what belongs to it. */
export function diffLibrary(before: Bag, after: Bag, names: DiffNames): Change[] {
  const about = { kind: 'library' as const, subject: { zh: '项目库', en: 'library' }, path: '' };
  return [
    ...diffRetired(before, after, about),
    ...diffProperties(about, PLAIN, before, after),
    ...diffFields(before, after, 'fields'),
    ...diffFields(before, after, 'reportFields'),
    ...diffStages(before, after),
    ...diffRights(before, after),
    ...diffAdmission(before, after, names),
    ...LISTS.flatMap(([part, noun]) => diffKeys(before, after, part, noun)),
    ...diffProperties(
      { ...about, subject: { zh: '月报', en: 'reports' }, path: 'reporting' },
      REPORTING,
      bag(before.reporting),
      bag(after.reporting),
    ),
    ...diffFacts(before, after),
    ...otherProperties(about, TOLD, before, after),
  ];
}
