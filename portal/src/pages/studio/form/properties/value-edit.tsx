import { DatePicker, Input, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import { useText } from '@/locale';
import { studioForm } from '@/locale/studio-form';
import type { ClauseOp, ClauseValue } from '../model/condition';
import type { FieldChoice } from '../model/fields';
import css from './properties.css';

interface ValueEditProps {
  n: number;
  field: FieldChoice;
  fields: readonly FieldChoice[];
  op: ClauseOp;
  value: ClauseValue | null;
  disabled: boolean;
  onChange(value: ClauseValue | null): void;
}

const NUMBERS: readonly string[] = ['integer', 'decimal', 'number', 'money', 'percent', 'computed'];
const group = (kind: string) => (NUMBERS.includes(kind) ? 'number' : kind);

/** What a field is compared with: a value of its kind, another field of its kind, or today. */
export function ValueEdit({ n, field, fields, op, value, disabled, onChange }: ValueEditProps) {
  const t = useText(studioForm);
  const label = t('valueN', { n });
  if (field.options.length > 0) {
    if (op === 'in')
      return (
        <Select
          size="small"
          mode="multiple"
          className={css.many}
          aria-label={label}
          disabled={disabled}
          value={value?.kind === 'list' ? [...value.value] : []}
          onChange={(list: string[]) => onChange({ kind: 'list', value: list })}
          options={[...field.options]}
        />
      );
    return (
      <Select
        size="small"
        showSearch
        optionFilterProp="label"
        popupMatchSelectWidth={false}
        aria-label={label}
        placeholder={t('chooseValue')}
        disabled={disabled}
        value={value?.kind === 'literal' ? String(value.value) : undefined}
        onChange={(literal: string) => onChange({ kind: 'literal', value: literal })}
        options={[...field.options]}
      />
    );
  }
  const others = fields.filter((one) => one.key !== field.key && group(one.kind) === group(field.kind));
  const compares =
    (NUMBERS.includes(field.kind) || field.kind === 'date' || field.kind === 'month') && others.length > 0;
  const mode = value?.kind === 'field' ? 'field' : value?.kind === 'today' ? 'today' : 'literal';
  return (
    <>
      {compares || field.kind === 'date' ? (
        <Select
          size="small"
          popupMatchSelectWidth={false}
          aria-label={t('valueKindN', { n })}
          disabled={disabled}
          value={mode}
          onChange={(next) =>
            onChange(next === 'today' ? { kind: 'today' } : next === 'field' ? { kind: 'field', key: '' } : null)
          }
          options={[
            { value: 'literal', label: t(field.kind === 'date' || field.kind === 'month' ? 'aDay' : 'aNumber') },
            ...(field.kind === 'date' ? [{ value: 'today', label: t('today') }] : []),
            ...(compares ? [{ value: 'field', label: t('aField') }] : []),
          ]}
        />
      ) : null}
      {mode === 'field' && value?.kind === 'field' ? (
        <Select
          size="small"
          showSearch
          optionFilterProp="label"
          popupMatchSelectWidth={false}
          aria-label={label}
          placeholder={t('chooseField')}
          disabled={disabled}
          value={value.key || undefined}
          onChange={(key: string) => onChange({ kind: 'field', key })}
          options={others.map(({ key, title }) => ({ value: key, label: title }))}
        />
      ) : null}
      {mode === 'literal' ? (
        <Literal field={field} label={label} value={value} op={op} disabled={disabled} onChange={onChange} />
      ) : null}
    </>
  );
}

function Literal({
  field,
  label,
  value,
  op,
  disabled,
  onChange,
}: Pick<ValueEditProps, 'field' | 'value' | 'op' | 'disabled' | 'onChange'> & { label: string }) {
  const literal = value?.kind === 'literal' ? value.value : undefined;
  const put = (next: string | number | null | undefined) =>
    onChange(next === null || next === undefined || next === '' ? null : { kind: 'literal', value: next });
  if (NUMBERS.includes(field.kind))
    return (
      <>
        <InputNumber
          size="small"
          controls={false}
          className={css.figure}
          aria-label={label}
          disabled={disabled}
          value={typeof literal === 'number' ? literal : null}
          onChange={(next) => put(next)}
        />
        {field.unit ? <span> {field.unit} </span> : null}
      </>
    );
  if (field.kind === 'date' || field.kind === 'month')
    return (
      <DatePicker
        size="small"
        aria-label={label}
        disabled={disabled}
        picker={field.kind === 'month' ? 'month' : 'date'}
        value={typeof literal === 'string' ? dayjs(literal) : null}
        onChange={(day) => put(day?.format(field.kind === 'month' ? 'YYYY-MM' : 'YYYY-MM-DD'))}
      />
    );
  if (op === 'in')
    return (
      <Select
        size="small"
        mode="tags"
        className={css.many}
        aria-label={label}
        disabled={disabled}
        value={value?.kind === 'list' ? [...value.value] : []}
        onChange={(list: string[]) => onChange({ kind: 'list', value: list })}
      />
    );
  return (
    <Input
      size="small"
      className={css.words}
      aria-label={label}
      disabled={disabled}
      value={typeof literal === 'string' ? literal : ''}
      onChange={(event) => put(event.target.value)}
    />
  );
}
