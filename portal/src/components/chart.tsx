import type { EChartsCoreOption } from 'echarts/core';
import { lazy, Suspense } from 'react';
import { Skeleton } from './states';

const Canvas = lazy(() => import('./chart-canvas'));

interface ChartProps {
  option: EChartsCoreOption;
  height: number;
  /** What the chart shows, in words: for those who do not see it. */
  label: string;
  onPick?: (name: string) => void;
}

/** A chart; its library loads when the first one is shown. */
export function Chart(props: ChartProps) {
  return (
    <div role="img" aria-label={props.label} style={{ height: props.height }}>
      <Suspense fallback={<Skeleton rows={3} />}>
        <Canvas {...props} />
      </Suspense>
    </div>
  );
}
