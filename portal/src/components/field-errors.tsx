import { isClientError } from '../client/client-error';
import { useText } from '../locale';
import css from './field-errors.css';
import { LightShape } from './light';

/** Goes to the field with id `field-<path>`: into view and, where possible, with the cursor in it. */
export function goToField(path: string): void {
  const field = document.getElementById(`field-${path}`);
  field?.scrollIntoView({ block: 'center' });
  field?.querySelector<HTMLElement>('input, textarea, select, button, [tabindex]')?.focus({ preventScroll: true });
}

/** What the server refused, each line a way to its field. */
export function FieldErrors({ error }: { error: unknown }) {
  const t = useText();
  if (!isClientError(error)) return null;
  return (
    <div className={css.errors} role="alert">
      <div className={css.title}>
        <LightShape light="red" />{' '}
        {error.fields.length > 0 ? t('fieldsWrong', { n: error.fields.length }) : error.message}
      </div>
      {error.fields.length > 0 ? (
        <ul>
          {error.fields.map((issue) => (
            <li key={issue.path + issue.code}>
              <button type="button" className="link" onClick={() => goToField(issue.path)}>
                {issue.message}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {error.trace && error.status >= 500 ? <div className="note">{t('trace', { trace: error.trace })}</div> : null}
    </div>
  );
}
