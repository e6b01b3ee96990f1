import { NotFound, OutOfScope, type Principal } from '@project-cloud/access';
import { database } from '@project-cloud/access/server';
import { systemClock } from '@project-cloud/kernel';
import { LibraryBody } from '../domain';
import { insertDefinition, takeEffect, trail } from './definition-write';
import { ofPlatform } from './release-right';
import { lockSlots, newestPublished, nextVersion } from './slot';

const clock = systemClock();

/**
 * A retired library takes nothing new and changes nothing; what it holds stays to be read, exported and counted. It is a
 * version like any other, so that the history tells when, who and why.
 */
export async function retireLibrary(principal: Principal, key: string, retired: boolean, reason: string) {
  if (!ofPlatform(principal)) throw OutOfScope();
  const slot = { kind: 'library' as const, key, region: null };
  return database.transaction(async (tx) => {
    await lockSlots(tx, [slot]);
    const before = await newestPublished(tx, slot);
    if (!before) throw NotFound();
    const body = LibraryBody.parse(before.body);
    if ((body.retired ?? false) === retired) return { key, retired, version: before.version };
    const definition = await insertDefinition(
      tx,
      {
        ...slot,
        version: 1,
        effectiveFrom: clock.today(),
        title: before.title,
        note: reason,
        body: { ...before.body, retired },
      },
      {
        version: await nextVersion(tx, slot),
        status: 'published',
        author: principal.username,
        approver: null,
        baseVersion: before.version,
      },
    );
    await takeEffect(tx, definition);
    await trail(tx, retired ? 'library.retire' : 'library.restore', definition, { reason });
    return { key, retired, version: definition.version };
  });
}
