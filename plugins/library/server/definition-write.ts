import { NotFound, type Principal } from '@project-cloud/access';
import { database, newDocumentId, type Transaction } from '@project-cloud/access/server';
import { audit } from '@project-cloud/audit/server';
import {
  approve,
  DefinitionInvalid,
  DefinitionOfRelease,
  DefinitionOutdated,
  type Envelope,
  LibraryBody,
  move,
  ReleaseNotDraft,
  type Status,
} from '../domain';
import { definitionIssues } from './definition-check';
import { checksumOf, DEFINITION_COLUMNS, type Definition } from './definition-row';
import { definitions } from './definition-store';
import { refuseForeignDepartment } from './department-right';
import { libraryEvents } from './events';
import { refuseForeignKinds } from './kind-right';
import { prepareProjection } from './projection-prepare';
import { refuseUnnamed } from './release-approvers';
import { mayEdit, refuseForeignLayer, refuseForeignRelease } from './release-right';
import { lockedRelease } from './release-row';
import { lockSlots, newestPublished, nextVersion } from './slot';

const INSERT = `INSERT INTO definitions (document_id, kind, key, region_code, version, status, effective_from, title, body, checksum,
    author, approver, note, release_id, base_version, editors, revision, created_at, updated_at, published_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, jsonb_build_array($11::varchar), 1, now(), now(), now())
  RETURNING ${DEFINITION_COLUMNS}`;

export async function insertDefinition(
  tx: Transaction,
  envelope: Envelope,
  state: {
    version: number;
    status: Status;
    author: string;
    approver: string | null;
    release?: string | null;
    baseVersion?: number | null;
  },
): Promise<Definition> {
  const made = await tx.query<Definition>(INSERT, [
    newDocumentId(),
    envelope.kind,
    envelope.key,
    envelope.region ?? '',
    state.version,
    state.status,
    envelope.effectiveFrom,
    JSON.stringify(envelope.title),
    JSON.stringify(envelope.body),
    checksumOf(envelope.body, envelope.kind),
    state.author,
    state.approver,
    envelope.note,
    state.release ?? null,
    state.baseVersion ?? null,
  ]);
  const definition = made.rows[0];
  if (!definition) throw new Error('A definition was not stored');
  return definition;
}

/** What takes effect with a publication beyond the row itself. */
export async function takeEffect(tx: Transaction, definition: Definition): Promise<void> {
  if (definition.kind === 'library') await prepareProjection(tx, definition.key, LibraryBody.parse(definition.body));
  await libraryEvents.emit('taking-effect', { tx, definition });
  await definitions.announceChange(tx);
  tx.afterCommit(() => definitions.forget());
}

async function check(envelope: Envelope): Promise<void> {
  const fields = await definitionIssues(envelope);
  if (fields.length > 0) throw DefinitionInvalid({ count: fields.length }, { fields });
}

/** A draft that is sound; alone, or as a part of a release that is being put together. */
export async function createDraft(
  principal: Principal,
  envelope: Envelope,
  release: string | null = null,
): Promise<Definition> {
  refuseForeignKinds(principal, [envelope]);
  await refuseForeignDepartment(principal, [envelope]);
  await refuseForeignLayer(principal, envelope.region);
  await check(envelope);
  return database.transaction(async (tx) => {
    if (release) await refuseClosed(tx, principal, release);
    await lockSlots(tx, [envelope]);
    const definition = await insertDefinition(tx, envelope, {
      version: await nextVersion(tx, envelope),
      status: 'draft',
      author: principal.username,
      approver: null,
      release,
      baseVersion: (await newestPublished(tx, envelope))?.version ?? null,
    });
    await trail(tx, 'definition.draft', definition);
    return definition;
  });
}

async function refuseClosed(tx: Transaction, principal: Principal, id: string): Promise<void> {
  const release = await lockedRelease(tx, id);
  refuseForeignRelease(principal, release);
  if (!mayEdit(principal, release)) throw ReleaseNotDraft({ status: release.status });
}

export const trail = (tx: Transaction, action: string, d: Definition, detail: Record<string, unknown> = {}) =>
  audit(tx, {
    action,
    subjectType: 'definition',
    subjectId: `${d.kind}/${d.key}${d.region ? `@${d.region}` : ''}`,
    detail: { version: d.version, checksum: d.checksum, ...detail },
  });

async function locked(tx: Transaction, id: string): Promise<Definition> {
  const found = await tx.query<Definition>(
    `SELECT ${DEFINITION_COLUMNS} FROM definitions WHERE document_id = $1 FOR UPDATE`,
    [id],
  );
  const definition = found.rows[0];
  if (!definition) throw NotFound();
  return definition;
}

async function setStatus(tx: Transaction, id: string, status: Status, approver: string | null): Promise<Definition> {
  const done = await tx.query<Definition>(
    `UPDATE definitions SET status = $2, approver = coalesce($3, approver), updated_at = now() WHERE document_id = $1 RETURNING ${DEFINITION_COLUMNS}`,
    [id, status, approver],
  );
  const definition = done.rows[0];
  if (!definition) throw NotFound();
  return definition;
}

export function submitDefinition(principal: Principal, id: string): Promise<Definition> {
  return database.transaction(async (tx) => {
    const before = await locked(tx, id);
    refuseForeignKinds(principal, [before]);
    await refuseForeignLayer(principal, before.region);
    if (before.release) throw DefinitionOfRelease();
    move(before.status, 'submitted');
    const definition = await setStatus(tx, id, 'submitted', null);
    await trail(tx, 'definition.submit', definition);
    return definition;
  });
}

/** Published from its date; the approver is never the author. The body is checked again: the engines may have learned more. */
export function publishDefinition(principal: Principal, id: string): Promise<Definition> {
  return database.transaction(async (tx) => {
    const before = await locked(tx, id);
    if (before.release) throw DefinitionOfRelease();
    await refuseForeignLayer(principal, before.region);
    approve(before, principal.username);
    await refuseUnnamed(principal, [before]);
    await lockSlots(tx, [before]);
    const newest = await newestPublished(tx, before);
    if (newest && newest.version > before.version) throw DefinitionOutdated({ version: newest.version });
    await check(before);
    const definition = await setStatus(tx, id, 'published', principal.username);
    await takeEffect(tx, definition);
    await trail(tx, 'definition.publish', definition, { author: definition.author });
    return definition;
  });
}

export function retireDefinition(principal: Principal, id: string): Promise<Definition> {
  return database.transaction(async (tx) => {
    const before = await locked(tx, id);
    await refuseForeignLayer(principal, before.region);
    await refuseUnnamed(principal, [before]);
    move(before.status, 'retired');
    const definition = await setStatus(tx, id, 'retired', null);
    await takeEffect(tx, definition);
    await trail(tx, 'definition.retire', definition);
    return definition;
  });
}
