import type { Library } from '@project-cloud/library/server';
import { type Filter, type ListQuery, listEntriesSql } from './list-entries';

const field = { key: 'total_investment', type: 'money' };
const library = {
  table: 'pc."lib_test"',
  columns: new Map([
    ['industry_code', { key: 'industry_code', column: 'industry_code', sqlType: 'text', field: { type: 'industry' } }],
    ['total_investment', { key: 'total_investment', column: 'total_investment', sqlType: 'numeric(20,6)', field }],
  ]),
} as unknown as Library;
const subtrees = new Map([
  ['4514', { lo: '/45/4514/', hi: '/45/45140' }],
  ['46', { lo: '/46/', hi: '/460' }],
]);
const within = (value: string): Filter => ({ key: 'region_code', op: 'within', value });
const page = { sort: [{ key: 'total_investment', desc: true }], limit: 25 };

function statement(lo: string, hi: string, filters: Filter[]) {
  const query: ListQuery = { scope: { lo, hi, owner: '*', audience: 'internal' }, filters, subtrees };
  return listEntriesSql(library, query, page);
}

describe('a page of a list', () => {
  it('looks where the scope and the region that is asked for overlap', () => {
    expect(statement('/45/', '/450', [within('4514')]).values.slice(0, 2)).toEqual(['/45/4514/', '/45/45140']);
    expect(statement('/45/4514/451421/', '/45/4514/4514210', [within('4514')]).values.slice(0, 2)).toEqual([
      '/45/4514/451421/',
      '/45/4514/4514210',
    ]);
  });

  it('finds an industry by the section that its code begins with', () => {
    const { text, values } = statement('/45/', '/450', [{ key: 'industry_code', op: 'within', value: 'E' }]);
    expect(text).toContain('starts_with(p."industry_code", $3)');
    expect(values.slice(0, 3)).toEqual(['/45/', '/450', 'E']);
  });

  it('finds nothing in a region outside the scope', () => {
    const [lo, hi] = statement('/45/', '/450', [within('46')]).values as [string, string];
    expect(lo < hi).toBe(false);
  });

  it('keeps the planner off the sort index in a city, and lets it take that index in a whole province', () => {
    expect(statement('/45/', '/450', [within('4514')]).text).toContain('OFFSET 0');
    expect(statement('/45/', '/450', []).text).not.toContain('OFFSET 0');
  });

  it('joins the protected entry to every row', () => {
    expect(statement('/45/', '/450', []).text).toContain('JOIN library_entries e ON e.document_id');
  });
});
