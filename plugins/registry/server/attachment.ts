import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { NotAllowed, NotFound, type Principal, scopeOf } from '@project-cloud/access';
import { currentWork, database, newDocumentId, runScoped, type UploadedFile } from '@project-cloud/access/server';
import { audit } from '@project-cloud/audit/server';
import { defineError } from '@project-cloud/kernel';
import { checkAttachment, DEFAULT_LIMITS } from '../domain/attachment/check';
import { LINK_SECONDS, signLink, verifyLink } from '../domain/attachment/link';
import { files, linkSecret } from './files';
import { findProjectByCode } from './find-project';

export const LinkExpired = defineError('REGISTRY_LINK_EXPIRED', 410, () => ({
  zh: '下载地址已失效，请回到项目页重新下载',
  en: 'The address has expired; download it again from the project page',
}));

const COLUMNS = `document_id AS id, name, size, content_type AS "contentType", sha_256 AS sha256, created_at AS "uploadedAt", uploader_name AS uploader`;
const SAMPLE = 8192;

interface StoredAttachment {
  id: string;
  name: string;
  contentType: string;
  storage_key: string;
  project_id: string;
  region_path: string;
  [key: string]: unknown;
}

async function sample(file: UploadedFile): Promise<{ head: Buffer; tail: Buffer }> {
  const handle = await open(file.path, 'r');
  try {
    const read = async (at: number) => {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(SAMPLE), 0, SAMPLE, at);
      return buffer.subarray(0, bytesRead);
    };
    return { head: await read(0), tail: await read(Math.max(0, file.size - SAMPLE)) };
  } finally {
    await handle.close();
  }
}

/** Content first, row second: a row never names a file that is not there, and a file without a row is removed again. */
export async function attach(principal: Principal, code: string, file: UploadedFile): Promise<unknown> {
  const project = await findProjectByCode(code);
  if (!project) throw NotFound();
  const { head, tail } = await sample(file);
  const checked = checkAttachment({ name: file.name, size: file.size, head, tail }, DEFAULT_LIMITS);
  const stored = await files().put(createReadStream(file.path), {
    contentType: checked.contentType,
    maxBytes: DEFAULT_LIMITS.maxBytes,
  });
  try {
    return await database.transaction(async (tx) => {
      const made = await tx.query(
        `INSERT INTO attachments (document_id, project_id, name, size, content_type, sha_256, storage_key, region_path, owner_code, uploader, uploader_name,
           created_at, updated_at, published_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, now(), now(), now()) RETURNING ${COLUMNS}`,
        [
          newDocumentId(),
          project.id,
          checked.name,
          stored.size,
          checked.contentType,
          stored.sha256,
          stored.key,
          project.region_path,
          project.owner_code,
          principal.username,
          principal.name,
        ],
      );
      await audit(tx, {
        action: 'attachment.add',
        subjectType: 'project',
        subjectId: project.id,
        regionPath: project.region_path,
        detail: { name: checked.name, sha256: stored.sha256, size: stored.size },
      });
      return made.rows[0];
    });
  } catch (fault) {
    await files().remove(stored.key);
    throw fault;
  }
}

export async function attachmentsOf(projectId: string): Promise<unknown[]> {
  return (
    await database.query(`SELECT ${COLUMNS} FROM attachments WHERE project_id = $1 ORDER BY id DESC`, [projectId])
  ).rows;
}

async function found(id: string): Promise<StoredAttachment> {
  const row = (
    await database.query<StoredAttachment>(
      `SELECT ${COLUMNS}, storage_key, project_id, region_path FROM attachments WHERE document_id = $1`,
      [id],
    )
  ).rows[0];
  if (!row) throw NotFound();
  return row;
}

/** An address for five minutes, for this person: it works in a new tab, and the scope is asked again when it is used. */
export async function linkTo(principal: Principal, id: string): Promise<{ url: string; expiresAt: string }> {
  const attachment = await found(id);
  const expires = Date.now() + LINK_SECONDS * 1000;
  const token = signLink(
    { attachmentId: attachment.id, principal: JSON.stringify(principalKey(principal)), expires },
    linkSecret(),
  );
  return { url: `/api/files/${token}`, expiresAt: new Date(expires).toISOString() };
}

/** What is needed to ask for the scope again, and no more. */
const principalKey = (principal: Principal) => ({
  username: principal.username,
  role: principal.role,
  region: principal.region?.path ?? null,
  owner: principal.ownerCode,
});

export async function openLink(token: string) {
  const verdict = verifyLink(token, linkSecret(), Date.now());
  if (!verdict.ok) throw verdict.reason === 'expired' ? LinkExpired() : NotFound();
  const key = JSON.parse(verdict.link.principal) as {
    username: string;
    role: Principal['role'];
    region: string | null;
    owner: string | null;
  };
  const scope = scopeOf({
    kind: 'user',
    id: 0,
    username: key.username,
    name: key.username,
    role: key.role,
    organisation: null,
    region: key.region ? { code: '', name: '', path: key.region, level: '' } : null,
    ownerCode: key.owner,
  });
  return runScoped(scope, async () => {
    const attachment = await found(verdict.link.attachmentId);
    const stream = await files().get(attachment.storage_key);
    await audit(database, {
      action: 'attachment.read',
      subjectType: 'project',
      subjectId: attachment.project_id,
      regionPath: attachment.region_path,
      detail: { name: attachment.name, by: key.username, request: currentWork()?.requestId },
    });
    return { stream, name: attachment.name, contentType: attachment.contentType };
  });
}

export async function detach(principal: Principal, id: string): Promise<void> {
  const attachment = await found(id);
  if (principal.role === 'leader' || principal.role === 'auditor') throw NotAllowed({ action: 'attachment.write' });
  await database.transaction(async (tx) => {
    await tx.query('DELETE FROM attachments WHERE document_id = $1', [id]);
    await audit(tx, {
      action: 'attachment.remove',
      subjectType: 'project',
      subjectId: attachment.project_id,
      regionPath: attachment.region_path,
      detail: { name: attachment.name },
    });
    tx.afterCommit(() => files().remove(attachment.storage_key));
  });
}
