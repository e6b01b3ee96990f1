import type { Matrix } from './release';
import { returnOf, standingOf, totalsOf, writersOf } from './standing';

const none = { red: 0, yellow: 0, green: 0, none: 0 };
const matrix: Matrix = {
  red: { ...none, red: 286 },
  yellow: { ...none, red: 29, yellow: 579, green: 4 },
  green: { ...none, red: 8, green: 2308 },
  none,
};

test('a release is spoken of by where it stands: returned, waiting for its day, in force', () => {
  const of = (
    status: 'draft' | 'submitted' | 'published' | 'rolled-back',
    scheduled = false,
    reason: string | null = null,
  ) => standingOf({ status, scheduled, reason });
  expect([of('draft'), of('draft', false, '缺样例'), of('submitted')]).toEqual(['draft', 'returned', 'submitted']);
  expect([of('published'), of('published', true), of('rolled-back')]).toEqual([
    'published',
    'scheduled',
    'rolled-back',
  ]);
});

test('the figures count what changes its light, not what keeps it', () => {
  const impact = {
    asOf: '2026-11-23',
    ms: 1,
    entries: 3214,
    lights: { matrix },
    missing: [
      { what: 'missing:x.a', library: 'x', field: 'a', label: '甲', count: 200 },
      { what: 'missing:x.b', library: 'x', field: 'b', label: '乙', count: 12 },
    ],
  };
  expect(totalsOf(impact)).toEqual({ red: 37, green: 4, missing: 212, outside: null });
});

test('who saved any of the drafts is a writer, not only who began the release', () => {
  const part = { author: 'b', editors: ['b', 'c'] };
  expect([...writersOf({ author: 'a', definitions: [part] as never })]).toEqual(['a', 'b', 'c']);
});

test('taken back, a changed rule is as before, a new form is gone, a new library keeps its entries', () => {
  expect(returnOf({ kind: 'rule', baseVersion: 3 })).toEqual({ does: 'restore', version: 3 });
  expect(returnOf({ kind: 'form', baseVersion: null })).toEqual({ does: 'retire' });
  expect(returnOf({ kind: 'library', baseVersion: null })).toEqual({ does: 'retire-library' });
});
