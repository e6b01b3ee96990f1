import type { Bilingual, Lang } from '@project-cloud/kernel';
import { csvLine } from '../export/csv-line';
import { cellText, type RawRow } from '../tabular/cell';
import type { RowProblem } from './planned-row';

const ROW: Bilingual = { zh: '行号', en: 'Row' };
const REASON: Bilingual = { zh: '原因', en: 'Reason' };
const ADDED = new Set([ROW.zh, ROW.en, REASON.zh, REASON.en]);

export interface BadRowsFile {
  /** Byte order mark and header; written first. */
  header(): string;
  line(raw: RawRow, problems: readonly RowProblem[]): string;
}

/**
 * The rows that were not taken, as a CSV file: the original columns, then row number and reason. It can be corrected
 * and imported again with the same mapping; the added columns of an earlier round are replaced.
 */
export function createBadRowsFile(columns: readonly string[], lang: Lang): BadRowsFile {
  const kept = columns.flatMap((name, at) => (name !== '' && !ADDED.has(name) ? [{ name, at }] : []));
  return {
    header: () => `\ufeff${csvLine([...kept.map(({ name }) => name), ROW[lang], REASON[lang]])}`,
    line(raw, problems) {
      const cells = kept.map(({ at }) => cellText(raw.cells[at]));
      return csvLine([...cells, String(raw.row), reasonText(problems, lang)]);
    },
  };
}

function reasonText(problems: readonly RowProblem[], lang: Lang): string {
  const colon = lang === 'zh' ? '：' : ': ';
  const texts = problems.map(({ column, reason }) =>
    column === '' ? reason[lang] : `${column}${colon}${reason[lang]}`,
  );
  return texts.join(lang === 'zh' ? '；' : '; ');
}
