import { findBadText, parseCreditCode, parseGeometry, parseIsoDate, parseMonth } from '@project-cloud/kernel';
import { roundDecimal } from '../expression/decimal';
import { kindOf } from '../expression/value-type';
import type { FormNode } from '../schema/field-node';
import { isObject } from '../schema/json-schema';
import type { Failure } from './constraint';
import { message } from './message';

/** What a field made of what came in: a value, nothing (`undefined`), or why not. */
export type ReadField = { ok: true; value: unknown } | ({ ok: false } & Failure);
export type FieldReader = (raw: unknown) => ReadField;

const MAX_NUMBER = 1e12;
const FILE_KEYS = ['id', 'name', 'size', 'contentType', 'sha256', 'uploadedAt', 'uploader'];

/** The strict reader of a field's type. Empty in any spelling is `undefined`. */
export function fieldReader(node: FormNode): FieldReader {
  const read = typeReader(node);
  return (raw) => {
    if (raw === null || raw === undefined || raw === '') return { ok: true, value: undefined };
    return read(raw);
  };
}

function typeReader(node: FormNode): FieldReader {
  const kind = kindOf(node.type);
  switch (node.schema.type) {
    case 'number':
      return numberReader(node);
    case 'boolean':
      return (raw) => (typeof raw === 'boolean' ? good(raw) : bad('type', 'boolean'));
    case 'array':
      return kind === 'file' ? fileReader : listReader(node);
    case 'object':
      return (raw) => (isObject(raw) ? good(raw) : bad('type', 'object'));
    default:
      return textReader(kind);
  }
}

function numberReader(node: FormNode): FieldReader {
  const decimals = kindOf(node.type) === 'decimal' || kindOf(node.type) === 'number' ? 10 : 6;
  return (raw) => {
    if (typeof raw !== 'number' || !Number.isFinite(raw)) return bad('type', 'number');
    if (Math.abs(raw) > MAX_NUMBER) return bad('range', 'range');
    // Compared as people read it: 0.1 + 0.2 has seventeen decimals, 0.3 has one.
    if (roundDecimal(raw, decimals) !== raw && !isLong(raw)) return bad('decimals', 'decimals', { decimals });
    return good(raw === 0 ? 0 : raw);
  };
}

// Beyond fifteen digits (12 before the point, 6 after) a double cannot tell its decimals apart any more.
function isLong(value: number): boolean {
  return Math.abs(value) >= 1e9;
}

function textReader(kind: string): FieldReader {
  const limit = kind === 'longtext' ? 20_000 : 1_000;
  return (raw) => {
    if (typeof raw !== 'string') return bad('type', 'text');
    const fault = findBadText(raw);
    if (fault) return bad('text', fault);
    if (raw.length > limit) return bad('maxLength', 'maxLength', { maxLength: limit });
    switch (kind) {
      case 'date':
        if (!/^\d{4}-\d{2}-\d{2}$/.test(raw)) return bad('format', 'date');
        return parseIsoDate(raw) === null ? bad('format', 'day', { value: raw }) : good(raw);
      case 'month':
        return parseMonth(raw) === null ? bad('format', 'month') : good(raw);
      case 'creditcode': {
        const parsed = parseCreditCode(raw);
        if (parsed.ok) return good(parsed.code);
        return bad('creditCode', parsed.reason === 'check' ? 'creditCheck' : 'creditShape');
      }
      case 'geometry': {
        const parsed = parseGeometry(raw);
        return parsed.ok ? good(parsed.text) : bad('geometry', `place_${parsed.reason}`);
      }
      case 'region':
      case 'organisation':
      case 'industry':
      case 'project':
        // Whether the code exists only the server knows.
        return /^[A-Za-z0-9-]{1,30}$/.test(raw) ? good(raw) : bad('format', 'code');
      default:
        return good(raw);
    }
  };
}

function listReader(node: FormNode): FieldReader {
  if (kindOf(node.type) === 'table') return (raw) => (Array.isArray(raw) ? good(raw) : bad('type', 'list'));
  return (raw) => {
    if (!Array.isArray(raw)) return bad('type', 'list');
    for (const item of raw) {
      if (typeof item !== 'string' || findBadText(item) || item.length > 200) return bad('type', 'text');
    }
    const twice = raw.find((item, i) => raw.indexOf(item) !== i);
    return twice === undefined ? good(raw) : bad('uniqueItems', 'twice', { value: twice });
  };
}

const fileReader: FieldReader = (raw) => {
  if (!Array.isArray(raw)) return bad('type', 'list');
  return raw.length <= 1_000 && raw.every(isFile) ? good(raw) : bad('type', 'file');
};

// An attachment's id, or the attachment as the API lists it.
function isFile(item: unknown): boolean {
  if (typeof item === 'string') return item !== '' && item.length <= 100 && !findBadText(item);
  if (typeof item === 'number') return Number.isInteger(item) && item > 0;
  if (!isObject(item) || !(typeof item.id === 'number' || (typeof item.id === 'string' && item.id !== '')))
    return false;
  return Object.entries(item).every(
    ([key, v]) =>
      FILE_KEYS.includes(key) &&
      (v === null || typeof v === 'number' || (typeof v === 'string' && v.length <= 500 && !findBadText(v))),
  );
}

function good(value: unknown): ReadField {
  return { ok: true, value };
}

function bad(code: string, key: string, params?: Record<string, unknown>): ReadField {
  return { ok: false, code, message: message(key, params) };
}
