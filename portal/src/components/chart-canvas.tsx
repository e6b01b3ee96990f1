import { BarChart, LineChart, PieChart } from 'echarts/charts';
import {
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TitleComponent,
  TooltipComponent,
} from 'echarts/components';
import { type EChartsCoreOption, type EChartsType, init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

use([BarChart, LineChart, PieChart]);
use([GridComponent, LegendComponent, MarkLineComponent, TitleComponent, TooltipComponent]);
use([LabelLayout, CanvasRenderer, SVGRenderer]);

interface CanvasProps {
  option: EChartsCoreOption;
  height: number;
  onPick?: (name: string) => void;
}

/** The few kinds of chart that we draw, as SVG; it follows the width of its column. */
export default function ChartCanvas({ option, height, onPick }: CanvasProps) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const pick = useRef(onPick);
  pick.current = onPick;

  useEffect(() => {
    if (!place.current) return undefined;
    const drawn = init(place.current, null, { renderer: 'svg' });
    chart.current = drawn;
    drawn.on('click', (event) => pick.current?.(String((event as { name?: unknown }).name ?? '')));
    const size = new ResizeObserver(() => drawn.resize());
    size.observe(place.current);
    return () => {
      size.disconnect();
      drawn.dispose();
    };
  }, []);

  useEffect(() => {
    const fontFamily = place.current ? getComputedStyle(place.current).fontFamily : 'sans-serif';
    const words = { fontFamily, color: '#4a5365' };
    chart.current?.setOption({ animation: false, textStyle: words, ...option }, { notMerge: true });
  }, [option]);

  return <div ref={place} style={{ width: '100%', height }} />;
}

/** A chart as the address of a PNG, drawn beside the page. */
export function chartImage(option: EChartsCoreOption, { width, height }: { width: number; height: number }): string {
  const place = document.createElement('div');
  const { fontFamily } = getComputedStyle(document.body);
  const drawn = init(place, null, { renderer: 'canvas', width, height, devicePixelRatio: 2 });
  drawn.setOption({ textStyle: { fontFamily, color: '#4a5365' }, ...option, animation: false });
  const address = drawn.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: '#fff' });
  drawn.dispose();
  return address;
}
