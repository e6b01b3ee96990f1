import type { Principal } from '@project-cloud/access';
import { database, type Sql } from '@project-cloud/access/server';

/** Who has not been heard of for so long has gone. A page says that it is there every 20 seconds. */
const FORGOTTEN = `interval '60 seconds'`;

export interface Present {
  username: string;
  name: string;
  since: string;
}

/** Says that somebody has a draft open, and who else has. */
export async function bePresent(principal: Principal, definition: string): Promise<Present[]> {
  await database.query(
    `INSERT INTO pc.draft_presence (definition_id, username, name) VALUES ($1, $2, $3)
     ON CONFLICT (definition_id, username) DO UPDATE SET name = excluded.name, seen = now(),
       since = CASE WHEN pc.draft_presence.seen < now() - ${FORGOTTEN} THEN now() ELSE pc.draft_presence.since END`,
    [definition, principal.username, principal.name],
  );
  const others = await database.query<Present>(
    `SELECT username, name, since FROM pc.draft_presence
     WHERE definition_id = $1 AND username <> $2 AND seen > now() - ${FORGOTTEN} ORDER BY since`,
    [definition, principal.username],
  );
  return others.rows;
}

/** What somebody who works on a draft is called, as far as it is known. */
export async function presentName(sql: Sql, definition: string, username: string | undefined): Promise<string | null> {
  const found = await sql.query<{ name: string }>(
    'SELECT name FROM pc.draft_presence WHERE definition_id = $1 AND username = $2',
    [definition, username ?? ''],
  );
  return found.rows[0]?.name ?? null;
}

export async function forgetPresence(sql: Sql, definitions: readonly string[]): Promise<void> {
  await sql.query('DELETE FROM pc.draft_presence WHERE definition_id = ANY($1)', [definitions]);
}
