import { checkSchema } from '@project-cloud/forms-engine';
import { onBase } from './base';
import type { BaseDocument, Gesture } from './document';
import { FIELD_ITEMS, LAYOUT_ITEMS, newSchema } from './palette';
import { placeAfter } from './place';
import { sampleForm } from './sample-form';
import { findPart, keysOf, readPart, readTree, writeTree } from './tree';

const opened = (): BaseDocument => ({ kind: 'base', tree: readTree(sampleForm()) });

function after(gesture: Gesture, document = opened(), published = new Set<string>()): BaseDocument {
  const result = onBase(document, gesture, published);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.document;
}

const order = (document: BaseDocument, parent: string) =>
  findPart(document.tree.parts, parent)?.children.map(({ key }) => key);

describe('a base form under edit', () => {
  it('is written back as it was read', () => {
    expect(writeTree(opened().tree)).toEqual(sampleForm());
    expect(JSON.stringify(writeTree(opened().tree))).toBe(JSON.stringify(sampleForm()));
  });

  it('reads the order from x-index and writes it as order of keys', () => {
    const tree = readTree({
      type: 'object',
      properties: { a: { type: 'string', 'x-index': 1 }, b: { type: 'string', 'x-index': 0 } },
    });
    expect(tree.parts.map(({ key }) => key)).toEqual(['b', 'a']);
    expect(JSON.stringify(writeTree(tree))).not.toContain('x-index');
  });

  it.each([...FIELD_ITEMS, ...LAYOUT_ITEMS].map((item) => [item.name, item] as const))(
    'takes %s from the palette, and the engine finds no fault',
    (_, item) => {
      const schema = newSchema(item, { title: '新的一项', option: '选项' }, (stem) => `${stem}_9`);
      const next = after({ do: 'add', key: `${item.stem}_1`, schema, place: { parent: null, before: null } });
      expect(checkSchema(writeTree(next.tree))).toEqual([]);
      expect(keysOf(next.tree.parts)).toContain(`${item.stem}_1`);
    },
  );

  it('leaves what it was, and shares the parts that stayed', () => {
    const before = opened();
    const frozen = JSON.stringify(writeTree(before.tree));
    const next = after({ do: 'set', key: 'total', changes: { title: '投资' } }, before);
    expect(JSON.stringify(writeTree(before.tree))).toBe(frozen);
    expect(next.tree.parts[1]).toBe(before.tree.parts[1]);
    expect(findPart(next.tree.parts, 'total')?.schema.title).toBe('投资');
  });

  it('moves a field before another, and into another group', () => {
    expect(
      order(after({ do: 'move', key: 'phone', place: { parent: 'basics_grid', before: 'total' } }), 'basics_grid'),
    ).toEqual(['name', 'phone', 'total', 'level']);
    const away = after({ do: 'move', key: 'phone', place: { parent: 'funds_grid', before: null } });
    expect(order(away, 'funds_grid')).toEqual(['paid', 'rest', 'phone']);
    expect(order(away, 'basics_grid')).toEqual(['name', 'total', 'level']);
  });

  it('steps up and down, through the border of groups', () => {
    expect(order(after({ do: 'step', key: 'level', by: -1 }), 'basics_grid')).toEqual([
      'name',
      'level',
      'total',
      'phone',
    ]);
    expect(order(after({ do: 'step', key: 'total', by: 1 }), 'basics_grid')).toEqual([
      'name',
      'level',
      'total',
      'phone',
    ]);
    const up = after({ do: 'step', key: 'paid', by: -1 });
    expect(order(up, 'funds_grid')).toEqual(['rest']);
  });

  it('a group steps among groups and never into one', () => {
    const next = after({ do: 'step', key: 'funds', by: -1 });
    expect(next.tree.parts.map(({ key }) => key)).toEqual(['funds', 'basics']);
    expect(onBase(opened(), { do: 'step', key: 'basics', by: -1 }, new Set())).toMatchObject({
      ok: false,
      refusal: { code: 'edge' },
    });
  });

  it.each<[string, Gesture, string]>([
    ['a group into itself', { do: 'move', key: 'basics', place: { parent: 'basics_grid', before: null } }, 'inside'],
    ['a field into a field', { do: 'move', key: 'phone', place: { parent: 'total', before: null } }, 'place'],
    [
      'a key that is taken',
      { do: 'add', key: 'total', schema: { type: 'string' }, place: { parent: null, before: null } },
      'key-taken',
    ],
    ['a key of capitals', { do: 'rename', key: 'phone', to: 'Phone' }, 'key-shape'],
    ['a word of the language as a key', { do: 'rename', key: 'phone', to: 'today' }, 'key-reserved'],
    ['what is gone', { do: 'remove', key: 'nothing' }, 'gone'],
  ])('refuses %s', (_, gesture, code) => {
    expect(onBase(opened(), gesture, new Set())).toMatchObject({ ok: false, refusal: { code } });
  });

  it('renames a new field and tells all that read it; a published one keeps its key', () => {
    const next = after({ do: 'rename', key: 'paid', to: 'arrived' });
    expect(findPart(next.tree.parts, 'rest')?.schema['x-value']).toBe('{{ total - arrived }}');
    expect(order(next, 'funds_grid')).toEqual(['arrived', 'rest']);
    expect(onBase(opened(), { do: 'rename', key: 'paid', to: 'arrived' }, new Set(['paid']))).toMatchObject({
      ok: false,
      refusal: { code: 'published' },
    });
  });

  it('copies a group with keys of its own, and conditions inside read the copies', () => {
    const next = after({ do: 'copy', key: 'funds' });
    const keys = keysOf(next.tree.parts);
    expect(new Set(keys).size).toBe(keys.length);
    expect(checkSchema(writeTree(next.tree))).toEqual([]);
    const twin = keys.filter((key) => key.startsWith('rest') && key !== 'rest')[0] ?? '';
    expect(findPart(next.tree.parts, twin)?.schema['x-value']).toBe('{{ total - paid_1 }}');
  });

  it('what is put to steps goes to their last page, what is put to a group into its grid', () => {
    const steps = {
      type: 'void',
      'x-component': 'FormStep',
      properties: { page_1: { type: 'void', title: '一', 'x-component': 'FormStep.StepPane' } },
    };
    const next = after({ do: 'add', key: 'steps_1', schema: steps, place: { parent: null, before: null } });
    const field = readPart('text_1', { type: 'string' });
    expect(placeAfter(next.tree, 'steps_1', field)).toEqual({ parent: 'page_1', before: null });
    expect(placeAfter(next.tree, 'funds', field)).toEqual({ parent: 'funds_grid', before: null });
    expect(placeAfter(next.tree, 'total', field)).toEqual({ parent: 'basics_grid', before: 'level' });
  });

  it('removes a field with its group', () => {
    expect(keysOf(after({ do: 'remove', key: 'funds' }).tree.parts)).toEqual([
      'basics',
      'basics_grid',
      'name',
      'total',
      'level',
      'phone',
    ]);
  });
});
