import { sideBySide, withContext } from './line-diff';

const text = (...lines: string[]) => lines.join('\n');
const shown = (before: string, after: string) =>
  sideBySide(before, after).map(({ left, right, changed }) => [left?.text ?? null, right?.text ?? null, changed]);

test('a changed line stands opposite what it was; the rest is in step', () => {
  expect(shown(text('a', 'b', 'c'), text('a', 'B', 'c'))).toEqual([
    ['a', 'a', false],
    ['b', 'B', true],
    ['c', 'c', false],
  ]);
});

test('added and removed lines have nothing opposite, and the lines after them keep their partners', () => {
  expect(shown(text('a', 'c', 'd', 'e'), text('a', 'b', 'c', 'e'))).toEqual([
    ['a', 'a', false],
    [null, 'b', true],
    ['c', 'c', false],
    ['d', null, true],
    ['e', 'e', false],
  ]);
});

test('every line of both texts is there once, whatever the texts', () => {
  const draw = (seed: number) =>
    Array.from({ length: 30 }, (_, at) => 'abcd'[(seed * (at + 3) * 7 + at * at) % 4] ?? 'a');
  for (let seed = 1; seed < 40; seed += 1) {
    const [before, after] = [draw(seed), draw(seed * 3 + 1)];
    const rows = sideBySide(before.join('\n'), after.join('\n'));
    expect(rows.flatMap(({ left }) => left?.text ?? [])).toEqual(before);
    expect(rows.flatMap(({ right }) => right?.text ?? [])).toEqual(after);
    expect(rows.every(({ left, right, changed }) => changed || left?.text === right?.text)).toBe(true);
  }
});

test('something new has only one side', () => {
  expect(shown('', text('a', 'b'))).toEqual([
    [null, 'a', true],
    [null, 'b', true],
  ]);
});

test('far from any change the lines are left out', () => {
  const before = Array.from({ length: 20 }, (_, at) => String(at)).join('\n');
  const rows = withContext(sideBySide(before, before.replace('10', 'ten')), 1);
  expect(rows.map((row) => row?.left?.text ?? null)).toEqual([null, '9', '10', '11', null]);
});
