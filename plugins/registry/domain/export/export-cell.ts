import type { Lang } from '@project-cloud/kernel';
import type { FieldLike, FieldType } from '../field';

/** What a row's value becomes in a file. Dates stay ISO here; the XLSX writer makes real date cells of them. */
export type ExportCell = string | number | null;

export interface ExportColumn extends FieldLike {
  /** Turns a value into the text that import reads back, e.g. a region code into its full name path. */
  format?: (value: unknown) => string;
}

/** The header of a column carries its unit, '总投资（万元）', so that no figure travels without it. */
export function headerOf(column: ExportColumn, lang: Lang): string {
  const { unit } = column;
  if (!unit) return column.label[lang];
  return lang === 'zh' ? `${column.label.zh}（${unit}）` : `${column.label.en} (${unit})`;
}

const NUMERIC: ReadonlySet<FieldType> = new Set(['integer', 'decimal', 'money', 'percent']);

/** One cell. Empty is empty, not 0 and not a dash. */
export function exportCell(value: unknown, column: ExportColumn, lang: Lang): ExportCell {
  if (value === null || value === undefined || value === '') return null;
  if (column.format) return tidy(column.format(value));
  if (NUMERIC.has(column.type) || (column.type === 'computed' && typeof value === 'number')) return exportNumber(value);
  if (column.type === 'yesno') return lang === 'zh' ? (value === true ? '是' : '否') : value === true ? 'yes' : 'no';
  if (column.type === 'choice') return labelOf(value, column, lang);
  if (column.type === 'choices' && Array.isArray(value)) {
    return value.length === 0 ? null : value.map((one) => labelOf(one, column, lang)).join(lang === 'zh' ? '、' : ', ');
  }
  return tidy(typeof value === 'object' ? JSON.stringify(value) : String(value));
}

/** Figures come as JavaScript numbers or, from PostgreSQL's numeric, as exact text. */
function exportNumber(value: unknown): ExportCell {
  const number = typeof value === 'number' ? value : Number(String(value));
  return Number.isFinite(number) ? number : tidy(String(value));
}

function labelOf(value: unknown, column: ExportColumn, lang: Lang): string {
  return column.options?.find((option) => option.value === value)?.label[lang] ?? tidy(String(value));
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML cannot carry
const UNWRITABLE = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

/** As import would leave it: without outer space, with one kind of line end, without what XML cannot carry. */
function tidy(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(UNWRITABLE, '').trim();
}
