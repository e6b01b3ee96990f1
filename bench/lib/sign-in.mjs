import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import pg from 'pg';
import { Fault } from '../../scripts/lib/fault.mjs';
import { inRoot } from '../../scripts/lib/root.mjs';

const { hash } = createRequire(inRoot('plugins/access/package.json'))('bcryptjs');

/** A person of the bench, as the seed makes people; a second run gets a new password. */
async function ensurePerson(databaseUrl, { username, role, region }) {
  const password = randomBytes(18).toString('base64url');
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const id = username.padEnd(24, '0').slice(0, 24);
    await client.query('DELETE FROM up_users WHERE username = $1', [username]);
    const made = await client.query(
      `INSERT INTO up_users (document_id, username, email, provider, password, confirmed, blocked, name, region_code, created_at, updated_at, published_at)
       VALUES ($1, $2::text, $2 || '@example.invalid', 'local', $3, true, false, $2, $4, now(), now(), now()) RETURNING id`,
      [id, username, await hash(password, 10), region],
    );
    await client.query('INSERT INTO up_users_role_lnk (user_id, role_id) SELECT $1, id FROM up_roles WHERE type = $2', [
      made.rows[0].id,
      role,
    ]);
  } finally {
    await client.end();
  }
  return password;
}

/** The headers of a signed-in person's requests: what a browser would send. */
export async function signIn({ url, databaseUrl, person }) {
  const password = await ensurePerson(databaseUrl, person);
  const headers = { 'content-type': 'application/json', 'x-requested-with': 'project-cloud' };
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ username: person.username, password }),
  });
  if (!answer.ok) throw new Fault(`Signing in: ${answer.status} ${await answer.text()}`);
  const [cookie] = (answer.headers.getSetCookie()[0] ?? '').split(';');
  return { ...headers, cookie };
}
