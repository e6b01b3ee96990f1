import { connect, observer } from '@formily/react';
import { Input } from 'antd';
import { useState } from 'react';
import { unitName, useLanguage } from '@/locale';
import { useSurroundings } from '../form-context';
import { readFigure, showFigure } from '../read-figure';
import css from './fields.css';
import { useControl } from './use-control';

interface FigureProps {
  value?: unknown;
  unit?: string;
  placeholder?: string;
  integer?: boolean;
  onChange?(value: number | string | null): void;
  onBlur?(): void;
  onFocus?(): void;
}

/** A figure: right-aligned, thousands in threes when it is left, the unit behind it. What cannot be read stays as typed. */
const Figure = observer(function Figure({ value, unit, placeholder, integer, onChange, onBlur, onFocus }: FigureProps) {
  const { aria, status, editable } = useControl();
  // In a report the unit is said once, in the head of the column.
  const { layout } = useSurroundings();
  const { language } = useLanguage();
  const [typing, setTyping] = useState<string | null>(null);
  return (
    <Input
      {...aria}
      className={css.figure}
      status={status}
      value={typing ?? showFigure(value)}
      suffix={unit && layout === 'entry' ? <span className="unit">{unitName(unit, language)}</span> : undefined}
      placeholder={placeholder}
      inputMode={integer ? 'numeric' : 'decimal'}
      autoComplete="off"
      disabled={!editable}
      onFocus={(event) => {
        // The text stays as it is until somebody types: a text that changed under the cursor would swallow the first key.
        const input = event.currentTarget;
        requestAnimationFrame(() => input.select());
        onFocus?.();
      }}
      onChange={(event) => {
        setTyping(event.target.value);
        onChange?.(readFigure(event.target.value));
      }}
      onBlur={() => {
        setTyping(null);
        onBlur?.();
      }}
    />
  );
});

/** Money in 万元 (or the library's unit). */
export const MoneyInput = connect(function MoneyInput(props: FigureProps) {
  return <Figure unit="万元" {...props} />;
});

/** Per cent, 0–100, without the sign: 62.5. */
export const PercentInput = connect(function PercentInput(props: FigureProps) {
  return <Figure unit="%" {...props} />;
});

/** Any other number. */
export const NumberPicker = connect(function NumberPicker(props: FigureProps) {
  return <Figure {...props} />;
});
