import { checkSchema, compileForm, formNodes, type JsonSchema } from '@project-cloud/forms-engine';
import { type Column, FIELD_TYPES, Field, type FieldType } from '../definition/field';
import { ViewBody } from '../definition/view';
import { defaultView, entryForm, followForm, newColumn, newField, reportForm } from '.';

const field = (type: FieldType, key: string, more: Partial<Field> = {}): Field =>
  Field.parse({ ...newField(type, key, `字段${key}`), ...more });
const library = (fields: Field[]) => ({ name: { zh: '专精特新库', en: 'Specialised' }, moneyUnit: '万元', fields });
const two = [{ value: 'a', label: { zh: '甲', en: 'A' } }];
const every = FIELD_TYPES.map((type, at) =>
  field(type, `f${at}`, type === 'choice' || type === 'choices' ? { options: two } : {}),
);
type Node = { properties?: Record<string, Node>; [keyword: string]: unknown };
const at = (form: unknown, ...path: string[]) =>
  path.reduce<Node | undefined>((n, key) => n?.properties?.[key], form as Node);

describe('the form that fields make', () => {
  it('[M01-22] asks for every type of field and compiles', () => {
    const form = entryForm(library(every));
    expect(checkSchema(form as never)).toEqual([]);
    expect(compileForm(form as never).keys).toEqual(expect.arrayContaining(['name', ...every.map(({ key }) => key)]));
    expect(checkSchema(reportForm(library(every)) as never)).toEqual([]);
  });

  it('begins with the project, then has the fields in their order', () => {
    const form = entryForm(library([field('money', 'sales'), field('text', 'product')]));
    expect(Object.keys((form.properties as object) ?? {})).toEqual(['basics', 'own']);
    expect(Object.keys(at(form, 'own', 'own_grid')?.properties ?? {})).toEqual(['sales', 'product']);
    expect(at(form, 'own', 'own_grid', 'sales')).toMatchObject({ title: '字段sales', 'x-unit': '万元' });
  });

  it('says what a field requires and bounds', () => {
    const form = entryForm(library([field('percent', 'rate', { required: true, min: 3, max: 60, help: '按年报' })]));
    expect(at(form, 'own', 'own_grid', 'rate')).toMatchObject({
      required: true,
      minimum: 3,
      maximum: 60,
      description: '按年报',
    });
  });

  it('does not ask for a retired field', () => {
    expect(at(entryForm(library([field('text', 'fax', { retired: true })])), 'own')).toBeUndefined();
  });
});

describe('a form that follows its library', () => {
  const before = library([field('money', 'sales'), field('text', 'product')]);

  it('is made anew while nobody has touched it', () => {
    const after = library([field('date', 'day'), ...before.fields]);
    expect(followForm(entryForm(before), before, after)).toEqual(entryForm(after));
  });

  it('keeps what was arranged by hand and adds new fields at the end', () => {
    const form = entryForm(before) as Node;
    const grid = at(form, 'own', 'own_grid') as Node;
    const { sales, product } = grid.properties as Record<string, Node>;
    grid.properties = { product: product as Node, sales: { ...sales, 'x-visible': "{{ product != '' }}" } };
    const followed = followForm(form, before, library([field('date', 'day'), ...before.fields]));
    expect(Object.keys(at(followed, 'own', 'own_grid')?.properties ?? {})).toEqual(['product', 'sales', 'day']);
    expect(at(followed, 'own', 'own_grid', 'sales')?.['x-visible']).toBe("{{ product != '' }}");
  });

  it('carries a new name, but not over a name that was set by hand', () => {
    const form = entryForm(before) as Node;
    (at(form, 'own', 'own_grid', 'sales') as Node).title = '去年营业收入';
    const after = library(
      before.fields.map((one) => ({ ...one, label: { zh: `新${one.key}`, en: '' }, required: true })),
    );
    const followed = followForm(form, before, after);
    expect(at(followed, 'own', 'own_grid', 'sales')).toMatchObject({ title: '去年营业收入', required: true });
    expect(at(followed, 'own', 'own_grid', 'product')).toMatchObject({ title: '新product' });
  });

  it('lets a retired field leave and brings one back', () => {
    const form = { ...entryForm(before), description: '改过' };
    const without = library(before.fields.map((one) => (one.key === 'sales' ? { ...one, retired: true } : one)));
    const left = followForm(form, before, without);
    expect(at(left, 'own', 'own_grid', 'sales')).toBeUndefined();
    expect(at(followForm(left, without, before), 'own', 'own_grid', 'sales')).toBeDefined();
  });
});

describe('the list that a library begins with', () => {
  it('shows the light, the project, the stage and the first fields', () => {
    const view = defaultView('zjtx', { zh: '全部', en: 'All' }, every);
    expect(ViewBody.parse(view).columns.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['light', 'name', 'stage', 'f4']),
    );
    expect(view.columns.length).toBeLessThanOrEqual(12);
  });
});

describe('the columns of a table', () => {
  const column = (key: string, type: Column['type'], more: Partial<Column> = {}): Column => ({
    ...newColumn(type, key, `列${key}`),
    ...more,
  });
  const withColumns = (...columns: Column[]) => ({
    name: { zh: '设备库', en: 'Equipment' },
    moneyUnit: '万元',
    fields: [{ ...newField('table', 'rows', '设备'), maxRows: 5, columns }],
  });
  const before = withColumns(
    column('kind', 'choice', { dictionary: 'trade', required: true }),
    column('price', 'money', { max: 9 }),
  );
  const after = withColumns(
    column('kind', 'choice', { dictionary: 'trade', required: true }),
    column('price', 'money', { max: 5, unit: '元' }),
    column('count', 'integer', { min: 1 }),
  );
  const tableOf = (form: object) => formNodes(form as JsonSchema).find(({ key }) => key === 'rows')?.schema;
  const rowOf = (form: object) =>
    (tableOf(form)?.items as { properties: Record<string, object> } | undefined)?.properties ?? {};

  test('become those of the form, each with its type, bounds and dictionary', () => {
    const form = entryForm(before);
    expect(checkSchema(form)).toEqual([]);
    expect(tableOf(form)).toMatchObject({ maxItems: 5 });
    expect(rowOf(form)).toMatchObject({
      kind: { 'x-component': 'Select', 'x-dictionary': 'trade', required: true, title: '列kind' },
      price: { 'x-component': 'MoneyInput', maximum: 9, 'x-unit': '万元' },
    });
  });

  test('are followed by a form that somebody arranged: what was set by hand stays', () => {
    const form = JSON.parse(JSON.stringify(entryForm(before)).replaceAll('列kind', '种类'));
    const row = rowOf(followForm(form, before, after));
    expect(Object.keys(row)).toEqual(['kind', 'price', 'count']);
    expect(row).toMatchObject({ kind: { title: '种类' }, price: { maximum: 5 }, count: { minimum: 1 } });
    expect(Object.keys(rowOf(followForm(followForm(form, before, after), after, before)))).toEqual(['kind', 'price']);
  });
});
