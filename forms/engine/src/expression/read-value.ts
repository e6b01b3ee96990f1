import { parseIsoDate, parseMonth } from '@project-cloud/kernel';
import type { ValueType } from './value-type';

/**
 * One value of a record as the language sees it. Empty is one thing, `null`: nothing stored, '', an empty list, and
 * whatever does not fit the field's type (the validator reports that; an expression does not guess).
 */
export function readValue(value: unknown, type: ValueType): unknown {
  if (value === null || value === undefined || value === '') return null;
  switch (type.kind) {
    case 'number':
      return asNumber(value);
    case 'text':
      return typeof value === 'string' ? value : null;
    case 'date':
      return typeof value === 'string' ? parseIsoDate(value) : null;
    case 'month':
      return typeof value === 'string' ? parseMonth(value) : null;
    case 'boolean':
      return typeof value === 'boolean' ? value : null;
    case 'choices':
      return Array.isArray(value) ? filled(value.filter((item) => typeof item === 'string' && item !== '')) : null;
    case 'file':
    case 'table':
      return Array.isArray(value) ? filled(value) : null;
    default:
      return readUnknown(value);
  }
}

/** Figures from PostgreSQL's numeric arrive as text, so '12.50' is a number too; '' and '1e3' are not. */
export function asNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
  return null;
}

function readUnknown(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (Array.isArray(value)) return filled(value);
  return typeof value === 'string' || typeof value === 'boolean' ? value : null;
}

function filled(list: unknown[]): unknown[] | null {
  return list.length > 0 ? list : null;
}
