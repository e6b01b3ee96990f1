import { Input } from 'antd';
import { useEffect, useState } from 'react';

interface FindBoxProps {
  label: string;
  /** Where it says more than the label. */
  placeholder?: string;
  /** What is searched for now; it follows when that is changed elsewhere. */
  value: string;
  className?: string | undefined;
  onFind(text: string): void;
}

/** Words to search a list for. It asks when one has done typing: Enter, leaving it, or emptying it. */
export function FindBox({ label, placeholder = label, value, className, onFind }: FindBoxProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  return (
    <Input
      className={className ?? ''}
      allowClear
      aria-label={label}
      placeholder={placeholder}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        if (event.target.value === '') onFind('');
      }}
      onPressEnter={() => onFind(text.trim())}
      onBlur={() => text.trim() !== value && onFind(text.trim())}
    />
  );
}
