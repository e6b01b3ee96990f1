import { checkSchema, type Operation } from '@project-cloud/forms-engine';
import fc from 'fast-check';
import type { Gesture, LayerDocument, LayerSetting } from './document';
import { composeLayer, onLayer } from './layer';
import { placesOf } from './place';
import { sampleForm } from './sample-form';
import { findPart, keysOf, readTree } from './tree';

const setting: LayerSetting = {
  region: '451421',
  base: sampleForm(),
  outer: [{ region: '4514', version: 1, operations: [{ op: 'tighten', target: 'phone', maxLength: 20 }] }],
};
const empty: LayerDocument = { kind: 'layer', operations: [] };

function after(gesture: Gesture, document = empty): LayerDocument {
  const result = onLayer(document, gesture, setting);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.document;
}
const refusal = (gesture: Gesture, document = empty) => {
  const result = onLayer(document, gesture, setting);
  return result.ok ? null : result.refusal;
};
const tree = (document: LayerDocument) => readTree(composeLayer(setting, document.operations).schema);
const order = (document: LayerDocument, parent: string) =>
  findPart(tree(document).parts, parent)?.children.map(({ key }) => key);
const own = { type: 'string', title: '糖', 'x-decorator': 'FormItem', 'x-component': 'Input' };

describe('[P2] gestures on a county’s layer', () => {
  it.each<[string, Gesture, Operation[]]>([
    [
      'a new name',
      { do: 'set', key: 'total', changes: { title: '投资额' } },
      [{ op: 'relabel', target: 'total', label: '投资额' }],
    ],
    [
      'a help text',
      { do: 'set', key: 'total', changes: { description: '写批复数' } },
      [{ op: 'help', target: 'total', text: '写批复数' }],
    ],
    [
      'required',
      { do: 'set', key: 'total', changes: { required: true } },
      [{ op: 'tighten', target: 'total', required: true }],
    ],
    [
      'a lower maximum',
      { do: 'set', key: 'total', changes: { maximum: 500 } },
      [{ op: 'tighten', target: 'total', maximum: 500 }],
    ],
    [
      'a default',
      { do: 'set', key: 'level', changes: { default: 'city' } },
      [{ op: 'default', target: 'level', value: 'city' }],
    ],
    ['hiding', { do: 'remove', key: 'phone' }, [{ op: 'hide', target: 'phone' }]],
    [
      'a place after another',
      { do: 'move', key: 'phone', place: { parent: 'basics_grid', before: 'level' } },
      [{ op: 'reorder', target: 'phone', after: 'total' }],
    ],
    [
      'the first place',
      { do: 'move', key: 'phone', place: { parent: 'basics_grid', before: 'name' } },
      [{ op: 'reorder', target: 'phone', after: null }],
    ],
    [
      'fewer options',
      { do: 'set', key: 'level', changes: { enum: [{ label: '市级', value: 'city' }] } },
      [{ op: 'tighten', target: 'level', enum: ['city'] }],
    ],
  ])('%s becomes an operation', (_, gesture, operations) => {
    expect(after(gesture).operations).toEqual(operations);
  });

  it('the first place of another group takes two', () => {
    const next = after({ do: 'move', key: 'phone', place: { parent: 'funds_grid', before: 'paid' } });
    expect(order(next, 'funds_grid')).toEqual(['phone', 'paid', 'rest']);
    expect(next.operations).toHaveLength(2);
  });

  it('a field of its own is added where it was dropped, changed, moved, copied and taken away', () => {
    const key = 'r451421_text_1';
    const first = after({ do: 'add', key, schema: own, place: { parent: 'basics_grid', before: 'name' } });
    expect(order(first, 'basics_grid')?.[0]).toBe(key);
    const moved = after({ do: 'move', key, place: { parent: 'funds_grid', before: null } }, first);
    expect(order(moved, 'funds_grid')?.at(-1)).toBe(key);
    expect(moved.operations).toHaveLength(1);
    const named = after({ do: 'set', key, changes: { title: '糖业', required: true } }, moved);
    expect(findPart(tree(named).parts, key)?.schema).toMatchObject({ title: '糖业', required: true });
    const twice = after({ do: 'copy', key }, named);
    expect(order(twice, 'funds_grid')?.slice(-2)).toEqual([key, 'r451421_text_2']);
    expect(after({ do: 'remove', key }, named).operations).toEqual([]);
  });

  it('says one thing of a field once, and nothing when it is as before', () => {
    const twice = after(
      { do: 'set', key: 'total', changes: { title: '乙' } },
      after({ do: 'set', key: 'total', changes: { title: '甲' } }),
    );
    expect(twice.operations).toEqual([{ op: 'relabel', target: 'total', label: '乙' }]);
    expect(after({ do: 'set', key: 'total', changes: { title: '总投资' } }, twice).operations).toEqual([]);
    const tight = after(
      { do: 'set', key: 'total', changes: { minimum: 5 } },
      after({ do: 'set', key: 'total', changes: { required: true } }),
    );
    expect(tight.operations).toEqual([{ op: 'tighten', target: 'total', required: true, minimum: 5 }]);
    expect(
      after({ do: 'set', key: 'total', changes: { required: undefined, minimum: undefined } }, tight).operations,
    ).toEqual([]);
  });

  it.each<[string, Gesture, string]>([
    ['a locked field', { do: 'set', key: 'name', changes: { title: 'x' } }, 'locked'],
    ['hiding a locked one', { do: 'remove', key: 'name' }, 'locked'],
    ['loosening a bound', { do: 'set', key: 'total', changes: { maximum: 5000 } }, 'loosen'],
    [
      'an option that is not there',
      { do: 'set', key: 'level', changes: { enum: [{ label: '村', value: 'village' }] } },
      'loosen',
    ],
    ['not asking for what is asked for', { do: 'set', key: 'name', changes: { required: false } }, 'loosen'],
    [
      'a condition on the base’s field',
      { do: 'set', key: 'total', changes: { 'x-visible': '{{ total > 1 }}' } },
      'not-in-layer',
    ],
    ['copying the base’s field', { do: 'copy', key: 'total' }, 'copy-upper'],
    [
      'a field of the library',
      { do: 'add', key: 'address', schema: own, place: { parent: null, before: null } },
      'library-field',
    ],
    ['hiding what another is computed from', { do: 'remove', key: 'paid' }, 'engine'],
    ['a default that does not fit', { do: 'set', key: 'total', changes: { default: 5000 } }, 'engine'],
  ])('refuses %s and says why', (_, gesture, code) => {
    const said = refusal(gesture);
    expect(said?.code).toBe(code);
    expect(said?.title).not.toBe('');
    if (code === 'engine') expect(said?.reason).toBeTruthy();
  });

  it('withdraws one thing that it said', () => {
    const both = after({ do: 'remove', key: 'phone' }, after({ do: 'set', key: 'total', changes: { title: '甲' } }));
    expect(after({ do: 'withdraw', key: 'total', op: 'relabel' }, both).operations).toEqual([
      { op: 'hide', target: 'phone' },
    ]);
    expect(after({ do: 'restore', key: 'phone' }, both).operations).toEqual([
      { op: 'relabel', target: 'total', label: '甲' },
    ]);
  });

  it('whatever is done, the form of the region has no fault, no conflict, and loses no field', () => {
    const keys = keysOf(readTree(sampleForm()).parts);
    const key = fc.constantFrom(...keys, 'r451421_text_1');
    const gesture: fc.Arbitrary<(places: ReturnType<typeof placesOf>) => Gesture> = fc.oneof(
      fc.tuple(key, fc.nat()).map(
        ([one, n]) =>
          (places: ReturnType<typeof placesOf>): Gesture => ({
            do: 'move',
            key: one,
            place: places[n % places.length] ?? { parent: null, before: null },
          }),
      ),
      fc.nat().map(
        (n) =>
          (places: ReturnType<typeof placesOf>): Gesture => ({
            do: 'add',
            key: 'r451421_text_1',
            schema: own,
            place: places[n % places.length] ?? { parent: null, before: null },
          }),
      ),
      fc.tuple(key, fc.constantFrom('remove' as const, 'restore' as const, 'copy' as const)).map(
        ([one, what]) =>
          (): Gesture => ({ do: what, key: one }),
      ),
      fc.tuple(key, fc.constantFrom(-1 as const, 1 as const)).map(
        ([one, by]) =>
          (): Gesture => ({ do: 'step', key: one, by }),
      ),
      fc
        .tuple(
          key,
          fc.constantFrom<Record<string, unknown>>(
            { title: '甲' },
            { required: true },
            { maximum: 50 },
            { description: '' },
            { minLength: 2 },
          ),
        )
        .map(
          ([one, changes]) =>
            (): Gesture => ({ do: 'set', key: one, changes }),
        ),
    );
    fc.assert(
      fc.property(fc.array(gesture, { maxLength: 12 }), (gestures) => {
        let document = empty;
        for (const of of gestures) {
          const result = onLayer(document, of(placesOf(tree(document))), setting);
          if (result.ok) document = result.document;
        }
        const composed = composeLayer(setting, document.operations);
        expect(composed.conflicts).toEqual([]);
        expect(composed.suspended).toEqual([]);
        expect(checkSchema(composed.schema)).toEqual([]);
        expect(keysOf(readTree(composed.schema).parts)).toEqual(expect.arrayContaining(keys));
      }),
      { numRuns: 150 },
    );
  });
});
