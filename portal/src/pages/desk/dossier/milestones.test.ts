import { milestonesOf } from './milestones';

const fields = [
  { key: 'construction_permit_date', label: '施工许可日期', type: 'date', core: false },
  { key: 'next_milestone_date', label: '下一节点计划日期', type: 'date', core: false },
  { key: 'planned_start', label: '计划开工', type: 'date', core: true },
];

test('a node that was reached late says by how many days, one that is open says how long it is past', () => {
  const nodes = milestonesOf(
    { planned_start: '2025-12-10', actual_start: '2025-12-16', planned_end: '2027-06-30', actual_end: null },
    { construction_permit_date: '2025-12-03', next_milestone: '主体封顶', next_milestone_date: '2026-09-30' },
    fields,
    '2026-11-23',
  );
  expect(nodes.map(({ key, late, state }) => [key, late, state])).toEqual([
    ['construction_permit_date', null, 'done'],
    ['start', 6, 'done'],
    ['next', 54, 'late'],
    ['end', null, 'open'],
  ]);
});

test('what has neither plan nor fact is no node', () => {
  expect(milestonesOf({}, { next_milestone: '开工' }, fields, '2026-11-23')).toEqual([]);
});

test('a start that is told a second time as the next node is shown once', () => {
  const nodes = milestonesOf(
    { planned_start: '2026-10-12', actual_start: null, planned_end: '2028-03-02', actual_end: null },
    { next_milestone: '开工', next_milestone_date: '2026-10-12' },
    fields,
    '2026-11-23',
  );
  expect(nodes.map(({ key }) => key)).toEqual(['start', 'end']);
});
