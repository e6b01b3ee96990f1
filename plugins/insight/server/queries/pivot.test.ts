import type { PivotBody } from '@project-cloud/library';
import type { Library } from '@project-cloud/library/server';
import { pivotSql } from './pivot';

const column = (key: string, type: string, sqlType: string, more: object = {}) =>
  [key, { key, column: key, sqlType, field: { key, type, ...more } }] as const;
const library = {
  table: 'pc."lib_test"',
  columns: new Map([
    column('region_code', 'region', 'text'),
    column('industry_code', 'industry', 'text'),
    column('total_investment', 'money', 'numeric(20,6)', { stat: 'measure' }),
    column('planned_start', 'date', 'date'),
    column('name', 'text', 'text'),
  ]),
} as unknown as Library;
const query = {
  scope: { lo: '/45/4514/', hi: '/45/45140', owner: '*', audience: 'internal' as const },
  filters: [{ key: 'total_investment', op: 'gte' as const, value: 7 }],
  subtrees: new Map(),
};
const sql = (more: Partial<PivotBody>) =>
  pivotSql(library, query, {
    library: 'test',
    rows: { key: 'region_code', level: 'county' },
    measures: [{ of: 'count' }],
    filter: [],
    chart: 'table',
    ...more,
  });

describe('[M08-01] the statement of a pivot', () => {
  it('begins with the scope, as every list does, and hands values over apart', () => {
    const { text, values } = sql({ columns: { key: 'total_investment', edges: [1000, 5000] } });
    expect(text).toContain('p.region_path >= $1 AND p.region_path < $2');
    expect(values.slice(0, 3)).toEqual(['/45/4514/', '/45/45140', 7]);
    expect(values).toContainEqual([1000, 5000]);
    expect(text).not.toMatch(/4514|1000/);
  });

  it('holds cells and totals in one pass', () => {
    const { text } = sql({
      columns: { key: 'planned_start', level: 'year' },
      measures: [{ of: 'count' }, { of: 'average', field: 'total_investment' }],
    });
    expect(text).toContain('GROUPING SETS ((r, c), (r), (c), ())');
    expect(text).toContain('count(*)::int AS m0, avg(v1)::numeric AS m1');
    expect(text.match(/lib_test/g)).toHaveLength(1);
    expect(sql({}).text).toContain('GROUPING SETS ((r), ())');
  });

  it('knows no column that the library does not have', () => {
    expect(() => sql({ rows: { key: 'entry_id' } })).toThrow('No such dimension');
    expect(() => sql({ rows: { key: 'name' } })).toThrow('No such dimension');
    expect(() => sql({ measures: [{ of: 'sum', field: 'entry_id' }] })).toThrow('No such measure');
  });
});
