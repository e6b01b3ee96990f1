import { Checkbox, Select } from 'antd';
import { useText } from '@/locale';
import { studioForm } from '@/locale/studio-form';
import { type Part, recordOf, textOf } from '../model/tree';
import { TextEdit } from './edits';
import css from './properties.css';
import type { Rights } from './rights';
import { useSet } from './use-set';

const TYPES = {
  text: { type: 'string', 'x-component': 'Input' },
  integer: { type: 'number', format: 'integer', 'x-component': 'NumberPicker' },
  decimal: { type: 'number', 'x-component': 'NumberPicker' },
  money: { type: 'number', 'x-unit': '万元', 'x-component': 'MoneyInput' },
  date: { type: 'string', 'x-component': 'DatePicker' },
  yesno: { type: 'boolean', 'x-component': 'YesNo' },
} as const;
type ColumnType = keyof typeof TYPES;

/** What stands in a row of a table. */
export function ColumnsSection({ part, rights }: { part: Part; rights: Rights }) {
  const t = useText(studioForm);
  const set = useSet(part.key);
  const columns = Object.entries(recordOf(recordOf(part.schema.items).properties)).map(
    ([key, node]) => [key, recordOf(node)] as const,
  );
  const put = (next: (readonly [string, Record<string, unknown>])[], mark?: string) =>
    set({ items: { type: 'object', properties: Object.fromEntries(next) } }, mark);
  const change = (key: string, to: Record<string, unknown>, mark?: string) =>
    put(
      columns.map(([name, node]) => [name, name === key ? to : node] as const),
      mark,
    );
  const add = () => {
    let n = columns.length + 1;
    while (columns.some(([key]) => key === `column_${n}`)) n += 1;
    put([...columns, [`column_${n}`, { title: t('columnN', { n }), ...TYPES.text }]]);
  };
  if (!rights.all) return null;
  return (
    <section className={css.section}>
      <h3>{t('columns')}</h3>
      <ol className={css.options}>
        {columns.map(([key, node], at) => (
          <li key={key}>
            <TextEdit
              label={t('columnN', { n: at + 1 })}
              value={textOf(node.title)}
              onCommit={(title) => change(key, { ...node, title }, `column.${key}`)}
            />
            <Select<ColumnType>
              aria-label={t('columnType', { n: at + 1 })}
              value={typeOf(node)}
              onChange={(type) =>
                change(key, { title: node.title, ...(node.required ? { required: true } : {}), ...TYPES[type] })
              }
              options={(Object.keys(TYPES) as ColumnType[]).map((type) => ({ value: type, label: t(`kind_${type}`) }))}
            />
            <Checkbox
              checked={node.required === true}
              onChange={({ target }) => {
                const { required: _, ...rest } = node;
                change(key, target.checked ? { ...rest, required: true } : rest);
              }}
            >
              {t('required')}
            </Checkbox>
            <button
              type="button"
              className="link"
              disabled={columns.length === 1}
              onClick={() => put(columns.filter(([name]) => name !== key))}
            >
              {t('remove')}
            </button>
          </li>
        ))}
      </ol>
      <p className={css.ways}>
        <button type="button" className="link" onClick={add}>
          {t('addColumn')}
        </button>
      </p>
    </section>
  );
}

function typeOf(node: Record<string, unknown>): ColumnType {
  if (node.format === 'integer') return 'integer';
  const found = (Object.keys(TYPES) as ColumnType[]).find(
    (type) => TYPES[type]['x-component'] === node['x-component'] && type !== 'integer',
  );
  return found ?? 'text';
}
