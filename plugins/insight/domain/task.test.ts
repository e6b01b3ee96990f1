import { byLateness, type Task } from './task';

const task = (title: string, state: Task['state'], workingDaysLeft: number | null): Task => ({
  kind: 'warning',
  title,
  detail: null,
  projectName: null,
  projectCode: null,
  entryId: null,
  due: null,
  workingDaysLeft,
  state,
  action: { label: '', href: '' },
});

test('tasks stand in order of lateness, those without a date last and as they came', () => {
  const tasks = [
    task('无期限甲', 'later', null),
    task('后天', 'soon', 2),
    task('晚三天', 'overdue', -3),
    task('今天', 'today', 0),
    task('晚一天', 'overdue', -1),
    task('下周', 'later', 6),
    task('无期限乙', 'later', null),
  ];
  expect(byLateness(tasks).map(({ title }) => title)).toEqual([
    '晚三天',
    '晚一天',
    '今天',
    '后天',
    '下周',
    '无期限甲',
    '无期限乙',
  ]);
});
