import { Select } from 'antd';
import { useMemo } from 'react';
import { Chart, usePhone } from '@/components';
import { useText } from '@/locale';
import { statisticsWords } from '@/locale/statistics';
import { addsUp, chartHeight, type Drawing, MOST_BARS, MOST_SERIES, pivotOption, scaleOf } from './chart-option';
import type { Counted } from './pivot';
import css from './statistics.css';

interface ChartProps {
  counted: Counted;
  kind: Drawing['kind'];
  measure: number;
  title: string;
  onMeasure(at: number): void;
}

/** Words of a drawing in the reader's language. */
export function useDrawingWords(): Drawing['words'] {
  const t = useText(statisticsWords);
  return useMemo(
    () => ({ total: t('total'), others: (n: number) => t('others', { n }), hundredMillion: t('unitHundredMillion') }),
    [t],
  );
}

/** The same figures as the table below it, drawn. */
export function PivotChart({ counted, kind, measure, title, onMeasure }: ChartProps) {
  const t = useText(statisticsWords);
  const words = useDrawingWords();
  const small = usePhone();
  const option = useMemo(
    () => pivotOption(counted, { kind, measure, small, words }),
    [counted, kind, measure, small, words],
  );
  const { unit } = scaleOf(counted, measure, words.hundredMillion);
  const drawn = counted.measures[measure];
  if (kind === 'ring' && !addsUp(counted, measure)) return <p className="note">{t('noRing')}</p>;
  const list = counted.rows.groups
    .slice(0, MOST_BARS)
    .map(({ label }, at) => t('pair', { name: label, value: counted.rowTotals[at]?.[measure] ?? 0 }));
  const notes = [
    ...(kind !== 'ring' && (counted.columns?.groups.length ?? 0) > MOST_SERIES
      ? [t('onlyTotals', { n: MOST_SERIES })]
      : []),
    ...(counted.rows.groups.length > MOST_BARS ? [t('onlyFirst', { n: MOST_BARS })] : []),
  ];
  return (
    <section className={css.chart}>
      <div className={css.drawn}>
        {counted.measures.length > 1 ? (
          <Select
            aria-label={t('drawn')}
            popupMatchSelectWidth={false}
            value={measure}
            options={counted.measures.map(({ label }, at) => ({ value: at, label }))}
            onChange={onMeasure}
          />
        ) : (
          <span>{drawn?.label}</span>
        )}
        <span className="unit">{unit}</span>
        <span className="note">{notes.join(t('comma'))}</span>
      </div>
      <Chart
        option={option}
        height={chartHeight(counted, { kind })}
        label={t('chartLabel', { title, list: list.join(t('comma')) })}
      />
    </section>
  );
}
