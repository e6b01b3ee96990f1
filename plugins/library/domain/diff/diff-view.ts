import type { Change } from './change';
import { compare } from './keyed';
import { diffProperties, otherProperties, property } from './properties';
import { joined, named, words } from './words';

type Bag = Record<string, unknown>;
const column = (one: unknown): { key: string; width?: unknown } =>
  typeof one === 'object' && one !== null ? { key: '', ...(one as object) } : { key: String(one) };
const list = (value: unknown) => (Array.isArray(value) ? value.map(column) : []);

const sorts = (value: unknown) =>
  Array.isArray(value) && value.length > 0
    ? joined(
        value.map((one) => {
          const { key, desc } = one as { key?: unknown; desc?: unknown };
          return {
            zh: `${String(key)} ${desc ? '从大到小' : '从小到大'}`,
            en: `${String(key)} ${desc ? 'falling' : 'rising'}`,
          };
        }),
      )
    : words(null);

const PLAIN = [
  property('title', '名称', 'title'),
  property('library', '项目库', 'library'),
  property('kind', '样式', 'kind', { otherwise: 'list' }),
  property('date', '日期字段', 'date field'),
  property('filters', '筛选', 'filters', { otherwise: [] }),
  property('sort', '排序', 'order', { words: sorts, otherwise: [] }),
];

/** A view: its columns, their order and width, its filters and its order. */
export function diffView(before: Bag, after: Bag): Change[] {
  const { added, removed, kept, moved } = compare(list(before.columns), list(after.columns), ({ key }) => key);
  const about = (key: string) => ({
    kind: 'view' as const,
    subject: named({ zh: '列', en: 'column' }, { zh: key, en: key }),
    path: `columns.${key}`,
  });
  const whole = { kind: 'view' as const, subject: { zh: '列表视图', en: 'view' }, path: '' };
  return [
    ...diffProperties(whole, PLAIN, before, after),
    ...added.map(({ item }): Change => ({ op: 'add', ...about(item.key) })),
    ...removed.map((item): Change => ({ op: 'remove', ...about(item.key) })),
    ...kept.flatMap(({ before: was, after: is }) =>
      diffProperties(about(is.key), [property('width', '宽度', 'width')], { ...was }, { ...is }),
    ),
    ...moved.map(
      ({ item, behind }): Change => ({
        op: 'reorder',
        ...about(item.key),
        detail: behind
          ? { zh: `移到“${behind.key}”之后`, en: `now behind “${behind.key}”` }
          : { zh: '移到最前', en: 'now first' },
      }),
    ),
    ...otherProperties(whole, new Set([...PLAIN.map(({ key }) => key), 'columns']), before, after),
  ];
}
