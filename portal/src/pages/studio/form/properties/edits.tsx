import { Input, InputNumber } from 'antd';
import { useEffect, useState } from 'react';

interface TextEditProps {
  id?: string;
  label: string;
  value: string;
  rows?: number;
  placeholder?: string;
  disabled?: boolean;
  /** With every key; else when the field is left. */
  live?: boolean;
  onCommit(text: string): void;
}

/** A text under edit: what is typed stays as long as the cursor is here, whatever the form makes of it. */
export function TextEdit({ id, label, value, rows, placeholder, disabled, live = true, onCommit }: TextEditProps) {
  const [text, setText] = useState(value);
  const [here, setHere] = useState(false);
  useEffect(() => {
    if (!here) setText(value);
  }, [value, here]);
  const leave = () => {
    setHere(false);
    if (!live && text !== value) onCommit(text);
  };
  const props = {
    id,
    'aria-label': label,
    value: text,
    disabled,
    placeholder,
    onFocus: () => setHere(true),
    onBlur: leave,
    onChange: (event: { target: { value: string } }) => {
      setText(event.target.value);
      if (live) onCommit(event.target.value);
    },
  };
  return rows ? (
    <Input.TextArea {...props} autoSize={{ minRows: rows, maxRows: 10 }} />
  ) : (
    <Input {...props} onPressEnter={leave} />
  );
}

interface NumberEditProps {
  label: string;
  value: number | undefined;
  unit?: string;
  whole?: boolean;
  min?: number;
  disabled?: boolean;
  onCommit(value: number | undefined): void;
}

/** A number that counts when it is finished: half of a bound is no bound. */
export function NumberEdit({ label, value, unit, whole, min, disabled, onCommit }: NumberEditProps) {
  const [number, setNumber] = useState<number | null>(value ?? null);
  useEffect(() => setNumber(value ?? null), [value]);
  const commit = () => {
    if ((number ?? undefined) === value) return;
    onCommit(number ?? undefined);
    // Refused, the old one stands again.
    setNumber(value ?? null);
  };
  return (
    <InputNumber
      aria-label={label}
      value={number}
      precision={whole ? 0 : undefined}
      min={min}
      controls={false}
      addonAfter={unit}
      disabled={disabled}
      onChange={setNumber}
      onBlur={commit}
      onPressEnter={commit}
    />
  );
}
