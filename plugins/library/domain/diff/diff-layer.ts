import { LAYER_COLOURS, LAYER_DASHES, LAYER_GEOMETRIES, LAYER_GROUPS } from '../definition/layer';
import type { Change } from './change';
import { chosen } from './diff-item';
import { diffProperties, otherProperties, property } from './properties';

type Bag = Record<string, unknown>;
const bag = (value: unknown): Bag => (typeof value === 'object' && value !== null ? (value as Bag) : {});

const PROPERTIES = [
  property('name', '名称', 'name'),
  property('group', '分组', 'group', { words: chosen(LAYER_GROUPS) }),
  property('geometry', '图形', 'geometry', { words: chosen(LAYER_GEOMETRIES), otherwise: 'area' }),
  property('source', '数据来源', 'source'),
  property('sourceDate', '数据日期', 'data of'),
  property('dataVersion', '数据版本', 'version of the data', { otherwise: null }),
  property('legalBasis', '依据', 'legal basis', { otherwise: '' }),
  property('advice', '压占时怎么办', 'what to do on overlap', { otherwise: '' }),
  property('attribution', '署名', 'attribution', { otherwise: '' }),
  property('order', '排序', 'order', { otherwise: 0 }),
  property('sample', '示例数据', 'sample', { otherwise: false }),
];
const STYLE = [
  property('colour', '颜色', 'colour', { words: chosen(LAYER_COLOURS) }),
  property('dash', '线型', 'line', { words: chosen(LAYER_DASHES), otherwise: 'solid' }),
];

/** A layer of the map: its properties by name, and how it is drawn. */
export function diffLayer(before: Bag, after: Bag): Change[] {
  const about = { kind: 'layer' as const, subject: { zh: '图层', en: 'map layer' }, path: '' };
  const known = new Set([...PROPERTIES.map(({ key }) => key), 'style']);
  return [
    ...diffProperties(about, PROPERTIES, before, after),
    ...diffProperties({ ...about, path: 'style' }, STYLE, bag(before.style), bag(after.style)),
    ...otherProperties(about, known, before, after),
  ];
}
