import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { database, type Sql, type Transaction } from '@project-cloud/access/server';
import { type Envelope, LibraryBody, readDefinition, saysTheSame, slotName } from '../domain';
import { checksumOf } from './definition-row';
import { insertDefinition, takeEffect } from './definition-write';
import { prepareProjection } from './projection-prepare';

interface Source {
  file: string;
  envelope: Envelope;
}

/** Whoever publishes many definitions at once, from files or from a package, does it alone. */
export const LOADING_LOCK = 7240003;

/** Definitions below a folder; beside forms/ and rules/ stand their engines, which are code. */
function jsonFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.startsWith(join(folder, 'engine')))
    .sort();
}

function read(root: string, file: string): Source {
  const region = file.match(/\/regions\/([A-Za-z0-9-]+)\.json$/)?.[1] ?? null;
  const place = relative(root, file);
  const key = basename(region ? dirname(dirname(file)) : dirname(file));
  const found = readDefinition(JSON.parse(readFileSync(file, 'utf8')), { key, region });
  if (found.ok) return { file: place, envelope: found.envelope };
  throw new Error(`${place}: ${found.issues.map((issue) => `${issue.path} ${issue.message.zh}`).join('; ')}`);
}

/** A fault in a definition file stops the boot and names its place. */
export function readDefinitionFiles(root: string, folders: readonly string[]): Source[] {
  return folders.flatMap((folder) => jsonFiles(join(root, folder))).map((file) => read(root, file));
}

const numbered = (envelope: Envelope) => `${slotName(envelope)}/${envelope.version}`;

/** Whether the stored version says what the file says, however either is spelt. */
async function isStored(tx: Sql, envelope: Envelope): Promise<boolean> {
  const found = await tx.query<Pick<Envelope, 'title' | 'body'>>(
    'SELECT title, body::json AS body FROM definitions WHERE kind = $1 AND key = $2 AND region_code = $3 AND version = $4',
    [envelope.kind, envelope.key, envelope.region ?? '', envelope.version],
  );
  return found.rows.some((row) => saysTheSame({ ...envelope, ...row }, envelope));
}

/**
 * Bring files into the store: a version that is not there yet is published; one that is there stays as it is.
 * Running twice changes nothing, and what was published in the browser is never overwritten.
 */
export async function loadDefinitions(
  root: string,
  folders: readonly string[],
  warn: (text: string) => void,
): Promise<number> {
  const sources = readDefinitionFiles(root, folders);
  return database.transaction(async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [LOADING_LOCK]);
    const stored = await tx.query<Envelope & { checksum: string }>(
      `SELECT kind, key, nullif(region_code, '') AS region, version, checksum FROM definitions`,
    );
    const known = new Map(stored.rows.map((row) => [numbered(row), row.checksum]));
    let added = 0;
    for (const { file, envelope } of sources) {
      const sum = known.get(numbered(envelope));
      if (sum === undefined) {
        const state = {
          version: envelope.version,
          status: 'published' as const,
          author: 'reference',
          approver: 'reference-review',
        };
        await takeEffect(tx, await insertDefinition(tx, envelope, state));
        added += 1;
      } else if (sum !== checksumOf(envelope.body, envelope.kind) && !(await isStored(tx, envelope))) {
        warn(`${file} differs from the stored version ${envelope.version}: give it a new version number to publish it`);
      }
    }
    await prepareProjections(tx);
    return added;
  });
}

/** Tables as the newest versions have them; indexes of full ones wait for their job, so that no start waits for them. */
async function prepareProjections(tx: Transaction): Promise<void> {
  const libraries = await tx.query<{ key: string; body: unknown }>(
    `SELECT DISTINCT ON (key) key, body::json AS body FROM definitions WHERE kind = 'library' AND status = 'published' ORDER BY key, version DESC`,
  );
  for (const library of libraries.rows) await prepareProjection(tx, library.key, LibraryBody.parse(library.body));
}
