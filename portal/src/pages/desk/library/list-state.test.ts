import { filterOf, type ListState, readListState, readSort, writeListState } from './list-state';

const state: ListState = {
  view: 'building-default',
  q: '空港 物流',
  light: 'red',
  conditions: [{ key: 'total_investment', op: 'gte', value: 5000 }],
  sort: [
    { key: 'annual_ratio', desc: false },
    { key: 'name', desc: true },
  ],
  columns: ['light', 'name'],
  open: '7',
};

test('a list is read back from its address as it was', () => {
  expect(readListState(new URLSearchParams(writeListState(state).toString()))).toEqual(state);
});

test('an untouched list has a bare address', () => {
  expect(writeListState(readListState(new URLSearchParams())).toString()).toBe('');
});

test('a damaged filter in the address is left out, and does not break the page', () => {
  expect(readListState(new URLSearchParams({ filter: '[{"key":' })).conditions).toEqual([]);
  expect(readListState(new URLSearchParams({ filter: '[1,{"key":"a","op":"eq"},null]' })).conditions).toEqual([
    { key: 'a', op: 'eq' },
  ]);
  expect(readSort('-,,name')).toEqual([{ key: 'name', desc: false }]);
});

test('the chosen light is one more condition for the server', () => {
  expect(filterOf(state)).toEqual([...state.conditions, { key: 'light', op: 'eq', value: 'red' }]);
});
