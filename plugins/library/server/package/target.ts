import type { Sql } from '@project-cloud/access/server';
import { systemClock } from '@project-cloud/kernel';
import {
  type Envelope,
  type PackageFile,
  type Requirements,
  referencesOf,
  type Slot,
  type Standing,
  slotName,
  type Target,
} from '../../domain';

type Row = Omit<Envelope, 'body'> & { status: string; inForce: number | null; body: Envelope['body'] | null };

/** All versions of some definitions; bodies only of what is in force and of what will be. */
const STANDING = `WITH found AS (
    SELECT d.*, max(version) FILTER (WHERE status = 'published' AND (effective_from IS NULL OR effective_from <= $4))
      OVER (PARTITION BY d.kind, d.key, d.region_code) AS in_force
    FROM definitions d JOIN unnest($1::text[], $2::text[], $3::text[]) AS asked (kind, key, region_code)
      USING (kind, key, region_code))
  SELECT kind, key, nullif(region_code, '') AS region, version, status, effective_from AS "effectiveFrom", title,
    coalesce(note, '') AS note, in_force AS "inForce",
    CASE WHEN status = 'published' AND version >= coalesce(in_force, 0) THEN body::json END AS body
  FROM found ORDER BY version`;

function envelopeOf({ status: _, inForce: __, body, ...row }: Row): Envelope[] {
  return body === null ? [] : [{ ...row, body }];
}

function standingOf(rows: readonly Row[]): Standing {
  const inForce = rows.filter(({ version, inForce }) => version === inForce).flatMap(envelopeOf);
  return {
    inForce: inForce[0] ?? null,
    scheduled: rows.filter((row) => row.version > (row.inForce ?? 0)).flatMap(envelopeOf),
    versions: rows.map(({ version, status }) => ({ version, status })),
  };
}

/** What the platform has of all that a package holds, names and requires. */
export async function targetOf(sql: Sql, files: readonly PackageFile[], requires: Requirements): Promise<Target> {
  const slots: Slot[] = [
    ...files.map(({ slot }) => slot),
    ...files.flatMap(({ envelope }) => (envelope ? referencesOf(envelope) : [])),
    ...requires.libraries.map((key) => ({ kind: 'library' as const, key, region: null })),
  ];
  const asked = [...new Map(slots.map((slot) => [slotName(slot), slot])).values()];
  const found = await sql.query<Row>(STANDING, [
    asked.map(({ kind }) => kind),
    asked.map(({ key }) => key),
    asked.map(({ region }) => region ?? ''),
    systemClock().today(),
  ]);
  const rows = new Map<string, Row[]>();
  for (const row of found.rows) rows.set(slotName(row), [...(rows.get(slotName(row)) ?? []), row]);
  const regions = await sql.query<{ code: string }>('SELECT code FROM regions WHERE code = ANY($1)', [
    requires.regions,
  ]);
  return {
    standing: new Map([...rows].map(([name, versions]) => [name, standingOf(versions)])),
    regions: new Set(regions.rows.map(({ code }) => code)),
  };
}
