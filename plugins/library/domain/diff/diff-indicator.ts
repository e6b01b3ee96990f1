import type { Bilingual } from '@project-cloud/kernel';
import { INDICATOR_PERIODS, INDICATOR_SCOPES } from '../definition/indicator';
import type { Change } from './change';
import { chosen } from './diff-item';
import { diffProperties, otherProperties, property } from './properties';
import { asText, joined, words } from './words';

type Bag = Record<string, unknown>;

const measure = (value: unknown): Bilingual => {
  if (typeof value !== 'object' || value === null) return words(null);
  const { words: told, when } = value as Bag;
  return when ? joined([asText(told), words(when)], '：', ': ') : asText(told);
};

const PROPERTIES = [
  property('name', '名称', 'name'),
  property('level', '级别', 'level'),
  property('parent', '所属一级指标', 'belongs to'),
  property('unit', '单位', 'unit', { otherwise: '%' }),
  property('numerator', '分子', 'numerator', { words: measure }),
  property('denominator', '分母', 'denominator', { words: measure }),
  property('scope', '统计对象', 'told for', { words: chosen(INDICATOR_SCOPES) }),
  property('period', '周期', 'period', { words: chosen(INDICATOR_PERIODS) }),
  property('weight', '权重', 'weight'),
  property('order', '排序', 'order', { otherwise: 0 }),
  property('source', '数据来源', 'source', { otherwise: '' }),
  property('sample', '示例数据', 'sample', { otherwise: false }),
];

/** An indicator: its properties by name. */
export function diffIndicator(before: Bag, after: Bag): Change[] {
  const about = { kind: 'indicator' as const, subject: { zh: '指标', en: 'indicator' }, path: '' };
  return [
    ...diffProperties(about, PROPERTIES, before, after),
    ...otherProperties(about, new Set(PROPERTIES.map(({ key }) => key)), before, after),
  ];
}
