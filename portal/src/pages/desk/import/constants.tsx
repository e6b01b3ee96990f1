import type { ImportMapping } from '@project-cloud/registry';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useLabel, useText } from '@/locale';
import { importing } from '@/locale/import';
import { useFieldOptions } from './field-options';
import css from './import.css';
import { fieldOf, type TargetField } from './target-fields';

interface Props {
  mapping: ImportMapping;
  fields: TargetField[];
  onChange(mapping: ImportMapping): void;
}

/** What the file does not say because it is the same in every row: a field and its value. */
export function Constants({ mapping, fields, onChange }: Props) {
  const t = useText(importing);
  const label = useLabel();
  const [adding, setAdding] = useState(false);
  const constants = Object.entries(mapping.constants ?? {});
  const taken = new Set([...constants.map(([key]) => key), ...mapping.columns.map(({ field }) => field)]);
  const open = useFieldOptions(fields.filter(({ key }) => !taken.has(key)));
  const write = (next: [string, string][]) => {
    const { constants: _, ...rest } = mapping;
    onChange(next.length > 0 ? { ...rest, constants: Object.fromEntries(next) } : rest);
  };
  return (
    <fieldset className={css.constants}>
      <legend>{t('constants')}</legend>
      {constants.map(([key, value]) => {
        const field = fieldOf({ field: key }, fields);
        const name = label(field?.label) || key;
        const set = (text: string) => write(constants.map((one) => (one[0] === key ? [key, text] : one)));
        return (
          <div key={key} className={css.valueRow} id={`field-constants.${key}`}>
            <span>{field?.unit ? `${name}（${field.unit}）` : name}</span>
            <span aria-hidden="true">=</span>
            {field && field.options.length > 0 ? (
              <Select
                aria-label={name}
                value={value || undefined}
                onChange={set}
                options={field.options.map((option) => ({ value: option.value, label: label(option.label) }))}
              />
            ) : (
              <Input aria-label={name} value={value} maxLength={500} onChange={(event) => set(event.target.value)} />
            )}
            <Button
              type="text"
              aria-label={t('removeConstant', { field: name })}
              onClick={() => write(constants.filter(([other]) => other !== key))}
            >
              ×
            </Button>
          </div>
        );
      })}
      {adding ? (
        <Select
          className={css.field}
          aria-label={t('constantField')}
          placeholder={t('constantField')}
          autoFocus
          defaultOpen
          showSearch
          optionFilterProp="label"
          popupMatchSelectWidth={280}
          onBlur={() => setAdding(false)}
          onChange={(id: string) => {
            const field = fields.find((one) => one.id === id);
            setAdding(false);
            if (field) write([...constants, [field.key, '']]);
          }}
          options={open}
        />
      ) : (
        <button type="button" className="link" onClick={() => setAdding(true)}>
          {t('addConstant')}
        </button>
      )}
    </fieldset>
  );
}
