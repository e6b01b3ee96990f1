import { may, NotFound, type Principal } from '@project-cloud/access';
import { database } from '@project-cloud/access/server';
import type { Lang } from '@project-cloud/kernel';
import { clock, findEntry } from '@project-cloud/registry/server';
import { isFor, isOffered, type Subsystem } from '../../domain';
import { keptSubsystems } from './kept';
import { secretVersions } from './secret-store';
import { allSubsystems, checkManaged, concerns, findSubsystem, manages, type StoredSubsystem } from './stored';

const asOffer = ({ key, title, opens, pinned, places }: Subsystem, lang: Lang) => ({
  key,
  title: title[lang],
  opens,
  pinned,
  places,
});

/** What somebody may open: everywhere, or from the dossier of one project. */
export async function offeredSubsystems(principal: Principal, entry: string | undefined, lang: Lang) {
  const asker = { role: principal.role, region: principal.region?.path ?? null };
  const all = await keptSubsystems();
  if (entry === undefined) {
    const theirs = all.filter((one) => one.state === 'active' && (isOffered(one, asker) || isFor(one, asker)));
    return { items: theirs.map((one) => asOffer(one, lang)) };
  }
  const found = may(principal.role, 'entry.read') ? await findEntry(entry) : null;
  if (!found) throw NotFound();
  return { items: all.filter((one) => isOffered(one, asker, found.region_path)).map((one) => asOffer(one, lang)) };
}

const NO_SECRETS = { current: null, next: null };

async function asManaged(subsystem: StoredSubsystem) {
  const mayChange = manages(subsystem);
  const secrets = mayChange ? await secretVersions(database, subsystem.key, clock.now()) : NO_SECRETS;
  return { ...subsystem, regions: subsystem.regions.map(({ code, name }) => ({ code, name })), secrets, mayChange };
}

/** What a manager looks after, and what serves them from above and is others' to change. */
export async function managedSubsystems(principal: Principal) {
  const all = (await allSubsystems()).filter((one) => concerns(one, principal));
  return { items: await Promise.all(all.map(asManaged)) };
}

export async function managedSubsystem(principal: Principal, key: string) {
  return asManaged(checkManaged(principal, await findSubsystem(key)));
}

/** What was done to it, and who opened it, newest first. */
export async function subsystemHistory(principal: Principal, key: string, after: number | undefined) {
  checkManaged(principal, await findSubsystem(key));
  const limit = 50;
  const found = await database.query<{ id: number }>(
    `SELECT id, at, action, actor, actor_name AS "actorName", outcome, detail FROM pc.audit
     WHERE subject_type = 'subsystem' AND subject_id = $1 AND ($2::bigint IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
    [key, after ?? null, limit],
  );
  return { items: found.rows, next: found.rows.length === limit ? (found.rows.at(-1)?.id ?? null) : null };
}
