import type { Bilingual } from '@project-cloud/kernel';
import { RECEIVED_TYPES } from '../definition/connector';
import type { Change } from './change';
import { chosen } from './diff-item';
import { compare } from './keyed';
import { diffProperties, otherProperties, property } from './properties';
import { asText, both, named, same, words } from './words';

type Bag = Record<string, unknown>;
const fieldsOf = (body: Bag): Bag[] =>
  Array.isArray(body.fields) ? body.fields.filter((one) => typeof one === 'object' && one) : [];

/** Where a value comes from, as a person says it. */
function source(value: unknown): Bilingual {
  if (typeof value !== 'object' || value === null) return words(null);
  const { kind, key, value: constant, expression } = value as Bag;
  if (kind === 'field') return { zh: `字段 ${key}`, en: `field ${key}` };
  if (kind === 'constant') return { zh: `固定值“${constant}”`, en: `always “${constant}”` };
  return { zh: `算式 ${expression}`, en: `worked out as ${expression}` };
}

const translation = (value: unknown): Bilingual =>
  typeof value === 'object' && value !== null
    ? both(
        Object.entries(value)
          .map(([ours, theirs]) => `${ours} → ${theirs}`)
          .join('、'),
      )
    : words(null);

const daily = (value: unknown): Bilingual => {
  const time = typeof value === 'object' && value !== null ? (value as Bag).daily : null;
  return time ? { zh: `每天 ${time}`, en: `daily at ${time}` } : { zh: '不自动运行', en: 'only when asked' };
};

const FIELD = [
  property('type', '类型', 'type', { words: chosen(RECEIVED_TYPES) }),
  property('required', '必填', 'required', { otherwise: false }),
  property('from', '来源', 'comes from', { words: source, otherwise: null }),
  property('translate', '代码对照', 'translation', { words: translation }),
  property('unit', '换算成元', 'in yuan', { words: (value) => words(value === 'yuan') }),
  property('dateFormat', '日期写法', 'way of writing a date'),
  property('maxLength', '最多字数', 'longest'),
  property('values', '取值', 'values'),
];

const WHOLE = [
  property('library', '项目库', 'library'),
  property('address', '对方地址', 'address'),
  property('interfaceVersion', '接口版本', 'interface version'),
  property('legalBasis', '依据', 'legal basis', { otherwise: '' }),
  property('batchSize', '每批行数', 'rows a batch', { otherwise: 200 }),
  property('schedule', '自动运行', 'schedule', { words: daily, otherwise: 'off' }),
  property('sample', '示例数据', 'sample', { otherwise: false }),
];

/** A connector: its address and times, and the receiver's fields one by one. */
export function diffConnector(before: Bag, after: Bag): Change[] {
  const { added, removed, kept, moved } = compare(fieldsOf(before), fieldsOf(after), (field) => String(field.code));
  const about = (field: Bag) => ({
    kind: 'connector' as const,
    subject: named({ zh: '对方字段', en: 'field' }, asText(field.label)),
    path: `fields.${String(field.code)}`,
  });
  const whole = { kind: 'connector' as const, subject: { zh: '数据交换', en: 'connector' }, path: '' };
  return [
    ...diffProperties(whole, WHOLE, before, after),
    ...added.map(({ item }): Change => ({ op: 'add', ...about(item) })),
    ...removed.map((item): Change => ({ op: 'remove', ...about(item) })),
    ...kept.flatMap(({ before: was, after: is }): Change[] => [
      ...(same(was.label, is.label)
        ? []
        : [{ op: 'rename' as const, ...about(is), before: asText(was.label), after: asText(is.label) }]),
      ...diffProperties(about(is), FIELD, was, is),
      ...otherProperties(about(is), new Set([...FIELD.map(({ key }) => key), 'code', 'label']), was, is),
    ]),
    ...moved.map(({ item }): Change => ({ op: 'reorder', ...about(item) })),
    ...otherProperties(whole, new Set([...WHOLE.map(({ key }) => key), 'fields']), before, after),
  ];
}
