import type { FieldIssue } from '@project-cloud/kernel';
import { CORE_KEYS } from '../core-field';
import type { Envelope } from '../definition/envelope';
import { FIGURE_FIELDS } from '../figure-field';

/** Columns that every library's table has of its own, and words that lists and exports use. */
const OF_THE_TABLE = ['id', 'entry_id', 'project_id', 'region_path', 'owner_scope', 'stage', 'light', 'reason'];
const OF_THE_LIST = ['stored_public', 'created_at', 'updated_at', 'revision', 'form_version', 'values', 'project'];
const RESERVED: ReadonlySet<string> = new Set([
  ...CORE_KEYS,
  ...FIGURE_FIELDS.map((field) => field.key),
  ...OF_THE_TABLE,
  ...OF_THE_LIST,
]);

/** Addresses below /studio/libraries that are no library. */
const NO_LIBRARY: ReadonlySet<string> = new Set(['new']);

export const isReservedField = (key: string): boolean => RESERVED.has(key);

/** A key that already means something is refused where it stands. */
export function reservedIssues(envelope: Pick<Envelope, 'kind' | 'key' | 'body'>): FieldIssue[] {
  if (envelope.kind !== 'library') return [];
  const issue = (path: string, key: string): FieldIssue => ({
    path,
    code: 'reserved',
    message: {
      zh: `“${key}”是平台自己用的键，请换一个`,
      en: `“${key}” is a key of the platform itself; choose another`,
    },
  });
  const fields = Array.isArray(envelope.body.fields) ? (envelope.body.fields as unknown[]) : [];
  const keyOf = (field: unknown) =>
    typeof field === 'object' && field !== null ? String((field as { key?: unknown }).key) : '';
  return [
    ...(NO_LIBRARY.has(envelope.key) ? [issue('key', envelope.key)] : []),
    ...fields.flatMap((field, at) =>
      isReservedField(keyOf(field)) ? [issue(`body.fields[${at}].key`, keyOf(field))] : [],
    ),
  ];
}
