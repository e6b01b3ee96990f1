import { createHash } from 'node:crypto';
import { NotFound } from '@project-cloud/access';
import {
  closureOf,
  type Envelope,
  fileOf,
  KINDS,
  MANIFEST_FILE,
  type Manifest,
  PACKAGE_FORMAT,
  requirementsOf,
  sealedText,
  sorted,
  writeDefinition,
} from '../../domain';
import type { Definition } from '../definition-row';
import { definitions } from '../definition-store';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export const envelopeOf = ({ kind, key, region, version, effectiveFrom, title, note, body }: Definition): Envelope => ({
  kind,
  key,
  region,
  version,
  effectiveFrom,
  title,
  note,
  body,
});

export interface Package {
  manifest: Manifest;
  /** By path, the manifest among them. */
  files: ReadonlyMap<string, string>;
}

function sealed(library: string, parts: readonly Envelope[]): Package {
  const written = parts
    .map((part): [string, string] => [fileOf(part), writeDefinition(part)])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const open = {
    format: PACKAGE_FORMAT,
    library,
    requires: requirementsOf(parts),
    files: written.map(([path, text]) => ({ path, sha256: sha256(text) })),
  } as const;
  const manifest: Manifest = { ...open, checksum: sha256(sealedText(open)) };
  return { manifest, files: new Map([...written, [MANIFEST_FILE, `${JSON.stringify(sorted(manifest), null, 2)}\n`]]) };
}

/** A library in force today with all that it needs. The same metadata always give the same bytes. */
export async function exportPackage(library: string): Promise<Package> {
  const all = (await Promise.all(KINDS.map((kind) => definitions.allEffective(kind)))).flat().map(envelopeOf);
  const parts = closureOf(library, all);
  if (parts.length === 0) throw NotFound();
  return sealed(library, parts);
}
