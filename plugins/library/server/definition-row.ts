import { createHash } from 'node:crypto';
import type { Kind, Status, Text } from '../domain';

/** A version of a definition as the table holds it. `region` is null for a base. */
export interface Definition {
  id: string;
  kind: Kind;
  key: string;
  region: string | null;
  version: number;
  status: Status;
  effectiveFrom: string | null;
  title: Text;
  body: Record<string, unknown>;
  checksum: string;
  author: string;
  approver: string | null;
  note: string;
  updatedAt: string;
  /** The release that it belongs to; null for what came alone, by file or upload. */
  release: string | null;
  /** Counts the savings of a draft. */
  revision: number;
  /** The newest published version when the draft began; null for something new. */
  baseVersion: number | null;
  /** Everybody who saved it while it was a draft: none of them approves it. */
  editors: string[];
}

export const DEFINITION_COLUMNS = `document_id AS id, kind, key, nullif(region_code, '') AS region, version, status,
  effective_from AS "effectiveFrom", title, body::json AS body, checksum, author, approver, coalesce(note, '') AS note, updated_at AS "updatedAt",
  release_id AS release, coalesce(revision, 1) AS revision, base_version AS "baseVersion",
  CASE WHEN jsonb_typeof(editors) = 'array' THEN editors ELSE jsonb_build_array(author) END AS editors`;

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}

/**
 * The same body gives the same sum. Only a form's order counts: its fields stand in the order in which they are written,
 * which is also why bodies are kept as text (jsonb forgets it).
 */
export function checksumOf(body: unknown, kind?: Kind): string {
  const text = JSON.stringify(kind === 'form' ? body : sorted(body));
  return createHash('sha256').update(text).digest('hex');
}
