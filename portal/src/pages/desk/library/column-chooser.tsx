import { Button, Checkbox, Input, Popover } from 'antd';
import { useState } from 'react';
import type { FieldInfo } from '@/client';
import { unitName, useLabel, useLanguage, useText } from '@/locale';
import { desk as words } from '@/locale/desk';
import css from './library.css';

interface ChooserProps {
  fields: Map<string, FieldInfo>;
  chosen: string[];
  /** null: back to what the view has. */
  onChange(columns: string[] | null): void;
}

/** Which columns the list shows; they keep the order in which they stand, new ones come last. */
export function ColumnChooser({ fields, chosen, onChange }: ChooserProps) {
  const t = useText(words);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={<Choice fields={fields} chosen={chosen} onChange={onChange} />}
    >
      <Button>{t('list.columns', { n: chosen.length, total: fields.size })}</Button>
    </Popover>
  );
}

function Choice({ fields, chosen, onChange }: ChooserProps) {
  const t = useText(words);
  const { language } = useLanguage();
  const label = useLabel();
  const [typed, setTyped] = useState('');
  const shown = [...fields.values()].filter((field) => label(field.label).includes(typed.trim()));
  const toggle = (key: string, on: boolean) =>
    onChange(on ? [...chosen, key] : chosen.filter((other) => other !== key));
  return (
    <div className={css.chooser}>
      <Input
        aria-label={t('list.findColumn')}
        placeholder={t('list.findColumn')}
        allowClear
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <ul>
        {shown.map((field) => (
          <li key={field.key}>
            <Checkbox
              checked={chosen.includes(field.key)}
              // A list without names cannot be read.
              disabled={field.key === 'name' || (chosen.length === 1 && chosen[0] === field.key)}
              onChange={(event) => toggle(field.key, event.target.checked)}
            >
              {label(field.label)}
              {field.unit ? <span className="unit"> {unitName(field.unit, language)}</span> : null}
            </Checkbox>
          </li>
        ))}
      </ul>
      <button type="button" className="link" onClick={() => onChange(null)}>
        {t('list.columnsOfView')}
      </button>
    </div>
  );
}
