import { DatePicker, Input, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { useText } from '@/locale';
import { studioLibrary } from '@/locale/studio-library';
import css from './designer.css';

interface Option {
  value: string;
  label: string;
}

interface ClausesProps<Clause, Join extends string> {
  clauses: readonly Clause[];
  join: Join;
  joins: { value: Join; label: string }[];
  readOnly: boolean;
  render(clause: Clause, at: number): ReactNode;
  onJoin(join: Join): void;
  onRemove(at: number): void;
  onAdd(): void;
}

/** Conditions one after another, joined by one word; each can be taken away, and another added. */
export function Clauses<Clause, Join extends string>(props: ClausesProps<Clause, Join>) {
  const { clauses, join, joins, readOnly, render, onJoin, onRemove, onAdd } = props;
  const t = useText(studioLibrary);
  return (
    <div className={css.sentence}>
      {clauses.map((clause, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a condition is its place in the sentence
        <span key={at} className={css.clause}>
          {at > 0 ? (
            <Select<Join>
              aria-label={t('join')}
              popupMatchSelectWidth={false}
              disabled={readOnly}
              value={join}
              options={joins}
              onChange={onJoin}
            />
          ) : null}
          {render(clause, at)}
          {readOnly ? null : (
            <button type="button" className="link" onClick={() => onRemove(at)}>
              {t('remove')}
            </button>
          )}
        </span>
      ))}
      {readOnly ? null : (
        <button type="button" className="link" onClick={onAdd}>
          {t('addCondition')}
        </button>
      )}
    </div>
  );
}

interface SubjectProps {
  value: string;
  options: Option[];
  operator: string;
  operators: Option[];
  readOnly: boolean;
  onSubject(key: string): void;
  onOperator(operator: string): void;
}

/** What is asked about, and how. */
export function ClauseSubject({ value, options, operator, operators, readOnly, onSubject, onOperator }: SubjectProps) {
  const t = useText(studioLibrary);
  const known = options.some((one) => one.value === value);
  return (
    <>
      <Select
        aria-label={t('field')}
        showSearch
        optionFilterProp="label"
        popupMatchSelectWidth={false}
        disabled={readOnly}
        placeholder={t('field')}
        value={value || null}
        options={options}
        onChange={onSubject}
      />
      <Select
        aria-label={t('operator')}
        popupMatchSelectWidth={false}
        disabled={readOnly || !known}
        value={operator}
        options={operators}
        onChange={onOperator}
      />
    </>
  );
}

interface ValueProps {
  type: string;
  options?: Option[] | undefined;
  unit?: string | undefined;
  /** One of several values. */
  many: boolean;
  value: unknown;
  readOnly: boolean;
  /** A text, a number, true or false, a list of texts; null while nothing is said. */
  onChange(value: unknown): void;
}

/** What it is compared with, as its type asks. */
export function ClauseValue(props: ValueProps) {
  return (
    <>
      <Control {...props} />
      {props.unit ? <span className="unit">{props.unit}</span> : null}
    </>
  );
}

function Control({ type, options, many, value, readOnly, onChange }: ValueProps) {
  const t = useText(studioLibrary);
  const common = useText();
  const aria = { 'aria-label': t('value'), disabled: readOnly };
  if (options && options.length > 0)
    return many ? (
      <Select<string[]>
        {...aria}
        mode="multiple"
        popupMatchSelectWidth={false}
        value={Array.isArray(value) ? value.map(String) : []}
        options={options}
        onChange={onChange}
      />
    ) : (
      <Select<string | null>
        {...aria}
        popupMatchSelectWidth={false}
        value={value === null || value === undefined ? null : String(value)}
        options={options}
        onChange={onChange}
      />
    );
  switch (type) {
    case 'boolean':
      return (
        <Select
          {...aria}
          value={value === true ? 'true' : 'false'}
          options={[
            { value: 'true', label: common('yes') },
            { value: 'false', label: common('no') },
          ]}
          onChange={(next) => onChange(next === 'true')}
        />
      );
    case 'number':
      return (
        <InputNumber
          {...aria}
          value={typeof value === 'number' ? value : null}
          onChange={(next) => onChange(next ?? null)}
        />
      );
    case 'date':
      return (
        <DatePicker
          {...aria}
          value={typeof value === 'string' && value !== '' ? dayjs(value) : null}
          onChange={(day) => onChange(day?.format('YYYY-MM-DD') ?? null)}
        />
      );
    default:
      return (
        <Input
          {...aria}
          className={css.short}
          value={Array.isArray(value) ? value.join('，') : value === null || value === undefined ? '' : String(value)}
          onChange={(event) => {
            const text = event.target.value;
            onChange(many ? text.split(/[，,\s]+/).filter(Boolean) : text || null);
          }}
        />
      );
  }
}
