import type { ArrayField } from '@formily/core';
import type { Schema } from '@formily/json-schema';
import { observer, RecursionField, useField, useFieldSchema } from '@formily/react';
import { Button } from 'antd';
import type { PropsWithChildren } from 'react';
import { LightShape } from '@/components';
import { useText } from '@/locale';
import { desk } from '@/locale/desk';
import type { FieldMeta } from '../field-meta';
import css from './fields.css';
import { useControl } from './use-control';

interface Cell {
  key: string;
  title: string;
  schema: Schema;
}

/** The fields of a row, through the columns that hold them. */
function cellsOf(items: Schema): Cell[] {
  return items
    .mapProperties((child, name): Cell[] => {
      if (child.type === 'void') {
        const own = (child['x-component-props'] as { title?: string } | undefined)?.title ?? text(child.title);
        return cellsOf(child).map((cell) => ({ ...cell, title: own || cell.title }));
      }
      const meta = child['x-data'] as FieldMeta | undefined;
      const unit = meta?.unit ? ` ${meta.unit}` : '';
      return [
        { key: String(name), title: `${meta?.title || text(child.title) || String(name)}${unit}`, schema: child },
      ];
    })
    .flat();
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** Rows of one kind. All rows are on the page, so that an error in the fortieth is seen, not only counted. */
const Table = observer(function ArrayTable({ maxRows }: { maxRows?: number }) {
  const t = useText(desk);
  const field = useField<ArrayField>();
  const schema = useFieldSchema();
  const { id, editable } = useControl();
  const items = schema.items as Schema;
  const cells = cellsOf(items);
  const rows = Array.isArray(field.value) ? field.value : [];
  return (
    <div id={id} tabIndex={-1}>
      {rows.length > 0 ? (
        <table className={css.table}>
          <thead>
            <tr>
              {cells.map((cell) => (
                <th key={cell.key} scope="col">
                  {cell.title}
                </th>
              ))}
              {editable ? <th aria-label={t('form.row')} /> : null}
            </tr>
          </thead>
          <tbody>
            {rows.map((_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: Formily addresses rows by their place
              <tr key={index}>
                {cells.map((cell) => (
                  <td key={cell.key} data-label={cell.title}>
                    <RecursionField schema={cell.schema} name={`${index}.${cell.key}`} />
                  </td>
                ))}
                {editable ? (
                  <td>
                    <span className={css.rowActions}>
                      {index > 0 ? (
                        <button type="button" className="link" onClick={() => void field.moveUp(index)}>
                          {t('form.rowUp')}
                        </button>
                      ) : null}
                      <button type="button" className="link" onClick={() => void field.remove(index)}>
                        {t('form.rowRemove')}
                      </button>
                    </span>
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p className="note">{t('form.noRows')}</p>
      )}
      {editable && (maxRows === undefined || rows.length < maxRows) ? (
        <Button className={css.addRow} onClick={() => void field.push({})}>
          {t('form.rowAdd')}
        </Button>
      ) : null}
    </div>
  );
});

/** Parts that Formily's own table takes; ours draws them itself. */
function Nothing() {
  return null;
}

export const ArrayTable = Object.assign(Table, {
  Column: Nothing,
  Addition: Nothing,
  Remove: Nothing,
  Index: Nothing,
  MoveUp: Nothing,
  MoveDown: Nothing,
  SortHandle: Nothing,
});

/** What stands round a control inside a row: its errors; its label is the head of the column. */
export const Cell = observer(function Cell({ children }: PropsWithChildren) {
  const { field } = useControl();
  return (
    <div id={`field-${field.path.toString()}`}>
      {children}
      {field.selfErrors.map((message) => (
        <p key={String(message)} className={css.failed} role="alert">
          <LightShape light="red" size={10} /> {String(message)}
        </p>
      ))}
    </div>
  );
});
