import type { PivotBody } from '@project-cloud/library';
import { addsUp, chartHeight, MOST_SERIES, pivotOption, scaleOf } from './chart-option';
import { beginDimension, type Counted, drillHref, firstPivot, readMeasure, readPivot, writePivot } from './pivot';

const pivot: PivotBody = {
  ...firstPivot('building'),
  rows: { key: 'total_investment', edges: [1000] },
  columns: { key: 'light' },
  measures: [{ of: 'sum', field: 'total_investment' }],
  filter: [{ key: 'stage', op: 'in', value: ['building'] }],
};

describe('[M08-19] the address of a table', () => {
  it('says the whole question and reads back the same', () => {
    expect(readPivot(writePivot(pivot))).toEqual(pivot);
    expect(writePivot(readPivot(writePivot(pivot)) ?? firstPivot('x'))).toBe(writePivot(pivot));
  });

  it('that is damaged counts as not said', () => {
    for (const text of ['', '{', '[]', '{"library":"building"}', writePivot({ ...pivot, measures: [] })])
      expect(readPivot(text)).toBeNull();
  });

  it('begins a dimension as most people want it', () => {
    expect(beginDimension({ key: 'region_code', type: 'region' })).toEqual({ key: 'region_code', level: 'city' });
    expect(beginDimension({ key: 'progress', type: 'percent' }).edges).toEqual([25, 50, 75, 100]);
    expect(beginDimension({ key: 'stage', type: 'choice' })).toEqual({ key: 'stage' });
    expect(readMeasure('max:annual_plan')).toEqual({ of: 'max', field: 'annual_plan' });
  });
});

test('[M08-01] a figure leads to the rows of its row and column under the conditions of the table', () => {
  const band = { key: '1', label: '', filter: [{ key: 'total_investment', op: 'gte' as const, value: 1000 }] };
  const red = { key: 'red', label: '', filter: [{ key: 'light', op: 'eq' as const, value: 'red' }] };
  const address = new URL(drillHref(pivot, band, red), 'http://x');
  expect(address.pathname).toBe('/desk/libraries/building');
  expect(address.searchParams.get('light')).toBe('red');
  expect(JSON.parse(address.searchParams.get('filter') ?? '')).toEqual([...pivot.filter, ...band.filter]);
});

const counted = (columns: number, money: number): Counted => {
  const groups = (n: number, name: string) =>
    Array.from({ length: n }, (_, at) => ({ key: `${name}${at}`, label: `${name}${at}`, filter: [] }));
  return {
    pivot,
    library: { key: 'building', name: '在建项目库' },
    asOf: '2026-11-22',
    measures: [{ key: 'sum:total_investment', label: '总投资', unit: '万元', type: 'money' }],
    rows: { label: '规模', unit: '万元', groups: groups(10, '行') },
    columns: { label: '灯', unit: '', groups: groups(columns, '列') },
    cells: Array.from({ length: 10 }, () => Array.from({ length: columns }, () => [money])),
    rowTotals: Array.from({ length: 10 }, (_, at) => [money * columns * (at + 1)]),
    columnTotals: Array.from({ length: columns }, () => [money * 10]),
    total: [money * columns * 10],
    may: { export: true },
  };
};
const words = { total: '合计', others: (n: number) => `其他 ${n} 组`, hundredMillion: '亿元' };
type Drawn = { series: { name?: string; type: string; stack?: string; data: unknown[] }[] };
const draw = (table: Counted, kind: 'bar' | 'line' | 'ring') =>
  pivotOption(table, { kind, measure: 0, small: false, words }) as Drawn;

describe('[M08-03] a table drawn as bars, line or ring', () => {
  it('shows the same totals whichever way', () => {
    const table = counted(MOST_SERIES + 1, 7);
    const totals = table.rowTotals.map((values) => values?.[0] ?? 0);
    expect(draw(table, 'bar').series.map(({ data }) => data)).toEqual([totals]);
    expect(draw(table, 'line').series.map(({ data }) => data)).toEqual([totals]);
    const parts = draw(table, 'ring').series[0]?.data as { name: string; value: number }[];
    expect(parts.reduce((sum, { value }) => sum + value, 0)).toBe(totals.reduce((sum, one) => sum + one, 0));
    expect(parts.at(-1)?.name).toBe('其他 3 组');
  });

  it('stacks a few columns, which add up to the row', () => {
    const { series } = draw(counted(2, 7), 'bar');
    expect(series.map(({ name, stack }) => [name, stack])).toEqual([
      ['列0', 'all'],
      ['列1', 'all'],
    ]);
    const averaged = { ...counted(2, 7), pivot: { ...pivot, measures: [{ of: 'average', field: 'x' } as const] } };
    expect(draw(averaged, 'bar').series.some(({ stack }) => stack)).toBe(false);
    expect(addsUp(averaged, 0)).toBe(false);
  });

  it('says large totals in 亿元, and grows with its rows', () => {
    expect(scaleOf(counted(1, 90_000), 0, '亿元')).toEqual({ by: 10_000, unit: '亿元', decimals: 1 });
    expect(scaleOf(counted(1, 90), 0, '亿元').unit).toBe('万元');
    expect(chartHeight(counted(1, 1), { kind: 'bar' })).toBeGreaterThan(10 * 24);
  });
});
