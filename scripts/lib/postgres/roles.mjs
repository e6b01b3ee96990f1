import { createRequire } from 'node:module';
import { inRoot } from '../root.mjs';

/** The role and the database of the application have one name. */
export const OWNER = 'project_cloud';

const EXTENSIONS = ['pg_trgm'];

async function connected(connectionString, work) {
  const { Client } = createRequire(inRoot('package.json'))('pg');
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export function addressOf({ user, password, port, database }) {
  return `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

/**
 * The application never connects as the superuser, who passes row-level security by without a word.
 * Its role owns its database and nothing else.
 */
export async function ensureOwner(adminAddress, password) {
  await connected(adminAddress, async (client) => {
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [OWNER]);
    if (rowCount === 0) await client.query(`create role ${OWNER}`);
    await client.query(
      `alter role ${OWNER} login nosuperuser nobypassrls nocreatedb nocreaterole noreplication password ${client.escapeLiteral(password)}`,
    );
  });
}

/** A database that the application's role owns, with the extensions that only a superuser may be asked for. */
export async function ensureDatabase(addressFor, name) {
  await connected(addressFor('postgres'), async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)} owner ${OWNER}`);
  });
  await connected(addressFor(name), async (client) => {
    for (const it of EXTENSIONS) await client.query(`create extension if not exists ${client.escapeIdentifier(it)}`);
  });
}

export async function dropDatabase(addressFor, name) {
  await connected(addressFor('postgres'), (client) =>
    client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`),
  );
}
