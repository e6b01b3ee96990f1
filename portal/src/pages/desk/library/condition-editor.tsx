import { Button, Checkbox, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { type FormEvent, useState } from 'react';
import type { FieldInfo, Filter, FilterOperator } from '@/client';
import { RegionPicker } from '@/form/fields/region-select';
import { isFigure } from '@/form/format-value';
import { readFigure, showFigure } from '@/form/read-figure';
import { useLabel, useText } from '@/locale';
import { desk as words } from '@/locale/desk';
import { operatorsOf } from './conditions';
import css from './library.css';

interface EditorProps {
  fields: FieldInfo[];
  /** The condition that is changed; without one a new one is made. */
  start?: Filter | undefined;
  fixedField?: boolean;
  onDone(condition: Filter): void;
  onRemove?: (() => void) | undefined;
}

/** One condition: a field, how it compares, and with what. */
export function ConditionEditor({ fields, start, fixedField, onDone, onRemove }: EditorProps) {
  const t = useText(words);
  const label = useLabel();
  const [key, setKey] = useState(start?.key ?? '');
  const field = fields.find((candidate) => candidate.key === key);
  const operators = field ? operatorsOf(field) : [];
  const [chosen, setOperator] = useState<FilterOperator | undefined>(start?.op);
  const op = chosen && operators.includes(chosen) ? chosen : operators[0];
  const [value, setValue] = useState<Filter['value']>(start?.value ?? null);
  const ready = field !== undefined && op !== undefined && (op === 'empty' || isUsable(field, value));

  const done = (event: FormEvent) => {
    event.preventDefault();
    if (ready && op) onDone(op === 'empty' ? { key, op, value: true } : { key, op, value: value ?? null });
  };
  return (
    <form className={css.editor} onSubmit={done}>
      {fixedField ? null : (
        <Select
          aria-label={t('list.field')}
          placeholder={t('list.chooseField')}
          showSearch
          optionFilterProp="label"
          value={key || null}
          options={fields.map((candidate) => ({ value: candidate.key, label: label(candidate.label) }))}
          onChange={(next) => {
            setKey(next ?? '');
            setOperator(undefined);
            setValue(null);
          }}
        />
      )}
      {operators.length > 1 ? (
        <Select
          aria-label={t('list.operator')}
          value={op ?? null}
          options={operators.map((operator) => ({ value: operator, label: t(`op.${operator}`) }))}
          onChange={(next) => setOperator(next ?? undefined)}
        />
      ) : null}
      {field && op !== 'empty' ? <ConditionValue field={field} op={op} value={value} onChange={setValue} /> : null}
      <div className={css.editorFoot}>
        {onRemove ? (
          <button type="button" className="link" onClick={onRemove}>
            {t('list.removeCondition')}
          </button>
        ) : (
          <span />
        )}
        <Button type="primary" htmlType="submit" disabled={!ready}>
          {t('list.applyCondition')}
        </Button>
      </div>
    </form>
  );
}

function isUsable(field: FieldInfo, value: unknown): boolean {
  if (isFigure(field.type)) return typeof value === 'number';
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined && value !== '';
}

interface ValueProps {
  field: FieldInfo;
  op: FilterOperator | undefined;
  value: Filter['value'];
  onChange(value: Filter['value']): void;
}

function ConditionValue({ field, op, value, onChange }: ValueProps) {
  const t = useText(words);
  const label = useLabel();
  const name = label(field.label);
  const options = (field.options ?? []).map((option) => ({ value: option.value, label: label(option.label) }));
  if (options.length > 0 && op === 'in') {
    return (
      <Checkbox.Group
        className={css.editorChoices}
        options={options}
        value={Array.isArray(value) ? value.map(String) : value == null ? [] : [String(value)]}
        onChange={(next) => onChange(next.map(String))}
      />
    );
  }
  if (options.length > 0) {
    return (
      <Select
        aria-label={name}
        placeholder={t('form.choose')}
        options={options}
        value={typeof value === 'string' ? value : null}
        onChange={(next) => onChange(next ?? null)}
      />
    );
  }
  if (field.type === 'yesno') {
    return (
      <Select
        aria-label={name}
        value={typeof value === 'boolean' ? value : null}
        options={[
          { value: true, label: t('form.yes') },
          { value: false, label: t('form.no') },
        ]}
        onChange={(next) => onChange(next ?? null)}
      />
    );
  }
  if (field.type === 'region') return <RegionPicker label={name} value={value} onChange={onChange} />;
  if (field.type === 'date' || field.type === 'month') {
    const format = field.type === 'date' ? 'YYYY-MM-DD' : 'YYYY-MM';
    return (
      <DatePicker
        aria-label={name}
        picker={field.type}
        format={format}
        value={typeof value === 'string' && value ? dayjs(value) : null}
        onChange={(next) => onChange(next ? next.format(format) : null)}
      />
    );
  }
  if (isFigure(field.type)) return <FigureValue name={name} unit={field.unit} value={value} onChange={onChange} />;
  return (
    <Input
      aria-label={name}
      autoFocus
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

function FigureValue({
  name,
  unit,
  value,
  onChange,
}: {
  name: string;
  unit?: string | null | undefined;
  value: unknown;
  onChange(value: Filter['value']): void;
}) {
  const [typing, setTyping] = useState(showFigure(value));
  return (
    <Input
      aria-label={name}
      autoFocus
      inputMode="decimal"
      value={typing}
      suffix={unit ? <span className="unit">{unit}</span> : undefined}
      onChange={(event) => {
        setTyping(event.target.value);
        onChange(readFigure(event.target.value));
      }}
      onBlur={() => setTyping(showFigure(value))}
    />
  );
}
