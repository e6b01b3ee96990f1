import { connect, observer } from '@formily/react';
import { DatePicker as AntDatePicker, Grid } from 'antd';
import dayjs from 'dayjs';
import { useText } from '@/locale';
import { desk } from '@/locale/desk';
import css from './fields.css';
import { useControl } from './use-control';

interface DateProps {
  value?: unknown;
  placeholder?: string;
  onChange?(value: string | null): void;
  onBlur?(): void;
  onFocus?(): void;
}

const Picker = observer(function Picker({
  kind,
  value,
  onChange,
  onBlur,
  onFocus,
  placeholder,
}: DateProps & { kind: 'date' | 'month' }) {
  const format = kind === 'date' ? 'YYYY-MM-DD' : 'YYYY-MM';
  const t = useText(desk);
  const { aria, status, editable } = useControl();
  const wide = Grid.useBreakpoint().md !== false;
  const day = typeof value === 'string' && value ? dayjs(value) : null;
  return (
    <AntDatePicker
      {...aria}
      className={css.full}
      picker={kind}
      format={format}
      status={status}
      value={day?.isValid() ? day : null}
      disabled={!editable}
      // On a phone the keyboard would cover the calendar.
      inputReadOnly={!wide}
      placeholder={placeholder ?? t(kind === 'date' ? 'form.dayHint' : 'form.monthHint')}
      onChange={(next) => onChange?.(next ? next.format(format) : null)}
      onBlur={() => onBlur?.()}
      onFocus={() => onFocus?.()}
    />
  );
});

/** A day, kept as YYYY-MM-DD. */
export const DatePicker = connect(function DatePicker(props: DateProps) {
  return <Picker kind="date" {...props} />;
});

/** A month, kept as YYYY-MM. */
export const MonthPicker = connect(function MonthPicker(props: DateProps) {
  return <Picker kind="month" {...props} />;
});
