import type { Change } from './change';
import { compare } from './keyed';
import { diffProperties, otherProperties, property } from './properties';
import { asText, named, same } from './words';

type Bag = Record<string, unknown>;
const items = (body: Bag): Bag[] =>
  Array.isArray(body.items) ? body.items.filter((one) => typeof one === 'object' && one) : [];

/** A dictionary: entries that came, went, were renamed or put below another. */
export function diffDictionary(before: Bag, after: Bag): Change[] {
  const { added, removed, kept, moved } = compare(items(before), items(after), (item) => String(item.code));
  const about = (item: Bag) => ({
    kind: 'dictionary' as const,
    subject: named({ zh: '条目', en: 'entry' }, asText(item.label)),
    path: `items.${String(item.code)}`,
  });
  const whole = { kind: 'dictionary' as const, subject: { zh: '字典', en: 'dictionary' }, path: '' };
  const properties = [
    property('parent', '上级', 'parent'),
    property('sample', '示例数据', 'sample', { otherwise: false }),
  ];
  return [
    ...added.map(({ item }): Change => ({ op: 'add', ...about(item) })),
    ...removed.map((item): Change => ({ op: 'remove', ...about(item) })),
    ...kept.flatMap(({ before: was, after: is }): Change[] => [
      ...(same(was.label, is.label)
        ? []
        : [{ op: 'rename' as const, ...about(is), before: asText(was.label), after: asText(is.label) }]),
      ...diffProperties(about(is), properties, was, is),
    ]),
    ...moved.map(({ item }): Change => ({ op: 'reorder', ...about(item) })),
    ...otherProperties(whole, new Set(['items']), before, after),
  ];
}
