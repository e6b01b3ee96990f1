import { definitionHref, stepsOf } from './definition-version';

const all = () => true;

test('each status has its one next step', () => {
  const stepOf = (status: 'draft' | 'submitted' | 'published' | 'retired') =>
    stepsOf({ status, author: 'a' }, all, 'b').map(({ step }) => step);
  expect([stepOf('draft'), stepOf('submitted'), stepOf('published'), stepOf('retired')]).toEqual([
    ['submit'],
    ['publish'],
    ['retire'],
    [],
  ]);
});

test('the author of a version is told that another person has to approve it', () => {
  expect(stepsOf({ status: 'submitted', author: 'a' }, all, 'a')).toEqual([{ step: 'publish', own: true }]);
});

test('who may only read is offered nothing', () => {
  expect(stepsOf({ status: 'draft', author: 'a' }, () => false, 'a')).toEqual([]);
});

test('an overlay has its own page', () => {
  expect(definitionHref({ kind: 'form', key: 'building-report', region: '4514' })).toBe(
    '/studio/definitions/form/building-report?region=4514',
  );
  expect(definitionHref({ kind: 'rule', key: 'no-report', region: null })).toBe('/studio/definitions/rule/no-report');
});
