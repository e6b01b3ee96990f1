import { readDetail } from './trail-entry';

test('a line of the trail gives each field with what it was and what it became', () => {
  expect(
    readDetail({ version: 3, changes: { project: { name: ['一期', '二期'] }, values: { annual_plan: [null, 4800] } } }),
  ).toEqual({
    changed: [
      { field: 'name', before: '一期', after: '二期' },
      { field: 'annual_plan', before: null, after: 4800 },
    ],
    said: [{ key: 'version', value: 3 }],
  });
});

test('changes may stand at the top, and a line may say nothing', () => {
  expect(readDetail({ total_investment: [1, 2] }).changed).toHaveLength(1);
  expect(readDetail(null)).toEqual({ changed: [], said: [] });
});
