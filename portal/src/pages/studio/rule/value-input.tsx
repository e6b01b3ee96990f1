import { Input, InputNumber, Select } from 'antd';
import { useText } from '@/locale';
import css from './rule.css';

interface ValueInputProps {
  label: string;
  id?: string;
  type: string;
  value: unknown;
  disabled: boolean;
  placeholder?: string;
  onChange(value: unknown): void;
}

/** A value of a fact, as its type asks; nothing typed is "not known". */
export function ValueInput({ id, label, type, value, disabled, placeholder, onChange }: ValueInputProps) {
  const t = useText();
  const aria = { 'aria-label': label, disabled, ...(id ? { id } : {}), ...(placeholder ? { placeholder } : {}) };
  if (type === 'number')
    return (
      <InputNumber
        {...aria}
        value={typeof value === 'number' ? value : null}
        onChange={(next) => onChange(next === null ? null : Number(next))}
      />
    );
  if (type === 'boolean')
    return (
      <Select
        {...aria}
        className={css.short}
        allowClear
        value={typeof value === 'boolean' ? String(value) : null}
        options={[
          { value: 'true', label: t('yes') },
          { value: 'false', label: t('no') },
        ]}
        onChange={(next?: string) => onChange(next === undefined ? null : next === 'true')}
      />
    );
  if (type === 'list')
    return (
      <Select
        {...aria}
        className={css.listOf}
        mode="tags"
        open={false}
        tokenSeparators={['，', ',', '、']}
        value={Array.isArray(value) ? value.map(String) : []}
        onChange={(next: string[]) => onChange(next)}
      />
    );
  return (
    <Input
      {...aria}
      className={css.short}
      value={value === null || value === undefined ? '' : String(value)}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
    />
  );
}
