import { furthestFirst, inAdmissionOrder } from './admission-order';
import type { LibraryBody } from './definition/library';

const library = (key: string, from: string | null = null) => ({
  key,
  body: { admission: from ? ({ from } as LibraryBody['admission']) : null },
});
const keys = (libraries: readonly { key: string }[]) => libraries.map(({ key }) => key);

test('a library stands behind the one that it admits from, whatever their keys', () => {
  const all = [
    library('building', 'preliminary'),
    library('finished', 'building'),
    library('other'),
    library('preliminary'),
  ];
  expect(keys(inAdmissionOrder(all))).toEqual(['other', 'preliminary', 'building', 'finished']);
});

test('two libraries that admit from each other end in some order all the same', () => {
  expect(keys(inAdmissionOrder([library('b', 'a'), library('a', 'b')])).sort()).toEqual(['a', 'b']);
});

test('of a project’s entries the one that has come furthest is first; others keep their order', () => {
  const all = [library('building', 'preliminary'), library('other'), library('preliminary')];
  const entries = ['preliminary', 'other', 'building'].map((library_key) => ({ library_key }));
  expect(furthestFirst(entries, all).map(({ library_key }) => library_key)).toEqual([
    'building',
    'preliminary',
    'other',
  ]);
});
