import { ROLES } from '@project-cloud/access';
import type { Bilingual } from '@project-cloud/kernel';
import { CHART_KINDS, MEASURE_KINDS, PIVOT_LEVELS } from '../definition/report';
import type { Change } from './change';
import { chosen } from './diff-item';
import { diffProperties, otherProperties, property } from './properties';
import { joined, words } from './words';

type Bag = Record<string, unknown>;
const bag = (value: unknown): Bag => (typeof value === 'object' && value !== null ? (value as Bag) : {});
const list = (value: unknown) => (Array.isArray(value) ? value : []);

const dimension = (value: unknown): Bilingual => {
  if (value === null || value === undefined) return words(null);
  const { key, level, edges } = bag(value);
  const finely = level ? [chosen(PIVOT_LEVELS)(level)] : [];
  const bands = Array.isArray(edges) ? [words(edges)] : [];
  return joined([words(key), ...finely, ...bands], '：', ': ');
};

const measures = (value: unknown): Bilingual =>
  joined(
    list(value).map((one) => {
      const { of, field } = bag(one);
      const kind = chosen(MEASURE_KINDS)(of);
      return field ? joined([words(field), kind], ' ', ' ') : kind;
    }),
  );

const conditions = (value: unknown): Bilingual => {
  const all = list(value).map((one) => {
    const { key, op, value: wanted } = bag(one);
    return joined([words(key), words(op), words(wanted)], ' ', ' ');
  });
  return all.length === 0 ? words(null) : joined(all, '；', '; ');
};

const roles = (value: unknown): Bilingual => joined(list(value).map(chosen(ROLES)));

const PROPERTIES = [
  property('library', '项目库', 'library'),
  property('rows', '行', 'rows', { words: dimension }),
  property('columns', '列', 'columns', { words: dimension }),
  property('measures', '指标', 'measures', { words: measures }),
  property('filter', '条件', 'conditions', { words: conditions, otherwise: [] }),
  property('chart', '图表', 'chart', { words: chosen(CHART_KINDS), otherwise: 'table' }),
  property('roles', '适用角色', 'for the roles', { words: roles }),
];

/** A table of statistics: what it counts, by what, how it is drawn, and for whom. */
export function diffReport(before: Bag, after: Bag): Change[] {
  const about = { kind: 'report' as const, subject: { zh: '统计表', en: 'table of statistics' }, path: '' };
  return [
    ...diffProperties(about, PROPERTIES, before, after),
    ...otherProperties(about, new Set(PROPERTIES.map(({ key }) => key)), before, after),
  ];
}
