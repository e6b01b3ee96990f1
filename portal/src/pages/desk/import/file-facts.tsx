import { formatCount, Hint } from '@/components';
import { useText } from '@/locale';
import { importing } from '@/locale/import';
import css from './import.css';
import type { ImportAnswer } from './import-answer';

const ENCODINGS: Record<string, string> = {
  gbk: 'GBK',
  gb18030: 'GBK',
  'utf-8': 'UTF-8',
  utf8: 'UTF-8',
  'utf-8-bom': 'UTF-8',
};

/** How the file was read: format, encoding or sheet, rows, columns; and what is odd about it. */
export function FileFacts({ answer }: { answer: ImportAnswer }) {
  const t = useText(importing);
  const { format, encoding, sheet, rows, columns, issues = [] } = answer;
  const facts = [
    format ? format.toUpperCase() : null,
    encoding ? t('encoding', { name: ENCODINGS[encoding.toLowerCase()] ?? encoding }) : null,
    sheet ? t('sheet', { name: sheet }) : null,
    typeof rows === 'number' ? t('rowCount', { n: formatCount(rows) }) : null,
    columns ? t('columnCount', { n: columns.length }) : null,
  ].filter((fact) => fact !== null);
  return (
    <>
      {facts.length > 0 ? <p className={css.facts}>{facts.join('　')}</p> : null}
      {issues.length > 0 ? (
        <div className={css.issues}>
          {issues.map((issue) => {
            const text = typeof issue === 'string' ? issue : issue.message;
            return <Hint key={text}>{text}</Hint>;
          })}
        </div>
      ) : null}
    </>
  );
}
