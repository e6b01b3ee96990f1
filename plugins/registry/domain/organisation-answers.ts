import type { FieldInfo } from '@project-cloud/forms-engine';

type Values = Readonly<Record<string, unknown>>;

export interface OrganisationAnswer {
  /** Where it was answered: a key, or `rows[2].key` of a table. */
  path: string;
  code: string;
}

const isRow = (row: unknown): row is Values => typeof row === 'object' && row !== null;

function* answersIn(
  fields: Readonly<Record<string, FieldInfo>>,
  values: Values,
  prefix = '',
): Generator<OrganisationAnswer> {
  for (const field of Object.values(fields)) {
    const value = values[field.key];
    const path = `${prefix}${field.key}`;
    if (field.type === 'organisation' && typeof value === 'string' && value !== '') yield { path, code: value };
    if (!Array.isArray(value)) continue;
    for (const [at, row] of value.entries()) if (isRow(row)) yield* answersIn(field.fields, row, `${path}[${at}].`);
  }
}

const holders = new WeakMap<object, boolean>();

/** Most forms ask for none: rows of a file need not be looked through for what cannot be there. */
function asksForAny(fields: Readonly<Record<string, FieldInfo>>): boolean {
  const known =
    holders.get(fields) ??
    Object.values(fields).some((field) => field.type === 'organisation' || asksForAny(field.fields));
  holders.set(fields, known);
  return known;
}

/** Organisations that are answered and were not before: what stands may stay, whatever became of the organisation. */
export function newOrganisations(
  fields: Readonly<Record<string, FieldInfo>>,
  values: Values,
  kept: Values = {},
): OrganisationAnswer[] {
  if (!asksForAny(fields)) return [];
  const known = new Set([...answersIn(fields, kept)].map(({ code }) => code));
  return [...answersIn(fields, values)].filter(({ code }) => !known.has(code));
}
