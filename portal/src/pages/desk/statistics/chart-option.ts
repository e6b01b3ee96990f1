import type { ChartKind } from '@project-cloud/library';
import type { EChartsCoreOption } from 'echarts/core';
import type { Counted, Values } from './pivot';

/** More columns than this cannot be told apart by shades. */
export const MOST_SERIES = 5;
/** More rows than this cannot be read in a chart. */
export const MOST_BARS = 60;
const MOST_SLICES = 8;

const INK = '#1a2030';
const QUIET = '#5f697b';
const LINE = '#e2e5eb';
const SHADES = ['#2f4796', '#868fa0', '#93a4d2', '#5c73b8', '#c0cae5', '#4a5365', '#b6bcc8', '#e4e8f3'];

export interface Drawing {
  kind: Exclude<ChartKind, 'table'>;
  /** Which of the measures. */
  measure: number;
  small: boolean;
  words: { total: string; others(n: number): string; hundredMillion: string };
  /** In a picture that stands alone: what it shows and to which day. */
  head?: { title: string; note: string };
}

export interface Scale {
  by: number;
  unit: string;
  decimals: number;
}

/** Large totals are drawn in 亿元 (10,000 万元), everything else as it is. */
export function scaleOf(counted: Counted, measure: number, hundredMillion: string): Scale {
  const { unit = '', type = 'count' } = counted.measures[measure] ?? {};
  const top = Math.max(0, ...counted.rowTotals.map((values) => values?.[measure] ?? 0));
  if (unit !== '万元' || top < 100_000) return { by: 1, unit, decimals: type === 'count' || top >= 1000 ? 0 : 1 };
  return { by: 10_000, unit: hundredMillion, decimals: top < 1_000_000 ? 1 : 0 };
}

/** What adds up can be stacked and shared out; averages and extremes cannot. */
export const addsUp = (counted: Counted, measure: number) =>
  ['count', 'sum'].includes(counted.pivot.measures[measure]?.of ?? '');

const HEAD = 56;
const ROW = 26;
export const chartHeight = (counted: Counted, { kind, head }: Pick<Drawing, 'kind' | 'head'>) => {
  const rows = Math.min(counted.rows.groups.length, MOST_BARS);
  const stacked = (counted.columns?.groups.length ?? 0) > 1;
  return (kind === 'bar' ? Math.max(160, rows * ROW + 24 + (stacked ? 36 : 0)) : 340) + (head ? HEAD : 0);
};

interface Series {
  name: string;
  values: (number | null)[];
}

function seriesOf(counted: Counted, { measure, words }: Drawing, scaled: (values: Values | null) => number | null) {
  const rows = counted.rows.groups.slice(0, MOST_BARS).map((_, at) => at);
  const columns = counted.columns?.groups ?? [];
  if (columns.length > 1 && columns.length <= MOST_SERIES)
    return columns.map(
      ({ label }, c): Series => ({ name: label, values: rows.map((r) => scaled(counted.cells[r]?.[c] ?? null)) }),
    );
  const name = counted.measures[measure]?.label ?? words.total;
  return [{ name, values: rows.map((r) => scaled(counted.rowTotals[r] ?? null)) }];
}

/** The drawing of a table: bars lie, so that long names can be read; everything begins at zero; labels stand at the marks. */
export function pivotOption(counted: Counted, drawing: Drawing): EChartsCoreOption {
  const { measure, words, head } = drawing;
  const scale = scaleOf(counted, measure, words.hundredMillion);
  const scaled = (values: Values | null) => {
    const value = values?.[measure] ?? null;
    return value === null ? null : Number((value / scale.by).toFixed(scale.decimals));
  };
  const title = head
    ? {
        title: {
          text: head.title,
          subtext: head.note,
          left: 0,
          top: 0,
          textStyle: { fontSize: 16, fontWeight: 500, color: INK },
          subtextStyle: { fontSize: 12, color: QUIET },
        },
      }
    : {};
  if (drawing.kind === 'ring') return { ...title, ...ringOption(counted, drawing, scale, scaled) };
  const series = seriesOf(counted, drawing, scaled);
  return { ...title, ...axesOption(counted, drawing, scale, series) };
}

const figure = (decimals: number) => (value: unknown) =>
  typeof value === 'number'
    ? value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
    : '';

function axesOption(counted: Counted, drawing: Drawing, scale: Scale, series: Series[]): EChartsCoreOption {
  const { kind, small, head } = drawing;
  const lying = kind === 'bar';
  const several = series.length > 1;
  const stacked = lying && several && addsUp(counted, drawing.measure);
  const shown = figure(scale.decimals);
  const names = counted.rows.groups.slice(0, MOST_BARS).map(({ label }) => label);
  const category = {
    type: 'category',
    data: names,
    inverse: lying,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: LINE } },
    axisLabel: {
      color: QUIET,
      ...(lying ? { interval: 0, width: small ? 96 : 220, overflow: 'truncate' } : { hideOverlap: true }),
    },
  };
  const value = {
    type: 'value',
    min: (range: { min: number }) => Math.min(0, range.min),
    splitNumber: 3,
    splitLine: { lineStyle: { color: '#eef0f4' } },
    axisLabel: { color: QUIET, hideOverlap: true },
    ...(lying ? { position: 'top' } : {}),
  };
  const top = (head ? HEAD : 0) + (several ? 36 : 8);
  return {
    grid: { left: 4, right: small ? 56 : 88, top, bottom: 4, containLabel: true },
    ...(several ? { legend: { left: 0, top: head ? HEAD : 0, itemWidth: 12, itemHeight: 12, icon: 'rect' } } : {}),
    tooltip: { trigger: 'axis', valueFormatter: (one: unknown) => `${shown(one)} ${scale.unit}` },
    xAxis: lying ? value : category,
    yAxis: lying ? category : value,
    series: series.map(({ name, values }, at) => ({
      name,
      type: kind,
      data: values,
      color: SHADES[at],
      emphasis: { disabled: true },
      ...(stacked ? { stack: 'all' } : {}),
      ...(lying
        ? { barMaxWidth: 16, label: labelOf(!several, 'right', shown) }
        : { symbol: 'circle', symbolSize: 5, label: labelOf(!several && names.length <= 16, 'top', shown) }),
    })),
  };
}

const labelOf = (show: boolean, position: string, shown: (value: unknown) => string) => ({
  show,
  position,
  color: INK,
  fontSize: 12,
  formatter: ({ value }: { value: unknown }) => shown(value),
});

/** A plain ring; small parts are one, and every part says its name, figure and share beside it. */
function ringOption(
  counted: Counted,
  { small, head, words }: Drawing,
  scale: Scale,
  scaled: (values: Values | null) => number | null,
): EChartsCoreOption {
  const all = counted.rows.groups
    .map(({ label }, at) => ({ name: label, value: scaled(counted.rowTotals[at] ?? null) ?? 0 }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value);
  const shown = all.length > MOST_SLICES ? all.slice(0, MOST_SLICES - 1) : all;
  const rest = all.slice(shown.length);
  const others = { name: words.others(rest.length), value: rest.reduce((sum, { value }) => sum + value, 0) };
  const slices = rest.length > 0 ? [...shown, others] : shown;
  const format = figure(scale.decimals);
  return {
    series: [
      {
        type: 'pie',
        radius: small ? ['22%', '34%'] : ['40%', '62%'],
        center: ['50%', head ? '58%' : '50%'],
        data: slices.map((slice, at) => ({ ...slice, itemStyle: { color: SHADES[at] } })),
        itemStyle: { borderColor: '#fff', borderWidth: 1 },
        emphasis: { disabled: true },
        label: {
          color: INK,
          fontSize: 12,
          lineHeight: 16,
          ...(small ? { alignTo: 'edge', edgeDistance: 0, overflow: 'break' } : {}),
          formatter: ({ name, value, percent }: { name: string; value: unknown; percent: number }) => {
            const share = `${percent.toFixed(1)} %`;
            return small ? `${name}\n${share}` : `${name}\n${format(value)} ${scale.unit}  ${share}`;
          },
        },
        labelLine: { lineStyle: { color: '#868fa0' } },
      },
    ],
  };
}
