import { Select } from 'antd';
import { useMemo } from 'react';
import { useLabel, useText } from '@/locale';
import { studioRule } from '@/locale/studio-rule';
import { useRule } from './rule-context';

interface FactSelectProps {
  value: string | null;
  label: string;
  placeholder?: string;
  /** Only facts of this type. */
  type?: string | undefined;
  onChange(fact: string, type: string): void;
}

/** A fact by what it is called; where its value comes from stands behind it. */
export function FactSelect({ value, label: name, placeholder, type, onChange }: FactSelectProps) {
  const t = useText(studioRule);
  const label = useLabel();
  const { facts, dictionary, readOnly } = useRule();
  const options = useMemo(
    () =>
      facts
        .filter((fact) => type === undefined || fact.type === type)
        .map((fact) => ({
          value: fact.key,
          label: label(fact.label),
          search: `${label(fact.label)} ${fact.key}`,
          title: label(fact.description),
        })),
    [facts, type, label],
  );
  // A fact that is no longer there is shown by its key; the fault stands beside it.
  const shown =
    value && !options.some((one) => one.value === value)
      ? [{ value, label: value, search: value, title: '' }, ...options]
      : options;
  return (
    <Select
      aria-label={name}
      showSearch
      optionFilterProp="search"
      popupMatchSelectWidth={false}
      disabled={readOnly}
      placeholder={placeholder ?? t('chooseFact')}
      value={value}
      options={shown}
      onChange={(key: string) => onChange(key, dictionary.get(key)?.type ?? 'text')}
    />
  );
}
