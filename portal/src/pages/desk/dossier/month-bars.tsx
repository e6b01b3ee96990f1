import { formatMoney } from '@/components';
import css from './dossier.css';

interface Bar {
  label: string;
  value: number | null;
}

const HEIGHT = 72;
const STEP = 30;

/** One bar a month, zero-based; the last one says its figure. The picture repeats the table, so it is only named for readers of sound. */
export function MonthBars({
  bars,
  name,
  format = formatMoney,
}: {
  bars: Bar[];
  name: string;
  format?: (value: number | null) => string;
}) {
  const top = Math.max(...bars.map(({ value }) => value ?? 0), 0);
  if (top === 0) return null;
  const width = bars.length * STEP;
  return (
    <div className={css.bars}>
      <svg viewBox={`0 0 ${width} ${HEIGHT + 34}`} width={width} height={HEIGHT + 34} role="img" aria-label={name}>
        <line x1="0" x2={width} y1={HEIGHT + 16.5} y2={HEIGHT + 16.5} className={css.axis} />
        {bars.map(({ label, value }, at) => {
          const height = value && value > 0 ? Math.max(1, (value / top) * HEIGHT) : 0;
          const last = at === bars.length - 1;
          const x = at * STEP;
          return (
            <g key={label}>
              <rect
                x={x + 6}
                y={HEIGHT + 16 - height}
                width={STEP - 12}
                height={height}
                className={last ? css.barNow : css.barThen}
              />
              {last || (value === top && at < bars.length - 2) ? (
                <text
                  x={x + STEP / 2}
                  y={HEIGHT + 11 - height}
                  className={css.barValue}
                  textAnchor={last ? 'end' : 'middle'}
                  dx={last ? STEP / 2 : 0}
                >
                  {format(value)}
                </text>
              ) : null}
              <text x={x + STEP / 2} y={HEIGHT + 31} className={css.barLabel} textAnchor="middle">
                {label}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}
