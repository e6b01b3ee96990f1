import type { ImportMapping } from '@project-cloud/registry';
import { Select } from 'antd';
import { useState } from 'react';
import { EMPTY, LightShape } from '@/components';
import { useText } from '@/locale';
import { importing } from '@/locale/import';
import { claimedTwice, setField, setTransform } from './edit-mapping';
import { useFieldOptions } from './field-options';
import css from './import.css';
import type { FileColumn } from './import-answer';
import { showCell } from './result';
import { fieldOf, type TargetField } from './target-fields';
import { TransformDialog } from './transform-dialog';
import { useTransformWords } from './transform-words';

interface MappingTableProps {
  mapping: ImportMapping;
  columns: FileColumn[];
  fields: TargetField[];
  onChange(mapping: ImportMapping): void;
}

/** The columns of the file, what stands in them, the field that each fills, and how its cells are read. */
export function MappingTable({ mapping, columns, fields, onChange }: MappingTableProps) {
  const t = useText(importing);
  const [open, setOpen] = useState<number | null>(null);
  const options = useFieldOptions(fields);
  const describe = useTransformWords();
  const twice = claimedTwice(mapping);
  const samples = new Map(columns.map((column) => [column.name, column.samples]));
  const opened = open === null ? undefined : mapping.columns[open];
  return (
    <>
      <table className={css.mapping}>
        <caption className="visually-hidden">{t('stepColumns')}</caption>
        <thead>
          <tr>
            <th>{t('column')}</th>
            <th>{t('samples')}</th>
            <th>{t('field')}</th>
            <th>{t('reading')}</th>
          </tr>
        </thead>
        <tbody>
          {mapping.columns.map((column, at) => {
            const field = fieldOf(column, fields);
            const shown = (samples.get(column.column) ?? [])
              .filter((value) => value !== null && value !== '')
              .slice(0, 3);
            const clash = column.field !== null && twice.has(`${column.part ?? ''}.${column.field}`);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: one column of a file may fill several fields; its place is its identity
              <tr key={at} className={column.field === null ? css.left : undefined}>
                <th scope="row">{column.column}</th>
                <td className={css.samples}>{shown.length > 0 ? shown.map(showCell).join('　') : EMPTY}</td>
                <td id={`field-columns.${at}`}>
                  <Select
                    className={css.field}
                    aria-label={t('fieldOf', { column: column.column })}
                    showSearch
                    allowClear
                    status={clash ? 'warning' : ''}
                    optionFilterProp="label"
                    popupMatchSelectWidth={280}
                    placeholder={t('leaveOut')}
                    value={field?.id ?? (column.field === null ? undefined : column.field)}
                    onChange={(id?: string) =>
                      onChange(setField(mapping, at, fields.find((one) => one.id === id) ?? null))
                    }
                    options={options}
                  />
                  {clash ? (
                    <span className={css.clash}>
                      <LightShape light="yellow" size={10} /> {t('claimedTwice')}
                    </span>
                  ) : null}
                </td>
                <td>
                  {field ? (
                    <button
                      type="button"
                      className="link"
                      aria-label={t('readingOf', { column: column.column })}
                      onClick={() => setOpen(at)}
                    >
                      {describe(column.transform, field) || t('asItIs')}
                    </button>
                  ) : (
                    EMPTY
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {opened && open !== null ? (
        <TransformDialog
          key={open}
          column={opened}
          field={fieldOf(opened, fields)}
          samples={samples.get(opened.column) ?? []}
          onSave={(transform) => {
            onChange(setTransform(mapping, open, transform));
            setOpen(null);
          }}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </>
  );
}
