import { guardIssues } from './stage-guard';

const fields = [
  { key: 'sales', label: { zh: '营业收入', en: 'Sales' } },
  { key: 'certificate', label: { zh: '认定证书', en: 'Certificate' } },
];
const guard = { to: 'done', when: 'sales >= 5000', evidence: ['certificate'], message: '' };
const ask = (values: Record<string, unknown>, more = {}) =>
  guardIssues({ ...guard, ...more }, { values, fields, today: '2026-11-22' }).map(({ path, code, message }) => [
    path,
    code,
    message.zh,
  ]);

describe('the guard of a move', () => {
  it('[P1] names the files that are missing and the condition that does not hold', () => {
    expect(ask({ sales: 4999, certificate: [] })).toEqual([
      ['values.certificate', 'evidence', '还没有“认定证书”'],
      ['values.sales', 'condition', '要满足：营业收入 >= 5000'],
    ]);
  });

  it('lets an entry pass that has both', () => {
    expect(ask({ sales: 5000, certificate: [{ id: 'a' }] })).toEqual([]);
  });

  it('takes a value that is empty for not met, and says so in the words that were given', () => {
    expect(ask({ certificate: [{ id: 'a' }] }, { message: '营业收入要达到 5000 万元' })).toEqual([
      ['values.sales', 'condition', '营业收入要达到 5000 万元'],
    ]);
  });

  it('does not let anything pass by a condition that cannot be read', () => {
    expect(ask({ certificate: [{ id: 'a' }] }, { when: 'sales >=' })).toHaveLength(1);
  });
});
