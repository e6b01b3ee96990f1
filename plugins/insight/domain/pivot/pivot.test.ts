import type { PivotBody } from '@project-cloud/library';
import {
  bandFilters,
  bandLabel,
  crossOf,
  groupFilters,
  inOrder,
  MOST_COLUMNS,
  type PivotField,
  type PivotRow,
  pivotFaults,
  readEdges,
  STANDING_FIELDS,
} from '.';

const FIELDS: PivotField[] = [
  ...STANDING_FIELDS,
  { key: 'region_code', type: 'region', stat: 'dimension' },
  { key: 'industry_code', type: 'industry' },
  { key: 'total_investment', type: 'money', stat: 'measure' },
  { key: 'progress', type: 'percent' },
  { key: 'name', type: 'text' },
  { key: 'fund_sources', type: 'choices' },
  { key: 'planned_start', type: 'date' },
];
const fieldOf = (key: string) => FIELDS.find((field) => field.key === key);
const asked = (more: Partial<PivotBody>): PivotBody => ({
  library: 'building',
  rows: { key: 'region_code', level: 'city' },
  measures: [{ of: 'count' }],
  filter: [],
  chart: 'table',
  ...more,
});
const faults = (more: Partial<PivotBody>) => pivotFaults(asked(more), fieldOf).map(({ path, code }) => [path, code]);

describe('[M08-01] what is asked of a library', () => {
  it('is any two dimensions and any measure that the library marks', () => {
    expect(
      faults({
        rows: { key: 'industry_code', level: 'section' },
        columns: { key: 'planned_start', level: 'year' },
        measures: [{ of: 'count' }, { of: 'average', field: 'total_investment' }],
      }),
    ).toEqual([]);
    expect(faults({ rows: { key: 'stage' }, columns: { key: 'light' } })).toEqual([]);
  });

  it.each([
    ['a field that is not there', { rows: { key: 'nothing' } }, ['rows.key', 'unknown']],
    ['a text', { rows: { key: 'name' } }, ['rows.key', 'not-dimension']],
    ['answers of several, which would count twice', { rows: { key: 'fund_sources' } }, ['rows.key', 'not-dimension']],
    ['a figure without bands', { rows: { key: 'progress' } }, ['rows.edges', 'required']],
    ['bands of a date', { rows: { key: 'planned_start', level: 'year', edges: [1] } }, ['rows.edges', 'unfit']],
    ['a region by the year', { rows: { key: 'region_code', level: 'year' } }, ['rows.level', 'unfit']],
    ['a date that is not told apart', { rows: { key: 'planned_start' } }, ['rows.level', 'unfit']],
    ['one dimension twice', { columns: { key: 'region_code', level: 'city' } }, ['columns', 'same']],
    ['no measure', { measures: [{ of: 'sum', field: 'progress' }] }, ['measures.0.field', 'not-measure']],
    ['one measure twice', { measures: [{ of: 'count' }, { of: 'count' }] }, ['measures.1', 'twice']],
  ] as [string, Partial<PivotBody>, string[]][])('is refused at its place: %s', (_, more, fault) => {
    expect(faults(more)).toEqual([fault]);
  });
});

describe('[M08-09] bands of a figure', () => {
  const size = { key: 'total_investment', edges: [1000, 5000] };

  it('begin with their edge and end before the next', () => {
    expect([0, 1, 2].map((band) => bandFilters(size, band))).toEqual([
      [{ key: 'total_investment', op: 'lt', value: 1000 }],
      [
        { key: 'total_investment', op: 'gte', value: 1000 },
        { key: 'total_investment', op: 'lt', value: 5000 },
      ],
      [{ key: 'total_investment', op: 'gte', value: 5000 }],
    ]);
    expect([0, 1, 2].map((band) => bandLabel(size.edges, band, 'zh'))).toEqual([
      '不足 1,000',
      '1,000 至不足 5,000',
      '5,000 及以上',
    ]);
  });

  it('are all shown, the empty ones too, in their order, and what nobody said last', () => {
    expect(inOrder([null, '2'], size, 'figure', [])).toEqual(['0', '1', '2', null]);
  });

  it('are typed as rising figures', () => {
    expect(readEdges('1000，5000 10000')).toEqual([1000, 5000, 10000]);
    expect(readEdges('5000, 1000')).toBeNull();
    expect(readEdges('一千')).toBeNull();
    expect(readEdges('')).toBeNull();
  });
});

describe('[M08-01] a group leads to its rows', () => {
  const filtersOf = (key: string, level: string | null, group: string | null, told: object) =>
    groupFilters({ key, level } as never, group, { kind: 'plain', ...told } as never);

  it('of a region with those below it, or of its own level alone', () => {
    expect(filtersOf('region_code', 'city', '4514', { kind: 'region' })).toEqual([
      { key: 'region_code', op: 'within', value: '4514' },
    ]);
    expect(filtersOf('region_code', 'county', '4514', { kind: 'region', own: true })).toEqual([
      { key: 'region_code', op: 'eq', value: '4514' },
    ]);
  });

  it('of a year, a month, a section, an answer and none', () => {
    expect(filtersOf('planned_start', 'month', '2028-02', { kind: 'date' }).map(({ value }) => value)).toEqual([
      '2028-02-01',
      '2028-02-29',
    ]);
    expect(filtersOf('last_period', 'year', '2026', { kind: 'month' }).map(({ value }) => value)).toEqual([
      '2026-01',
      '2026-12',
    ]);
    expect(filtersOf('industry_code', 'section', 'E', { kind: 'industry' })[0]?.op).toBe('within');
    expect(filtersOf('industry_code', 'division', 'E', { kind: 'industry' })[0]?.op).toBe('eq');
    expect(filtersOf('is_public', null, 'false', { yesno: true })[0]?.value).toBe(false);
    expect(filtersOf('stage', null, null, {})).toEqual([{ key: 'stage', op: 'empty', value: true }]);
  });
});

describe('[M08-01] the cross table', () => {
  const row = (r: string | null, c: string | null, m0: number, totals: Partial<PivotRow> = {}): PivotRow => ({
    r,
    c,
    all_rows: false,
    all_columns: false,
    m0,
    ...totals,
  });
  const whole = row(null, null, 6, { all_rows: true, all_columns: true });
  const order = { rows: (keys: (string | null)[]) => keys, columns: (keys: (string | null)[]) => keys };

  it('tells the group of those who do not answer from the total', () => {
    const cross = crossOf(
      [
        row('a', 'x', 1),
        row(null, 'x', 5),
        row('a', null, 1, { all_columns: true }),
        row(null, null, 5, { all_columns: true }),
        row(null, 'x', 6, { all_rows: true }),
        whole,
      ],
      1,
      order,
    );
    expect(cross).toMatchObject({ rows: ['a', null], cells: [[[1]], [[5]]], columnTotals: [[6]], total: [6] });
  });

  it('is refused when it is wider than can be read, and says how to narrow it', () => {
    const wide = Array.from({ length: MOST_COLUMNS + 1 }, (_, at) => row(null, `c${at}`, 1, { all_rows: true }));
    expect(() => crossOf([...wide, whole], 1, order)).toThrow(/最多 60 组.*请加条件/);
  });
});
