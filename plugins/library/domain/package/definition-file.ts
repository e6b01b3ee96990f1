import { fieldIssues } from '@project-cloud/access';
import type { FieldIssue } from '@project-cloud/kernel';
import { bodyIssues } from '../definition/body';
import { Envelope } from '../definition/envelope';
import { sorted, storedForm, writtenForm } from './order';

type Raw = Record<string, unknown>;

/** Rule files are plain rules, and a region's file beside them holds its thresholds: the envelope is made around both. */
function ruleEnvelope(raw: Raw, key: string, region: string | null): Raw {
  const { version, effectiveFrom, ...body } = raw;
  return {
    kind: 'rule',
    key,
    region,
    version: version ?? 1,
    effectiveFrom: effectiveFrom ?? null,
    title: body.title ?? { zh: key },
    note: String(body.note ?? ''),
    body,
  };
}

const text = (value: unknown) => JSON.stringify(sorted(value));

/** The plain rule, when the envelope around it says nothing that the reader would not say. */
function plainRule(envelope: Envelope): Raw | null {
  const { version, effectiveFrom, body } = envelope;
  const plain: Raw = { ...body, ...(version === 1 ? {} : { version }), ...(effectiveFrom ? { effectiveFrom } : {}) };
  if ('body' in plain || 'version' in body || 'effectiveFrom' in body) return null;
  const read = Envelope.safeParse(ruleEnvelope(plain, envelope.key, envelope.region));
  return read.success && text(read.data) === text(envelope) ? plain : null;
}

/** A definition as a file: the same definition always gives the same bytes. */
export function writeDefinition({ kind, key, region, version, effectiveFrom, title, note, body }: Envelope): string {
  const envelope = { kind, key, region, version, effectiveFrom, title, note, body };
  const raw =
    kind === 'form' ? { ...envelope, body: writtenForm(body) } : (kind === 'rule' && plainRule(envelope)) || envelope;
  // Numbered properties keep their order when their keys are sorted; within the file they stand in that order.
  return `${JSON.stringify(inPlace(sorted(raw)), null, 2)}\n`;
}

/** Numbered siblings stand in the order of their numbers: a person reads the file from the first field to the last. */
function inPlace(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inPlace);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]): [string, unknown] => [key, inPlace(item)]);
  const place = ([, item]: [string, unknown]) => (item as Raw | null)?.['x-index'];
  if (entries.length > 0 && entries.every((entry) => typeof place(entry) === 'number'))
    entries.sort((a, b) => Number(place(a)) - Number(place(b)));
  return Object.fromEntries(entries);
}

export type ReadDefinition = { ok: true; envelope: Envelope } | { ok: false; issues: FieldIssue[] };

/**
 * A definition from what its file holds. A file with an envelope names itself; the plain rule takes key and region from
 * where it lies. Every fault has its place within the file.
 */
export function readDefinition(raw: unknown, place: { key: string; region: string | null }): ReadDefinition {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return { ok: false, issues: [{ path: '', code: 'shape', message: { zh: '不是一个对象', en: 'It is no object' } }] };
  }
  const made = 'body' in raw ? raw : ruleEnvelope(raw as Raw, place.key, place.region);
  const parsed = Envelope.safeParse(made);
  if (!parsed.success) return { ok: false, issues: fieldIssues(parsed.error) };
  const envelope = parsed.data.kind === 'form' ? { ...parsed.data, body: storedForm(parsed.data.body) } : parsed.data;
  const issues = bodyIssues(envelope);
  return issues.length > 0 ? { ok: false, issues } : { ok: true, envelope };
}
