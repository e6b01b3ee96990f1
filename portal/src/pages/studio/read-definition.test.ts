import { readDefinition } from './read-definition';

test('a definition file is read, its version left to the server', () => {
  const read = readDefinition('\uFEFF{"kind":"view","key":"a","version":4,"title":{"zh":"a"},"body":{},"odd":1}');
  expect(read).toEqual({ ok: true, definition: { kind: 'view', key: 'a', title: { zh: 'a' }, body: {}, odd: 1 } });
});

test('what is no JSON, and what is no definition, is said before anything is sent', () => {
  expect(readDefinition('{')).toMatchObject({ ok: false, reason: 'json' });
  expect(readDefinition('{"kind":"view"}')).toEqual({ ok: false, reason: 'shape', missing: ['key', 'title', 'body'] });
  expect(readDefinition('[]')).toMatchObject({ ok: false, reason: 'shape' });
});
