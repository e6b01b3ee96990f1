import { composeForm, type JsonSchema } from '@project-cloud/forms-engine';
import { FIELD_TYPES, type Field, type FieldType, newField } from '@project-cloud/library';
import { fieldSchema, unplaced } from './library-fields';
import { sampleForm } from './sample-form';
import { layerWarnings, schemaWarnings } from './warnings';

const text = (more: JsonSchema): JsonSchema => ({ type: 'string', title: '甲', 'x-component': 'Input', ...more });

function withField(more: JsonSchema, key = 'extra'): JsonSchema {
  const form = sampleForm();
  return { ...form, properties: { ...(form.properties as object), [key]: text(more) } };
}
const codes = (schema: JsonSchema) => schemaWarnings(schema).map(({ code, key }) => [code, key]);

describe('warnings as one goes', () => {
  it('a sound form has none', () => {
    expect(schemaWarnings(sampleForm())).toEqual([]);
  });

  it.each<[string, string]>([
    ['an option that is not there', "{{ level == 'village' }}"],
    ['a figure beyond the bounds', '{{ total > 1000 }}'],
    ['two answers at once', "{{ level == 'city' && level == 'county' }}"],
    ['filled and empty', '{{ total > 5 && empty(total) }}'],
    ['only impossible ways', "{{ level == 'x' || total > 2000 }}"],
  ])('a required field that no condition ever shows: %s', (_, visible) => {
    expect(codes(withField({ required: true, 'x-visible': visible }))).toEqual([['never-shown', 'extra']]);
    expect(codes(withField({ 'x-visible': visible }))).toEqual([]);
  });

  it('a condition that may hold is no warning', () => {
    for (const visible of ["{{ level == 'city' }}", '{{ total > 999 }}', "{{ level == 'x' || total > 5 }}"]) {
      expect(codes(withField({ required: true, 'x-visible': visible }))).toEqual([]);
    }
  });

  it('a condition that circles, one that reads what is gone, two fields with one key', () => {
    expect(codes(withField({ 'x-visible': '{{ !empty(extra) }}' }))).toEqual([['circle', 'extra']]);
    expect(codes(withField({ 'x-visible': '{{ gone > 1 }}' }))).toEqual([['reads-missing', 'extra']]);
    const form = sampleForm();
    const funds = (form.properties as Record<string, JsonSchema>).funds as JsonSchema;
    const twice = {
      ...form,
      properties: { ...(form.properties as object), funds: { ...funds, properties: { total: text({}) } } },
    };
    expect(codes(twice)).toEqual([['duplicate', 'total']]);
  });

  it('what a layer could not do stands at its field', () => {
    const composed = composeForm(sampleForm(), [
      {
        region: '4514',
        version: 1,
        operations: [
          { op: 'hide', target: 'name' },
          { op: 'help', target: 'gone', text: 'x' },
        ],
      },
    ]);
    expect(layerWarnings(composed)).toMatchObject([
      { code: 'conflict', key: 'name', layer: '4514', blocks: true },
      { code: 'suspended', key: 'gone', blocks: false },
    ]);
  });
});

describe('fields of the library', () => {
  const field = (key: string, type: FieldType, more: Partial<Field> = {}): Field => ({
    ...newField(type, key, key),
    ...more,
  });

  it('those that the form does not ask for are offered, derived and retired ones are not', () => {
    const fields = [
      field('a', 'text'),
      field('b', 'money'),
      field('c', 'computed'),
      field('d', 'text', { retired: true }),
      field('e', 'text', { source: 'derived' }),
    ];
    expect(unplaced(fields, new Set(['a'])).map(({ key }) => key)).toEqual(['b']);
  });

  it.each(FIELD_TYPES.filter((type) => type !== 'computed'))(
    '%s comes with its component, and the engine takes it',
    (type) => {
      const one = field('a', type, {
        options: type.startsWith('choice') ? [{ value: 'x', label: { zh: '甲', en: '' } }] : null,
      });
      expect(schemaWarnings({ type: 'object', properties: { a: fieldSchema(one, false) } })).toEqual([]);
    },
  );
});
