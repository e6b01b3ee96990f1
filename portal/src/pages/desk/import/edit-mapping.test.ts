import type { ImportMapping } from '@project-cloud/registry';
import { applySaved, claimedTwice, keyFor, lacksOf, setField, setTransform } from './edit-mapping';
import type { TargetField } from './target-fields';

const field = (key: string, type: string, part: TargetField['part'] = 'entry'): TargetField => ({
  id: `${part}.${key}`,
  part,
  key,
  label: key,
  type,
  unit: null,
  options: [],
});
const mapping: ImportMapping = {
  use: 'reports',
  identity: { column: '项目代码', scheme: 'unified' },
  period: { constant: '2026-10' },
  columns: [
    { column: '完成投资（元）', field: 'invested_month', part: 'report', transform: { factor: 0.0001, default: '0' } },
    { column: '备注', field: null },
  ],
};

test('a column that is pointed at a date forgets the factor of its figure and keeps the rest', () => {
  const next = setField(mapping, 0, field('planned_start', 'date', 'project'));
  expect(next.columns[0]).toEqual({
    column: '完成投资（元）',
    field: 'planned_start',
    part: 'project',
    transform: { default: '0' },
  });
  expect(setField(mapping, 0, null).columns[0]).toEqual({ column: '完成投资（元）', field: null });
});

test('a way of reading that says nothing is not kept', () => {
  expect(setTransform(mapping, 0, { values: {}, default: '' }).columns[0]).not.toHaveProperty('transform');
});

test('a saved mapping takes what this file has and leaves the rest open', () => {
  const next = applySaved(mapping, ['备注', '新列']);
  expect(next.columns).toEqual([
    { column: '备注', field: null },
    { column: '新列', field: null },
  ]);
});

test('a report without project or month cannot be tried, nor two columns for one field', () => {
  expect(lacksOf(mapping)).toEqual([]);
  expect(lacksOf({ ...mapping, identity: null, period: undefined })).toEqual(['identity', 'period']);
  const doubled = setField(mapping, 1, field('invested_month', 'money', 'report'));
  expect(lacksOf(doubled)).toEqual(['twice']);
  expect(claimedTwice(doubled)).toEqual(new Set(['report.invested_month']));
});

test('what is the same in every row needs its value', () => {
  expect(lacksOf({ ...mapping, constants: { stage: '' } })).toEqual(['constant']);
  expect(lacksOf({ ...mapping, constants: { stage: 'building' } })).toEqual([]);
});

test('a mapping that is kept under a known title becomes its next version', () => {
  const saved = [{ ...mapping, key: 'fusui', title: { zh: '扶绥县月报', en: 'Fusui' } }];
  expect(keyFor('扶绥县月报', saved, 'new')).toBe('fusui');
  expect(keyFor('大新县月报', saved, 'new')).toBe('new');
});
