import { givenItems, type Item } from './given-items';
import { standingOn } from './standing';

const item = (key: string, inForce: Partial<Item['body']['inForce']> = {}, approvalClasses: string[] = []): Item => ({
  key,
  version: 1,
  body: { inForce: { from: null, until: null, ...inForce }, approvalClasses },
});
const keys = (items: readonly Item[]) => items.map(({ key }) => key);

test.each([
  ['2026-11-30', 'to-come'],
  ['2026-12-01', 'in-force'],
  ['2026-12-30', 'in-force'],
  ['2026-12-31', 'ended'],
])('an item that begins on 1 December and is stopped from 31 December on stands on %s: %s', (day, standing) => {
  expect(standingOn({ from: '2026-12-01', until: '2026-12-31' }, day)).toBe(standing);
});

test('[M01-20] the day of filing decides: the day before the stop it is still given, on the day it is not', () => {
  const items = [item('stays'), item('stopped', { until: '2026-12-01' }), item('later', { from: '2026-12-01' })];
  expect(keys(givenItems(items, { day: '2026-11-30', approvalClass: null }))).toEqual(['stays', 'stopped']);
  expect(keys(givenItems(items, { day: '2026-12-01', approvalClass: null }))).toEqual(['stays', 'later']);
});

test('an item for one way of management is not given to a project of another, nor to one of which it is not known', () => {
  const items = [item('all'), item('recorded', {}, ['record']), item('verified', {}, ['verification', 'approval'])];
  const given = (approvalClass: string | null) => keys(givenItems(items, { day: '2026-11-22', approvalClass }));
  expect(given('record')).toEqual(['all', 'recorded']);
  expect(given('approval')).toEqual(['all', 'verified']);
  expect(given(null)).toEqual(['all']);
});
