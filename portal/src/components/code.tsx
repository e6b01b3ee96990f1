import { Link } from 'umi';
import { useText } from '../locale';
import css from './code.css';
import { CODE_SEGMENTS } from './wordmark';

/** A project code: 12 px under a name, never broken, never shortened. */
export function Code({ value, href }: { value: string | null | undefined; href?: string }) {
  if (!value) return null;
  return href ? (
    <Link to={href} className={css.code}>
      {value}
    </Link>
  ) : (
    <span className={css.code}>{value}</span>
  );
}

const SAMPLE = '2406-450103-04-01-514275';
const NAMES = ['codeTime', 'codeRegion', 'codeDepartment', 'codeType', 'codeSerial'] as const;

/** The key to the code: five dashes in the proportion of its digits, each with what it says. */
export function CodeKey({ code = SAMPLE, notes }: { code?: string; notes?: (string | undefined)[] }) {
  const t = useText();
  const parts = code.split('-');
  return (
    <dl
      className={css.key}
      style={{ gridTemplateColumns: CODE_SEGMENTS.map((n) => `minmax(min-content, ${n}fr)`).join(' ') }}
    >
      {NAMES.map((name, i) => (
        <div key={name}>
          <dd>{parts[i] ?? ''}</dd>
          <dt>{t(name)}</dt>
          {notes?.[i] ? <dd className={css.meaning}>{notes[i]}</dd> : null}
        </div>
      ))}
    </dl>
  );
}
