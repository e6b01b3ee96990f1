import { connect, observer } from '@formily/react';
import { Input as AntInput } from 'antd';
import { useControl } from './use-control';

interface TextProps {
  value?: unknown;
  placeholder?: string;
  maxLength?: number;
  rows?: number;
  onChange?(value: string | null): void;
  onBlur?(): void;
  onFocus?(): void;
}

const shown = (value: unknown) => (value == null ? '' : String(value));
const kept = (text: string) => (text === '' ? null : text);

const Line = observer(function Line({ value, onChange, maxLength: _limit, ...rest }: TextProps) {
  const { aria, status, editable } = useControl();
  return (
    <AntInput
      {...aria}
      {...rest}
      status={status}
      value={shown(value)}
      disabled={!editable}
      autoComplete="off"
      onChange={(event) => onChange?.(kept(event.target.value))}
    />
  );
});

// The limit counts, it does not cut: a pasted text is never shortened in silence, the engine says what is too long.
const Area = observer(function Area({ value, onChange, maxLength, rows = 3, ...rest }: TextProps) {
  const { aria, status, editable } = useControl();
  return (
    <AntInput.TextArea
      {...aria}
      {...rest}
      status={status}
      value={shown(value)}
      disabled={!editable}
      autoSize={{ minRows: rows, maxRows: 12 }}
      {...(maxLength
        ? { count: { max: maxLength, show: ({ count }) => (count > maxLength * 0.8 ? `${count} / ${maxLength}` : '') } }
        : {})}
      onChange={(event) => onChange?.(kept(event.target.value))}
    />
  );
});

/** One line of text; its TextArea takes several. */
export const Input = Object.assign(connect(Line), { TextArea: connect(Area) });
