import { useLanguage, useText } from '@/locale';
import { reference } from '@/locale/studio';
import css from './developer.css';
import type { OpenApi, Operation as OperationEntry } from './openapi';
import { limitTexts, typeText } from './schema-rows';
import { SchemaTable } from './schema-table';

interface OperationProps {
  document: OpenApi;
  operation: OperationEntry;
  open: boolean;
  onOpen(open: boolean): void;
}

/** One operation: a line that opens to its parameters, body and answers. */
export function Operation({ document, operation, open, onOpen }: OperationProps) {
  const t = useText(reference);
  const { language } = useLanguage();
  const { id, method, path, summary, may } = operation;
  const need = may === 'anyone' ? t('anyone') : may === 'signed-in' ? t('signedIn') : may ? t('needs', { may }) : '';
  return (
    <details
      id={anchorOf(id)}
      className={css.operation}
      open={open}
      onToggle={(event) => onOpen(event.currentTarget.open)}
    >
      <summary>
        <span className={method === 'GET' ? css.read : css.write}>{method}</span>
        <code className={css.path}>{path}</code>
        <span className={css.purpose}>{summary[language]}</span>
      </summary>
      {open ? (
        <div className={css.inside}>
          <p className="note">
            {need} <a href={`#${anchorOf(id)}`}>{t('link')}</a>
          </p>
          <Parameters document={document} operation={operation} />
          {operation.body ? (
            <section>
              <h4>
                {t('body')} <span className="note">{operation.body.type}</span>
              </h4>
              <SchemaTable document={document} schema={operation.body.schema} />
            </section>
          ) : null}
          <section>
            <h4>{t('responses')}</h4>
            {operation.responses.map(({ status, description, type, schema }) => (
              <div key={status} className={css.response}>
                <p>
                  <code>{status}</code> {description} <span className="note">{type}</span>
                </p>
                {schema ? <SchemaTable document={document} schema={schema} /> : null}
              </div>
            ))}
          </section>
        </div>
      ) : null}
    </details>
  );
}

export const anchorOf = (id: string): string => id.replace(/[^A-Za-z0-9]+/g, '-').replace(/-$/, '');

function Parameters({ document, operation: { parameters } }: { document: OpenApi; operation: OperationEntry }) {
  const t = useText(reference);
  const say = (key: string, params?: Record<string, string | number>) => t(key as 'any', params);
  if (parameters.length === 0) return null;
  return (
    <section>
      <h4>{t('parameters')}</h4>
      <table className={css.schema}>
        <tbody>
          {parameters.map((parameter) => (
            <tr key={`${parameter.in} ${parameter.name}`}>
              <td>
                <code>{parameter.name}</code>{' '}
                {parameter.required ? <span className={css.required}>{t('required')}</span> : null}
              </td>
              <td>
                {typeText(document, parameter.schema, say)} <span className="note">{say(`where_${parameter.in}`)}</span>
              </td>
              <td className="note">
                {[parameter.description, ...limitTexts(parameter.schema, say)].filter(Boolean).join(t('comma'))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
