import type { OverlayConflict } from '../release/release';
import { chosenOf, wayOn } from './choices';

const conflict = (id: string, more: Partial<OverlayConflict> = {}) =>
  ({ id, preset: null, settled: null, ...more }) as OverlayConflict;

test('a layer is written anew when every conflict has a choice; a preset is one', () => {
  const conflicts = [conflict('a'), conflict('b', { preset: 'keep' })];
  expect(wayOn(conflicts, {})).toEqual({ open: 1, deferred: false, choices: { b: 'keep' } });
  expect(wayOn(conflicts, { a: 'drop' })).toEqual({ open: 0, deferred: false, choices: { a: 'drop', b: 'keep' } });
});

test('what is put off leaves the layer as it is', () => {
  expect(wayOn([conflict('a')], { a: 'defer' }).deferred).toBe(true);
});

test('what is picked on the page comes before what was settled and preset', () => {
  const [chosen] = chosenOf([conflict('a', { preset: 'keep', settled: 'keep' })], { a: 'base' });
  expect(chosen?.settled).toBe('base');
});
