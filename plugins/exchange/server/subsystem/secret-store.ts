import { randomBytes } from 'node:crypto';
import type { Sql } from '@project-cloud/access/server';
import { Invalid } from '@project-cloud/access/server';
import { inUse, type SecretVersion, SubsystemUnreadable, secretFault } from '../../domain';
import { sealingKey } from './keys';
import { seal, unseal } from './seal';

interface StoredSecret {
  [key: string]: unknown;
  version: number;
  sealed: Buffer;
  signsFrom: Date;
  madeAt: Date;
  madeBy: string;
}

const placeOf = (subsystem: string, version: number) => `${subsystem}/${version}`;

/** 32 random bytes as text: what is shown is what signs. */
export const makeSecret = (): string => randomBytes(32).toString('base64url');

/** A secret that somebody brings, or a new one; told back only when it is new. */
export function givenSecret(secret: string | undefined): { secret: string; told: string | null } {
  if (secret === undefined) {
    const made = makeSecret();
    return { secret: made, told: made };
  }
  const message = secretFault(secret);
  if (message) throw Invalid({ count: 1 }, { fields: [{ path: 'secret', code: 'weak', message }] });
  return { secret, told: null };
}

/** @returns its version, one above the last */
export async function keepSecret(sql: Sql, subsystem: string, secret: string, signsFrom: Date, by: string) {
  const last = await sql.query<{ version: number }>(
    'SELECT coalesce(max(version), 0) AS version FROM pc.subsystem_secret WHERE subsystem = $1',
    [subsystem],
  );
  const version = (last.rows[0]?.version ?? 0) + 1;
  await sql.query(
    'INSERT INTO pc.subsystem_secret (subsystem, version, sealed, signs_from, made_by) VALUES ($1, $2, $3, $4, $5)',
    [subsystem, version, seal(sealingKey(), placeOf(subsystem, version), secret), signsFrom, by],
  );
  return version;
}

const secretsOf = async (sql: Sql, subsystem: string) =>
  (
    await sql.query<StoredSecret>(
      `SELECT version, sealed, signs_from AS "signsFrom", made_at AS "madeAt", made_by AS "madeBy"
       FROM pc.subsystem_secret WHERE subsystem = $1 ORDER BY version DESC`,
      [subsystem],
    )
  ).rows;

/** Which signs now and which will, without their text. */
export async function secretVersions(sql: Sql, subsystem: string, now: Date) {
  const shown = (it: StoredSecret | null): SecretVersion | null =>
    it && {
      version: it.version,
      signsFrom: it.signsFrom.toISOString(),
      madeAt: it.madeAt.toISOString(),
      madeBy: it.madeBy,
    };
  const { current, next } = inUse(await secretsOf(sql, subsystem), now);
  return { current: shown(current), next: shown(next) };
}

/** The text of the secret that signs, or of the one that will; null when there is none such. */
export async function readSecret(sql: Sql, subsystem: string, which: 'current' | 'next', now: Date) {
  const found = inUse(await secretsOf(sql, subsystem), now)[which];
  if (!found) return null;
  const secret = unseal(sealingKey(), placeOf(subsystem, found.version), found.sealed);
  if (secret === null) throw SubsystemUnreadable();
  return { version: found.version, secret };
}

/** Those that have been replaced sign nothing any more and are not kept. */
export async function dropReplaced(sql: Sql, subsystem: string, current: number): Promise<void> {
  await sql.query('DELETE FROM pc.subsystem_secret WHERE subsystem = $1 AND version < $2', [subsystem, current]);
}
