import { NotFound, type Principal } from '@project-cloud/access';
import { database, findRegion, Invalid, type Transaction } from '@project-cloud/access/server';
import { DraftConflict, KeyTaken, ReleaseNotDraft, type Text, WrongStatus } from '../domain';
import { checksumOf, DEFINITION_COLUMNS, type Definition } from './definition-row';
import { definitions } from './definition-store';
import { insertDefinition, trail } from './definition-write';
import { refuseForeignDepartment } from './department-right';
import { emptyBody } from './empty-body';
import { refuseForeignKinds } from './kind-right';
import { forgetPresence, presentName } from './presence';
import { mayEdit, refuseForeignLayer, refuseForeignRelease } from './release-right';
import { lockedRelease } from './release-row';
import { insertRelease } from './release-write';
import { lockSlots, newestPublished, nextVersion, openDrafts, type Slot } from './slot';

export interface NewDraft extends Slot {
  release?: string;
  from?: 'effective' | 'empty' | number;
  title?: Text;
  body?: Record<string, unknown>;
}

async function refuseUnknownRegion(region: string | null): Promise<void> {
  if (region !== null && !(await findRegion(region)))
    throw Invalid(
      { count: 1 },
      { fields: [{ path: 'region', code: 'unknown', message: { zh: '没有这个地区', en: 'There is no such region' } }] },
    );
}

/** A key that others use, or are about to, is not for something new. */
function refuseTaken(asked: NewDraft, newest: Definition | null, open: readonly Definition[]): void {
  const begins = asked.from === 'empty' || newest === null;
  if (asked.region !== null || !begins || (newest === null && open.length === 0)) return;
  const message = { zh: `“${asked.key}”已经有了，请换一个键`, en: `“${asked.key}” exists already` };
  throw KeyTaken({ key: asked.key }, { fields: [{ path: 'key', code: 'taken', message }] });
}

/** What the draft begins with: a certain version, the newest one, or nothing. */
async function beginning(
  asked: NewDraft,
  newest: Definition | null,
): Promise<{ title: Text; body: Definition['body'] }> {
  const source =
    typeof asked.from === 'number' ? await definitions.at(asked.kind, asked.key, asked.region, asked.from) : newest;
  if (typeof asked.from === 'number' && !source) throw NotFound();
  const base = source ?? (await definitions.effective(asked.kind, asked.key));
  const title = asked.title ?? base?.title ?? { zh: asked.key, en: '' };
  return { title, body: asked.body ?? source?.body ?? (await emptyBody(asked, title.zh)) };
}

/** The release to draft in, for oneself until the transaction ends; a new one when none is named. */
async function releaseFor(tx: Transaction, principal: Principal, asked: NewDraft, title: string, isNew: boolean) {
  if (!asked.release) return insertRelease(tx, principal, { title: `${isNew ? '新建' : '修改'}${title}` });
  const release = await lockedRelease(tx, asked.release);
  refuseForeignRelease(principal, release);
  if (!mayEdit(principal, release)) throw ReleaseNotDraft({ status: release.status });
  return release;
}

/** Opens the draft of a definition in a release, or gives the one that is open there already. Faults are allowed. */
export async function openDraft(principal: Principal, asked: NewDraft): Promise<{ draft: Definition; made: boolean }> {
  refuseForeignKinds(principal, [asked]);
  await refuseForeignLayer(principal, asked.region);
  await refuseUnknownRegion(asked.region);
  const newest = await newestPublished(database, asked);
  const begun = await beginning(asked, newest);
  if (newest || asked.body) await refuseForeignDepartment(principal, [{ kind: asked.kind, body: begun.body }]);
  return database.transaction(async (tx) => {
    const given = asked.release ? await releaseFor(tx, principal, asked, '', false) : null;
    await lockSlots(tx, [asked]);
    const open = await openDrafts(tx, asked);
    const mine = open.find((draft) => draft.release === given?.id);
    if (mine) return { draft: mine, made: false };
    const newest = await newestPublished(tx, asked);
    refuseTaken(asked, newest, open);
    const release = given ?? (await releaseFor(tx, principal, asked, begun.title.zh, newest === null));
    const draft = await addDraft(tx, principal, release.id, asked, begun, newest);
    return { draft, made: true };
  });
}

/** One more draft in a release that its caller has locked, with the slot. */
export async function addDraft(
  tx: Transaction,
  principal: Principal,
  release: string,
  slot: Slot,
  content: { title: Text; body: Record<string, unknown> },
  newest: Definition | null,
): Promise<Definition> {
  const envelope = { ...slot, version: 1, effectiveFrom: null, note: '', ...content };
  const draft = await insertDefinition(
    tx,
    { ...envelope, kind: slot.kind, key: slot.key, region: slot.region },
    {
      version: await nextVersion(tx, slot),
      status: 'draft',
      author: principal.username,
      approver: null,
      release,
      baseVersion: newest?.version ?? null,
    },
  );
  await touch(tx, release);
  await trail(tx, 'definition.draft', draft, { release });
  return draft;
}

/** Lists show first what was worked on last. */
const touch = (tx: Transaction, release: string) =>
  tx.query('UPDATE pc.release SET updated_at = now() WHERE id = $1', [release]);

export async function definitionById(id: string): Promise<Definition> {
  const found = await database.query<Definition>(
    `SELECT ${DEFINITION_COLUMNS} FROM definitions WHERE document_id = $1`,
    [id],
  );
  const definition = found.rows[0];
  if (!definition) throw NotFound();
  return definition;
}

/** The draft for oneself, its release first: submitting and saving wait for each other in this order. */
async function lockedDraft(tx: Transaction, principal: Principal, seen: Definition): Promise<Definition> {
  if (seen.release) {
    const release = await lockedRelease(tx, seen.release);
    refuseForeignRelease(principal, release);
    if (!mayEdit(principal, release)) throw ReleaseNotDraft({ status: release.status });
  }
  const found = await tx.query<Definition>(
    `SELECT ${DEFINITION_COLUMNS} FROM definitions WHERE document_id = $1 FOR UPDATE`,
    [seen.id],
  );
  const draft = found.rows[0];
  if (!draft) throw NotFound();
  if (draft.status !== 'draft') throw WrongStatus({ from: draft.status, to: 'draft' });
  return draft;
}

export interface DraftChange {
  revision: number;
  title?: Text;
  note?: string;
  body?: Record<string, unknown>;
  /** Begin again from this published version: what was published meanwhile has been taken over by hand. */
  baseVersion?: number;
}

const UPDATE = `UPDATE definitions SET title = $2, note = $3, body = $4, checksum = $5, base_version = $6, editors = $7,
    revision = revision + 1, updated_at = now() WHERE document_id = $1 RETURNING ${DEFINITION_COLUMNS}`;

/** The base may only be raised to the version that is the newest now. */
async function newBase(tx: Transaction, draft: Definition, asked: number | undefined): Promise<number | null> {
  if (asked === undefined || asked === draft.baseVersion) return draft.baseVersion;
  const newest = await newestPublished(tx, draft);
  if (newest?.version === asked) return asked;
  const message = { zh: '这不是最新发布的版本，请刷新', en: 'This is not the newest version; reload' };
  throw Invalid({ count: 1 }, { fields: [{ path: 'baseVersion', code: 'stale', message }] });
}

/** Saves a draft as it is, faults and all. Who saves an older one than stands is told, and nothing is overwritten. */
export async function saveDraft(principal: Principal, id: string, change: DraftChange): Promise<Definition> {
  const seen = await definitionById(id);
  refuseForeignKinds(principal, [seen]);
  await refuseForeignDepartment(principal, [seen, ...(change.body ? [{ kind: seen.kind, body: change.body }] : [])]);
  await refuseForeignLayer(principal, seen.region);
  return database.transaction(async (tx) => {
    const draft = await lockedDraft(tx, principal, seen);
    const title = change.title ?? draft.title;
    const note = change.note ?? draft.note;
    const body = change.body ?? draft.body;
    const checksum = checksumOf(body, draft.kind);
    const baseVersion = await newBase(tx, draft, change.baseVersion);
    const same =
      checksum === draft.checksum &&
      note === draft.note &&
      baseVersion === draft.baseVersion &&
      JSON.stringify([title.zh, title.en]) === JSON.stringify([draft.title.zh, draft.title.en]);
    // An answer that was lost on the way is asked for again: what stands already is no conflict.
    if (same) return draft;
    if (change.revision !== draft.revision) {
      const last = draft.editors.at(-1);
      throw DraftConflict({ by: (await presentName(tx, id, last)) ?? '别人', extra: { current: draft } });
    }
    const editors = [...draft.editors.filter((one) => one !== principal.username), principal.username];
    const saved = await tx.query<Definition>(UPDATE, [
      id,
      JSON.stringify(title),
      note,
      JSON.stringify(body),
      checksum,
      baseVersion,
      JSON.stringify(editors),
    ]);
    const definition = saved.rows[0] as Definition;
    if (definition.release) await touch(tx, definition.release);
    await trail(tx, 'definition.save', definition, { revision: definition.revision });
    return definition;
  });
}

export async function removeDraft(principal: Principal, id: string): Promise<void> {
  const seen = await definitionById(id);
  refuseForeignKinds(principal, [seen]);
  await refuseForeignDepartment(principal, [seen]);
  await refuseForeignLayer(principal, seen.region);
  await database.transaction(async (tx) => {
    const draft = await lockedDraft(tx, principal, seen);
    await tx.query('DELETE FROM definitions WHERE document_id = $1', [id]);
    await forgetPresence(tx, [id]);
    if (draft.release) await touch(tx, draft.release);
    await trail(tx, 'definition.discard', draft, { release: draft.release });
  });
}
