import { formilyCompiler } from './formily-compiler';

test('a row’s own columns come first, then the form, then the scope', () => {
  const compile = formilyCompiler(() => undefined);
  expect(compile(' a + b + c ', { $record: { a: 1 }, $values: { a: 10, b: 20 }, c: 300 })).toBe(321);
});

test.each([
  'constructor',
  'a.b.c',
  'window.alert(1)',
  'a +',
  '(() => 1)()',
  'toString()',
  '$form',
  'new Date()',
  '`x`',
])('%s gives nothing, and is reported once', (text) => {
  const onError = jest.fn();
  const compile = formilyCompiler(onError);
  expect([compile(text, { $values: {} }), compile(text, { $values: {} })]).toEqual([undefined, undefined]);
  expect(onError).toHaveBeenCalledTimes(1);
  expect(onError).toHaveBeenCalledWith({
    expression: text,
    message: { zh: expect.stringMatching(/[\u4e00-\u9fa5]/), en: expect.stringMatching(/^[A-Z“]/) },
  });
});

test('a value that does not fit and a reporter that fails break nothing', () => {
  const compile = formilyCompiler(() => {
    throw new Error('no');
  });
  expect(compile('year(day) + 1', { $values: { day: 5 } })).toBeUndefined();
  expect(compile('len(toString)', { $values: {} })).toBe(0);
  expect(compile('((')).toBeUndefined();
});
