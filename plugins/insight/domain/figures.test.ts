import { CORE_FIELDS, Field, type ProjectedColumn } from '@project-cloud/library';
import { gapFields } from './gap-field';
import { monthsUpTo, pairMonths, yearBefore } from './months';
import { growth, rate } from './rates';

test('a rate needs a whole, growth something to compare with', () => {
  expect(rate(45, 60)).toBe(75);
  expect(rate(45, 0)).toBeNull();
  expect(rate(null, 60)).toBeNull();
  expect(growth(110, 100)).toBe(10);
  expect(growth(110, 0)).toBeNull();
});

test('months run from January to the data month, each beside last year’s; nothing reported is not nought', () => {
  expect(monthsUpTo('2026-03')).toEqual(['2026-01', '2026-02', '2026-03']);
  expect(yearBefore('2026-10')).toBe('2025-10');
  const amounts = [
    { month: '2026-01', invested: 5 },
    { month: '2025-02', invested: 7 },
    { month: '2026-03', invested: 9 },
  ];
  expect(pairMonths(amounts, '2026-02')).toEqual([
    { month: '2026-01', invested: 5, lastYear: null },
    { month: '2026-02', invested: null, lastYear: 7 },
  ]);
});

const own = (key: string, more: object): ProjectedColumn => ({
  key,
  column: `f_${key}`,
  sqlType: 'text',
  of: 'entry',
  field: Field.parse({ key, label: { zh: key, en: key }, type: 'text', filterable: true, ...more }),
});

test('gaps follow from the metadata: required fields, asked core dates, and permits once work has begun', () => {
  const core = CORE_FIELDS.map(
    (field): ProjectedColumn => ({ key: field.key, column: field.key, sqlType: 'text', of: 'core', field }),
  );
  const library = [
    own('annual_plan', { type: 'money', required: true }),
    own('permit_date', { type: 'date' }),
    own('note', {}),
    own('hidden', { required: true, filterable: false }),
  ];
  expect(gapFields([...core, ...library]).map(({ column, onceStarted }) => [column.key, onceStarted])).toEqual([
    ['total_investment', false],
    ['planned_start', false],
    ['planned_end', false],
    ['annual_plan', false],
    ['permit_date', true],
  ]);
});
