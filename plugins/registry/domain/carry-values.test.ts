import { compileForm } from '@project-cloud/forms-engine';
import { Field } from '@project-cloud/library';
import { carryValues } from './carry-values';
import type { Project } from './saving';

const field = (key: string, type: string, more: object = {}) =>
  Field.parse({ key, label: { zh: key, en: key }, type, ...more });
const item = (type: string, component: string, more: object = {}) => ({
  type,
  title: component,
  'x-decorator': 'FormItem',
  'x-component': component,
  ...more,
});
const form = compileForm({
  type: 'object',
  title: '在建',
  properties: {
    name: item('string', 'Input', { required: true, 'x-core': true }),
    annual_plan: item('number', 'MoneyInput', { required: true }),
    land_date: item('string', 'DatePicker'),
    scale: item('string', 'Input', { maxLength: 5 }),
    owner_note: item('string', 'Input'),
    contact: item('string', 'Input'),
  },
} as never);
const project = { name: '扶绥县空港物流园（二期）' } as Project;
const there = [
  field('annual_plan', 'money'),
  field('land_date', 'date'),
  field('scale', 'text'),
  field('owner_note', 'longtext'),
  field('contact', 'text'),
];
const carried = (values: Record<string, unknown>, fields: Field[]) =>
  carryValues({ project, values, fields }, { fields: there, form, today: '2026-11-22' });

test('[M05-02] answers to what both libraries ask go along; what the other asks beyond them stays open', () => {
  const fields = [field('land_date', 'date'), field('permit_state', 'text')];
  expect(carried({ land_date: '2026-03-01', permit_state: 'done' }, fields)).toEqual({ land_date: '2026-03-01' });
});

test('what does not fit there stays behind, and nothing else with it', () => {
  const fields = [field('land_date', 'date'), field('scale', 'text'), field('owner_note', 'text')];
  const values = { land_date: '2026-03-01', scale: '四个库房和一条路', owner_note: '同名不同类' };
  expect(carried(values, fields)).toEqual({ land_date: '2026-03-01' });
});

test('a restricted answer does not go where more people would read it', () => {
  expect(carried({ contact: '韦丽芳' }, [field('contact', 'text', { sensitivity: 'restricted' })])).toEqual({});
  expect(carried({ contact: '韦丽芳' }, [field('contact', 'text', { sensitivity: 'public' })])).toEqual({
    contact: '韦丽芳',
  });
});
