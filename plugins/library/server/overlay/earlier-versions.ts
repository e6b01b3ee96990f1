import { database } from '@project-cloud/access/server';
import { systemClock } from '@project-cloud/kernel';
import type { Kind } from '../../domain';
import { DEFINITION_COLUMNS, type Definition } from '../definition-row';
import { definitions } from '../definition-store';

const clock = systemClock();
/** Nobody stays behind further than this. */
const MOST = 50;

let known = new Map<string, Promise<Definition[]>>();
definitions.onChange(() => {
  known = new Map();
});

/** The versions of a base that were in force before one, newest first. Read once, kept until something is published. */
export function earlierVersions(kind: Kind, key: string, before: number): Promise<Definition[]> {
  if (before <= 1) return Promise.resolve([]);
  const slot = `${kind}/${key}/${before}/${clock.today()}`;
  const kept = known.get(slot);
  if (kept) return kept;
  const memory = known;
  const reading = database
    .aside<Definition>(
      `SELECT ${DEFINITION_COLUMNS} FROM definitions
       WHERE kind = $1 AND key = $2 AND region_code = '' AND status = 'published' AND version < $3
         AND (effective_from IS NULL OR effective_from <= $4) ORDER BY version DESC LIMIT ${MOST}`,
      [kind, key, before, clock.today()],
    )
    .then(({ rows }) => rows);
  memory.set(slot, reading);
  reading.catch(() => memory.delete(slot));
  return reading;
}
