import { readWarningState, writeWarningState } from './warning-state';

test('the address of a list of warnings says what it shows, and nothing that goes without saying', () => {
  const state = { light: 'red', rule: 'started-late', state: 'closed', q: '扶绥', open: 'e1.w2' } as const;
  expect(readWarningState(writeWarningState(state))).toEqual(state);
  expect(writeWarningState({ light: '', rule: '', state: 'open', q: '', open: null }).toString()).toBe('');
});

test('a damaged address shows the open warnings', () => {
  expect(readWarningState(new URLSearchParams('state=x&light=pink'))).toMatchObject({ state: 'open', light: '' });
});
