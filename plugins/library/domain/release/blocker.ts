import type { Bilingual } from '@project-cloud/kernel';
import type { Envelope, Kind } from '../definition/envelope';

/** Why a release cannot go on, and where to mend it. */
export interface Blocker {
  code: string;
  message: Bilingual;
  where?: { definition: string; kind: Kind; key: string; region: string | null; path: string };
}

/** A draft of the release under inspection. */
export interface Part extends Envelope {
  id: string;
}

export const blocker = (code: string, part: Part | null, path: string, zh: string, en: string): Blocker => ({
  code,
  message: { zh, en },
  ...(part ? { where: { definition: part.id, kind: part.kind, key: part.key, region: part.region, path } } : {}),
});
