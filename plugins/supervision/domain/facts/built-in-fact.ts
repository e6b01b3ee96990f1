import { formatFigure } from '@project-cloud/rules-engine';
import type { SqlMoment } from './fact-sql';
import type { FactSource } from './input';
import type { Moment } from './moment';

/** The built-in facts computed so far, by key. */
export type Known = Readonly<Record<string, number | string | null>>;

/** One fact that the platform computes for every entry. */
export interface BuiltInFact {
  key: string;
  /** Facts listed before it are known. */
  compute(moment: Moment, known: Known): number | string | null;
  source(moment: Moment, known: Known): FactSource;
  /** The same in SQL, to the last digit. A test holds the two together. */
  sql(moment: SqlMoment): string;
}

const units = { money: '万元', percent: '%', days: '天' } as const;

/** A figure with its unit in both languages, for a source text. */
export function figure(value: unknown, unit: keyof typeof units | null = null): { zh: string; en: string } {
  const name = unit === null ? null : units[unit];
  return { zh: formatFigure(value, { unit: name }), en: formatFigure(value, { unit: name, lang: 'en' }) };
}

/** A known number, or null: texts among the built-in facts are not calculated with. */
export function numberIn(known: Known, key: string): number | null {
  const value = known[key];
  return typeof value === 'number' ? value : null;
}
