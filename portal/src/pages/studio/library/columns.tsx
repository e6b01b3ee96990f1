import { COLUMN_TYPES, type Column, type Field, newColumn } from '@project-cloud/library';
import { Checkbox, Input, InputNumber, Select } from 'antd';
import { useRef } from 'react';
import { useText } from '@/locale';
import { studio } from '@/locale/studio';
import { studioLibrary } from '@/locale/studio-library';
import { freeKey } from '../form/model/keys';
import css from './designer.css';
import { Line } from './line';
import { Options } from './options';
import { moved } from './sortable';
import { keyFor, loadSyllables } from './suggest-key';

interface ColumnsProps {
  field: Field;
  /** The field as it is in force: its columns keep their keys and types. */
  published: Field | null;
  readOnly: boolean;
  moneyUnit: string;
  release: string | null;
  library: string;
  fault: string | undefined;
  onChange(change: Partial<Field>): void;
}

const CHOICES: readonly string[] = ['choice', 'choices'];
const UNITLESS: readonly string[] = ['money', 'yesno', 'date', 'month', ...CHOICES];
const MOST = 30;

/** What a row of a table asks for, column by column. A table without columns is its form's to say. */
export function Columns(props: ColumnsProps) {
  const { field, published, readOnly, fault, onChange } = props;
  const t = useText(studioLibrary);
  const columns = field.columns ?? [];
  // A key is made from its name a moment after the field was left: by then a column may have come.
  const latest = useRef(columns);
  latest.current = columns;
  const inForce = new Map((published?.columns ?? []).map((column) => [column.key, column]));
  const put = (next: Column[]) => onChange({ columns: next });
  const set = (at: number, change: Partial<Column>) =>
    put(latest.current.map((one, nth) => (nth === at ? ({ ...one, ...change } as Column) : one)));
  const add = () =>
    put([...columns, newColumn('text', freeKey('column', new Set(columns.map(({ key }) => key)), null), '')]);
  return (
    <>
      <Line label={t('tableColumns')} help={t('tableColumnsHelp')} fault={fault}>
        {columns.length === 0 ? <p className="note">{t('noTableColumns')}</p> : null}
        <ol className={css.tableColumns} aria-label={t('tableColumns')}>
          {columns.map((column, at) => (
            <ColumnEdit
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is told by its place while its key is made from its name
              key={at}
              {...props}
              column={column}
              at={at}
              of={columns}
              stays={inForce.has(column.key)}
              onSet={(change) => set(at, change)}
              onMove={(by) => put(moved(columns, at, at + by))}
              onRemove={columns.length > 1 ? () => put(columns.filter((_, nth) => nth !== at)) : null}
            />
          ))}
        </ol>
        {readOnly || columns.length >= MOST ? null : (
          <button type="button" className="link" onClick={add}>
            {t('addTableColumn')}
          </button>
        )}
      </Line>
      <Line label={t('maxRows')} id="table-rows" help={t('maxRowsHelp')}>
        <InputNumber
          id="table-rows"
          min={1}
          max={1000}
          value={field.maxRows ?? null}
          onChange={(maxRows) => onChange({ maxRows: maxRows ?? null })}
        />
      </Line>
    </>
  );
}

interface ColumnEditProps extends Omit<ColumnsProps, 'onChange' | 'fault'> {
  column: Column;
  at: number;
  of: readonly Column[];
  /** It is in force: its key and its type stay. */
  stays: boolean;
  onSet(change: Partial<Column>): void;
  onMove(by: number): void;
  onRemove: (() => void) | null;
}

function ColumnEdit(props: ColumnEditProps) {
  const { column, at, of, stays, moneyUnit, readOnly, release, library, onSet, onMove, onRemove } = props;
  const t = useText(studioLibrary);
  const words = useText(studio);
  const n = at + 1;
  const name = column.label.zh || t('columnNth', { n });
  const others = new Set(of.filter((one) => one !== column).map(({ key }) => key));
  const suggest = async () => {
    if (stays || !/^column_\d+$/.test(column.key) || column.label.zh.trim() === '') return;
    onSet({ key: keyFor((await loadSyllables())(column.label.zh), '_', (key) => others.has(key)) });
  };
  return (
    <li>
      <div className={css.columnOf}>
        <Input
          aria-label={t('columnName', { n })}
          placeholder={words('name')}
          maxLength={100}
          status={column.label.zh === '' ? 'error' : ''}
          value={column.label.zh}
          onChange={(event) => onSet({ label: { ...column.label, zh: event.target.value } })}
          onBlur={() => void suggest()}
        />
        <Select
          aria-label={t('columnType', { n })}
          disabled={stays || readOnly}
          popupMatchSelectWidth={false}
          value={column.type}
          options={COLUMN_TYPES.map((type) => ({ value: type, label: words(`type_${type}`) }))}
          onChange={(type: Column['type']) =>
            onSet({ ...newColumn(type, column.key, column.label.zh), label: column.label, required: column.required })
          }
        />
        <Input
          aria-label={t('columnUnit', { n })}
          placeholder={t('unit')}
          maxLength={20}
          disabled={UNITLESS.includes(column.type)}
          value={column.type === 'money' ? moneyUnit : column.unit}
          onChange={(event) => onSet({ unit: event.target.value })}
        />
      </div>
      <div className={css.columnTools}>
        <Checkbox
          aria-label={t('columnRequired', { n })}
          checked={column.required}
          onChange={(event) => onSet({ required: event.target.checked })}
        >
          {words('required')}
        </Checkbox>
        <code>{column.key}</code>
        {readOnly ? null : (
          <span className={css.acts}>
            <button
              type="button"
              className="link"
              disabled={at === 0}
              aria-label={t('upOf', { name })}
              onClick={() => onMove(-1)}
            >
              {t('up')}
            </button>
            <button
              type="button"
              className="link"
              disabled={at === of.length - 1}
              aria-label={t('downOf', { name })}
              onClick={() => onMove(1)}
            >
              {t('down')}
            </button>
            <button
              type="button"
              className="link"
              disabled={onRemove === null}
              aria-label={t('removeOf', { name })}
              onClick={() => onRemove?.()}
            >
              {t('remove')}
            </button>
          </span>
        )}
      </div>
      {column.type === 'computed' ? (
        <Input
          aria-label={t('columnFormula', { n })}
          placeholder={t('formula')}
          value={column.formula ?? ''}
          onChange={(event) => onSet({ formula: event.target.value })}
        />
      ) : null}
      {CHOICES.includes(column.type) ? (
        <Options field={column} readOnly={readOnly} release={release} library={library} onChange={onSet} />
      ) : null}
    </li>
  );
}
