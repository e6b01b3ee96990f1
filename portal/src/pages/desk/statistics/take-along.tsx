import type { PivotBody } from '@project-cloud/library';
import { Button } from 'antd';
import { apiUrl, useMutation } from '@/client';
import { formatDate, Hint, saveChartImage } from '@/components';
import { useText } from '@/locale';
import { statisticsWords } from '@/locale/statistics';
import { addsUp, chartHeight, pivotOption, scaleOf } from './chart-option';
import { type Counted, writePivot } from './pivot';
import { useDrawingWords } from './pivot-chart';

const WIDTH = 1200;

interface TakeProps {
  counted: Counted;
  pivot: PivotBody;
  measure: number;
  title: string;
}

/** The table as a sheet, and what is drawn of it as a picture that says what it shows and to which day. */
export function TakeAlong({ counted, pivot, measure, title }: TakeProps) {
  const t = useText(statisticsWords);
  const words = useDrawingWords();
  const kind = pivot.chart;
  const picture = useMutation(async () => {
    if (kind === 'table') return;
    const { unit } = scaleOf(counted, measure, words.hundredMillion);
    const label = counted.measures[measure]?.label ?? '';
    const about = unit ? t('inUnit', { name: label, unit }) : label;
    const note = [counted.library.name, about, t('asOf', { date: formatDate(counted.asOf) })].join('  ');
    const drawing = { kind, measure, small: false, words, head: { title, note } };
    const size = { width: WIDTH, height: chartHeight(counted, drawing) + 16 };
    await saveChartImage(pivotOption(counted, drawing), size, `${title} ${counted.asOf}`);
  });
  const drawn = kind !== 'table' && (kind !== 'ring' || addsUp(counted, measure)) && counted.rows.groups.length > 0;
  return (
    <>
      {counted.may.export ? (
        <Button
          href={apiUrl('/statistics/export.xlsx', { pivot: writePivot(pivot), title: title.slice(0, 100) })}
          download
        >
          {t('exportSheet')}
        </Button>
      ) : null}
      {drawn ? (
        <Button loading={picture.pending} onClick={() => void picture.run()}>
          {t('exportImage')}
        </Button>
      ) : null}
      {picture.error ? <Hint>{String(picture.error)}</Hint> : null}
    </>
  );
}
