import { AutoComplete, Button, Input, Select } from 'antd';
import type { FieldInfo } from '@/client';
import { useLabel, useText } from '@/locale';
import { importing } from '@/locale/import';
import css from './import.css';

export interface ValueRow {
  from: string;
  to: string;
}

/** { '马山': '450124' } ⇄ rows that can be edited. */
export const readValueRows = (values: Record<string, string> | undefined): ValueRow[] =>
  Object.entries(values ?? {}).map(([from, to]) => ({ from, to }));

export const writeValueRows = (rows: readonly ValueRow[]): Record<string, string> =>
  Object.fromEntries(rows.filter(({ from }) => from !== '').map(({ from, to }) => [from, to]));

interface ValueTableProps {
  rows: ValueRow[];
  samples: string[];
  options: NonNullable<FieldInfo['options']>;
  onChange(rows: ValueRow[]): void;
}

/** What the file writes, and what is meant. Nothing on the right means an empty cell. */
export function ValueTable({ rows, samples, options, onChange }: ValueTableProps) {
  const t = useText(importing);
  const label = useLabel();
  const edit = (at: number, part: Partial<ValueRow>) =>
    onChange(rows.map((row, i) => (i === at ? { ...row, ...part } : row)));
  const open = samples.filter((text) => !rows.some(({ from }) => from === text));
  return (
    <fieldset className={css.values}>
      <legend>{t('valueTable')}</legend>
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name while it is being written
        <div key={at} className={css.valueRow}>
          <AutoComplete
            aria-label={t('inFile')}
            placeholder={t('inFile')}
            value={row.from}
            options={open.map((value) => ({ value }))}
            onChange={(from: string) => edit(at, { from })}
          />
          <span aria-hidden="true">→</span>
          {options.length > 0 ? (
            <Select
              aria-label={t('meant')}
              placeholder={t('meantEmpty')}
              allowClear
              value={row.to || undefined}
              onChange={(to?: string) => edit(at, { to: to ?? '' })}
              options={options.map((option) => ({ value: option.value, label: label(option.label) }))}
            />
          ) : (
            <Input
              aria-label={t('meant')}
              placeholder={t('meantEmpty')}
              value={row.to}
              onChange={(event) => edit(at, { to: event.target.value })}
            />
          )}
          <Button
            type="text"
            aria-label={t('removeRow', { value: row.from })}
            onClick={() => onChange(rows.filter((_, i) => i !== at))}
          >
            ×
          </Button>
        </div>
      ))}
      <button type="button" className="link" onClick={() => onChange([...rows, { from: open[0] ?? '', to: '' }])}>
        {t('addValue')}
      </button>
    </fieldset>
  );
}
