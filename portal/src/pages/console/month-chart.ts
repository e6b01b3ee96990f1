import type { EChartsCoreOption } from 'echarts/core';
import type { DashboardMonth } from './dashboard';

export interface MonthScale {
  /** Divides the amounts into the unit that is shown. */
  by: number;
  decimals: number;
}

/** Large totals are drawn in 亿元 (10,000 万元), small ones as they are. */
export function scaleOf(months: readonly DashboardMonth[], unit = '万元'): MonthScale {
  const top = Math.max(0, ...months.flatMap(({ invested, lastYear }) => [invested ?? 0, lastYear ?? 0]));
  if (unit !== '万元' || top < 10_000) return { by: 1, decimals: 0 };
  return { by: 10_000, decimals: top < 1_000_000 ? 1 : 0 };
}

export const monthNumber = (month: DashboardMonth['month']): number => Number(String(month).slice(-2));

interface Words {
  monthName(n: number): string;
  lastYear(value: string): string;
}

const INK = '#1a2030';
const QUIET = '#5f697b';
const LAST = '#868fa0';

/** Bars this year, line last year, figures at the bars, zero-based: no legend is needed. */
export function monthOption(
  months: readonly DashboardMonth[],
  { by, decimals }: MonthScale,
  words: Words,
  font: string,
  small = false,
): EChartsCoreOption {
  const scaled = (value: number | null) => (value === null ? null : Number((value / by).toFixed(decimals)));
  const last = months.reduce((at, month, i) => (month.lastYear === null ? at : i), -1);
  const lastValue = scaled(months[last]?.lastYear ?? null);
  return {
    textStyle: { fontFamily: font, fontSize: 12, color: QUIET },
    grid: { left: 4, right: small ? 8 : 72, top: 24, bottom: 4, containLabel: true },
    xAxis: {
      type: 'category',
      data: months.map(({ month }) => words.monthName(monthNumber(month))),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: '#e2e5eb' } },
      axisLabel: { color: QUIET, interval: 0 },
    },
    yAxis: {
      type: 'value',
      min: 0,
      splitNumber: 2,
      splitLine: { lineStyle: { color: '#eef0f4' } },
      axisLabel: { color: QUIET },
    },
    series: [
      {
        type: 'bar',
        data: months.map(({ invested }) => scaled(invested)),
        barWidth: '56%',
        itemStyle: { color: '#2f4796' },
        label: {
          show: true,
          position: 'top',
          color: INK,
          fontSize: 12,
          distance: 4,
          formatter: ({ value }: { value: unknown }) => (typeof value === 'number' ? value.toFixed(decimals) : ''),
        },
        emphasis: { disabled: true },
      },
      {
        type: 'line',
        data: months.map(({ lastYear }, i) =>
          i === last
            ? {
                value: scaled(lastYear),
                label: {
                  show: !small,
                  position: 'right',
                  distance: 14,
                  color: QUIET,
                  formatter: words.lastYear(lastValue?.toFixed(decimals) ?? ''),
                },
              }
            : scaled(lastYear),
        ),
        symbol: 'circle',
        symbolSize: 5,
        itemStyle: { color: LAST },
        lineStyle: { color: LAST, width: 1.5 },
        emphasis: { disabled: true },
      },
    ],
  };
}
