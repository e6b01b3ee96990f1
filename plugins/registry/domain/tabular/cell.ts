import { type Bilingual, findBadText } from '@project-cloud/kernel';

/** A cell as the file holds it, before any field has an opinion. CSV gives text only; XLSX knows more. */
export type RawCell = string | number | boolean | null | SpecialCell;

export type SpecialCell =
  /** A date cell of a spreadsheet; `iso` is a date, or a date with time. */
  | { kind: 'date'; iso: string }
  /** A number shown with a percent sign: 85 for "85%". */
  | { kind: 'percent'; percent: number }
  /** A cell that cannot be read rightly (formula, error value, covered by a merge). */
  | { kind: 'refused'; text: string; reason: Bilingual };

export interface RawRow {
  /** The row number that a spreadsheet shows for it. */
  row: number;
  cells: RawCell[];
  /** Set when the row as a whole is malformed (more or fewer cells than the header). */
  fault?: Bilingual;
}

/** The cell as a person would type it: for messages, samples and the file of bad rows. */
export function cellText(cell: RawCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if (cell.kind === 'date') return cell.iso;
  if (cell.kind === 'percent') return `${cell.percent}%`;
  return cell.text;
}

/** Nothing but white space counts as empty; so does a lone byte order mark or zero-width space. */
export function isBlank(cell: RawCell | undefined): boolean {
  if (cell === null || cell === undefined) return true;
  return typeof cell === 'string' && /^[\s\u200b\ufeff]*$/.test(cell);
}

/** For messages and samples, which are stored and shown: what neither a database nor a page can hold is made visible. */
export function showable(text: string): string {
  return findBadText(text) === null ? text : text.replaceAll('\u0000', '\u2400').replace(/\p{Surrogate}/gu, '\ufffd');
}
