import { NotFound, type Principal } from '@project-cloud/access';
import { database } from '@project-cloud/access/server';
import { audit } from '@project-cloud/audit/server';
import { clock } from '@project-cloud/registry/server';
import { dropReplaced, givenSecret, keepSecret, secretVersions } from './secret-store';
import { lockManaged } from './stored';

const HOUR = 3_600_000;

interface Rotation {
  /** So long the old one goes on signing, while the other system learns the new one; 0: it ends at once. */
  overlapHours: number;
  secret?: string | undefined;
}

/** A new secret beside the old one. A second one that waited already gives way: it has signed nothing. */
export async function rotateSecret(principal: Principal, key: string, { overlapHours, secret: brought }: Rotation) {
  const given = givenSecret(brought);
  return database.transaction(async (tx) => {
    await lockManaged(tx, principal, key);
    const now = clock.now();
    const signsFrom = new Date(now.getTime() + overlapHours * HOUR);
    const { current, next } = await secretVersions(tx, key, now);
    const version = await keepSecret(tx, key, given.secret, signsFrom, principal.username);
    if (next)
      await tx.query('DELETE FROM pc.subsystem_secret WHERE subsystem = $1 AND version = $2', [key, next.version]);
    await dropReplaced(tx, key, overlapHours === 0 ? version : (current?.version ?? version));
    await audit(tx, {
      action: 'subsystem.rotated',
      subjectType: 'subsystem',
      subjectId: key,
      regionPath: principal.region?.path,
      detail: { version, signsFrom: signsFrom.toISOString(), brought: given.told === null },
    });
    return { version, signsFrom: signsFrom.toISOString(), secret: given.told };
  });
}

/** The other system knows the new one: it signs from now on, and the old one is gone. */
export async function takeOver(principal: Principal, key: string): Promise<void> {
  await database.transaction(async (tx) => {
    await lockManaged(tx, principal, key);
    const now = clock.now();
    const { next } = await secretVersions(tx, key, now);
    if (!next) throw NotFound();
    // by the clock that asks which one signs: with the database's, a little ahead, there would be none for that long
    await tx.query('UPDATE pc.subsystem_secret SET signs_from = $3 WHERE subsystem = $1 AND version = $2', [
      key,
      next.version,
      now,
    ]);
    await dropReplaced(tx, key, next.version);
    await audit(tx, {
      action: 'subsystem.took-over',
      subjectType: 'subsystem',
      subjectId: key,
      regionPath: principal.region?.path,
      detail: { version: next.version },
    });
  });
}
