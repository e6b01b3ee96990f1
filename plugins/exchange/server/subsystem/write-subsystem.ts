import { OutOfScope, type Principal } from '@project-cloud/access';
import { database, findRegions, Invalid, inScope, type Transaction } from '@project-cloud/access/server';
import { changes } from '@project-cloud/audit';
import { audit } from '@project-cloud/audit/server';
import type { FieldIssue } from '@project-cloud/kernel';
import { clock } from '@project-cloud/registry/server';
import { checkAddress, type SubsystemBody, SubsystemChanged, SubsystemKeyTaken } from '../../domain';
import { announceChange } from './kept';
import { givenSecret, keepSecret } from './secret-store';
import { platformUrl } from './settings';
import { lockManaged, type StoredSubsystem } from './stored';

/** The address as a browser writes it, and regions that exist and are one's own to serve. */
async function checkBody(body: SubsystemBody): Promise<{ url: string }> {
  const fields: FieldIssue[] = [];
  const address = checkAddress(body.url, platformUrl());
  if (!address.ok) fields.push({ path: 'url', code: 'address', message: address.message });
  const regions = await findRegions(body.regions);
  const unknown = body.regions.find((code) => !regions.has(code));
  if (unknown !== undefined) {
    const message = { zh: `没有地区“${unknown}”`, en: `There is no region “${unknown}”` };
    fields.push({ path: 'regions', code: 'unknown', message });
  }
  if (!address.ok || fields.length > 0) throw Invalid({ count: fields.length }, { fields });
  if ([...regions.values()].some(({ path }) => !inScope(path))) throw OutOfScope();
  return { url: address.url };
}

const told = ({ title, url, places, roles, regions, opens, pinned }: SubsystemBody) => ({
  title: `${title.zh} / ${title.en}`,
  url,
  places: places.join(' '),
  roles: roles.join(' '),
  regions: regions.join(' '),
  opens,
  pinned,
});

/** $1 to $9 of both statements. */
const valuesOf = ({ username }: Principal, key: string, body: SubsystemBody): unknown[] => [
  key,
  JSON.stringify(body.title),
  body.url,
  body.places,
  body.roles,
  body.regions,
  body.opens,
  body.pinned,
  username,
];

const asBody = (it: StoredSubsystem): SubsystemBody => ({ ...it, regions: it.regions.map(({ code }) => code) });

const trail = (tx: Transaction, principal: Principal, action: string, key: string, detail: Record<string, unknown>) =>
  audit(tx, { action, subjectType: 'subsystem', subjectId: key, regionPath: principal.region?.path, detail });

/** @returns the secret when the platform made it: this once */
export async function registerSubsystem(
  principal: Principal,
  key: string,
  body: SubsystemBody,
  brought: string | undefined,
): Promise<{ secret: string | null }> {
  const { url } = await checkBody(body);
  const given = givenSecret(brought);
  return database.transaction(async (tx) => {
    const made = await tx.query(
      `INSERT INTO pc.subsystem (key, title, url, places, roles, regions, opens, pinned, created_by, changed_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) ON CONFLICT (key) DO NOTHING`,
      valuesOf(principal, key, { ...body, url }),
    );
    if (!made.rowCount) {
      const taken = SubsystemKeyTaken({ key });
      throw SubsystemKeyTaken({ key }, { fields: [{ path: 'key', code: 'taken', message: taken.text }] });
    }
    await keepSecret(tx, key, given.secret, clock.now(), principal.username);
    await trail(tx, principal, 'subsystem.registered', key, told({ ...body, url }));
    await announceChange(tx);
    return { secret: given.told };
  });
}

export async function changeSubsystem(principal: Principal, key: string, revision: number, body: SubsystemBody) {
  const { url } = await checkBody(body);
  await database.transaction(async (tx) => {
    const before = await lockManaged(tx, principal, key);
    if (before.revision !== revision) throw SubsystemChanged();
    await tx.query(
      `UPDATE pc.subsystem SET title = $2, url = $3, places = $4, roles = $5, regions = $6, opens = $7, pinned = $8,
         revision = revision + 1, changed_at = now(), changed_by = $9 WHERE key = $1`,
      valuesOf(principal, key, { ...body, url }),
    );
    await trail(tx, principal, 'subsystem.changed', key, { ...changes(told(asBody(before)), told({ ...body, url })) });
    await announceChange(tx);
  });
}

/** Switched off, it disappears from every list at once and opens for nobody; its secrets stay for its return. */
export async function switchSubsystem(
  principal: Principal,
  key: string,
  { revision, state, reason }: { revision: number; state: 'active' | 'disabled'; reason: string },
) {
  await database.transaction(async (tx) => {
    const before = await lockManaged(tx, principal, key);
    if (before.revision !== revision) throw SubsystemChanged();
    await tx.query(
      `UPDATE pc.subsystem SET state = $2, reason = $3, revision = revision + 1, changed_at = now(), changed_by = $4
       WHERE key = $1`,
      [key, state, state === 'disabled' ? reason : null, principal.username],
    );
    await trail(tx, principal, state === 'active' ? 'subsystem.enabled' : 'subsystem.disabled', key, { reason });
    await announceChange(tx);
  });
}
