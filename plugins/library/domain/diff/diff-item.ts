import { ORGANISATION_KINDS } from '@project-cloud/access';
import type { Bilingual } from '@project-cloud/kernel';
import { ITEM_CLASSES, ITEM_LEVELS, ITEM_STAGES } from '../definition/item';
import type { Change } from './change';
import { diffProperties, otherProperties, property } from './properties';
import { asText, joined, words } from './words';

type Bag = Record<string, unknown>;
const bag = (value: unknown): Bag => (typeof value === 'object' && value !== null ? (value as Bag) : {});

export const chosen = (table: Record<string, Bilingual>) => (value: unknown) => table[String(value)] ?? words(value);

const department = (value: unknown): Bilingual => {
  const { kind, level, name } = bag(value);
  return joined([chosen(ITEM_LEVELS)(level), chosen(ORGANISATION_KINDS)(kind), asText(name)], ' ', ' ');
};

const materials = (value: unknown): Bilingual =>
  words(
    (Array.isArray(value) ? value : []).map((one) => {
      const { name, required } = bag(one);
      const plain = String(name);
      return required === false ? { zh: `${plain}（可选）`, en: `${plain} (optional)` } : { zh: plain, en: plain };
    }),
  );

const inDays = (value: unknown): Bilingual =>
  typeof value === 'number' ? { zh: `${value} 个工作日`, en: `${value} working days` } : words(value);

const PROPERTIES = [
  property('name', '名称', 'name'),
  property('code', '权责清单编码', 'number in the list', { otherwise: '' }),
  property('class', '类型', 'class', { words: chosen(ITEM_CLASSES) }),
  property('stage', '阶段', 'stage', { words: chosen(ITEM_STAGES) }),
  property('department', '办理部门', 'department', { words: department }),
  property('workingDays', '办理时限', 'time limit', { words: inDays }),
  property('extensionDays', '可延长', 'may be lengthened by', { words: inDays, otherwise: 0 }),
  property('countStartDay', '起算当日计入', 'first day counts', { otherwise: false }),
  property('legalBasis', '依据', 'legal basis'),
  property('approvalClasses', '适用的管理方式', 'for projects managed by', { otherwise: [] }),
  property('materials', '材料', 'materials', { words: materials, otherwise: [] }),
  property('prerequisites', '前置事项', 'to be done before', { otherwise: [] }),
  property('result', '办理结果', 'result', { words: (value) => asText(bag(value).title) }),
  property('sample', '示例数据', 'sample', { otherwise: false }),
];
const IN_FORCE = [
  property('from', '启用日期', 'from'),
  property('until', '停用日期', 'no longer from', {
    words: (value) => (value ? words(value) : { zh: '不停用', en: 'never' }),
  }),
];

/** An approval item: its properties by name, and from when to when it is given to new entries. */
export function diffItem(before: Bag, after: Bag): Change[] {
  const about = { kind: 'item' as const, subject: { zh: '审批事项', en: 'approval item' }, path: '' };
  const known = new Set([...PROPERTIES.map(({ key }) => key), 'inForce']);
  return [
    ...diffProperties(about, PROPERTIES, before, after),
    ...diffProperties({ ...about, path: 'inForce' }, IN_FORCE, bag(before.inForce), bag(after.inForce)),
    ...otherProperties(about, known, before, after),
  ];
}
