import { useText } from '@/locale';
import { reference } from '@/locale/studio';
import css from './developer.css';
import type { OpenApi, Schema } from './openapi';
import { limitTexts, schemaRows, typeText } from './schema-rows';

/** The fields of a body or an answer. */
export function SchemaTable({ document, schema }: { document: OpenApi; schema: Schema | null }) {
  const t = useText(reference);
  const say = (key: string, params?: Record<string, string | number>) => t(key as 'any', params);
  const rows = schema ? schemaRows(document, schema) : [];
  if (!schema || Object.keys(schema).length === 0) return <p className="note">{t('noSchema')}</p>;
  if (rows.length === 0) return <p>{typeText(document, schema, say)}</p>;
  return (
    <table className={css.schema}>
      <thead className="visually-hidden">
        <tr>
          <th>{t('field')}</th>
          <th>{t('type')}</th>
          <th>{t('meaning')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of one fixed schema
          <tr key={at}>
            <td style={{ paddingLeft: row.depth * 20 }}>
              <code>{row.name}</code> {row.required ? <span className={css.required}>{t('required')}</span> : null}
            </td>
            <td>{typeText(document, row.schema, say)}</td>
            <td className="note">{limitTexts(row.schema, say).join(t('comma'))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
