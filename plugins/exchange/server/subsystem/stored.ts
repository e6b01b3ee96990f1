import type { Principal } from '@project-cloud/access';
import { NotFound, OutOfScope } from '@project-cloud/access';
import { database, inScope, type Sql } from '@project-cloud/access/server';
import { isWithin } from '@project-cloud/kernel';
import type { Subsystem } from '../../domain';

export interface StoredSubsystem extends Subsystem {
  createdAt: Date;
  createdBy: string;
  changedAt: Date;
  changedBy: string;
}

type Row = StoredSubsystem & { [key: string]: unknown };

const SELECT = `SELECT s.key, s.title, s.url, s.places, s.roles, s.opens, s.pinned, s.state, s.reason, s.revision,
    s.created_at AS "createdAt", s.created_by AS "createdBy", s.changed_at AS "changedAt", s.changed_by AS "changedBy",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('code', r.code, 'name', r.name, 'path', r.path) ORDER BY r.path COLLATE "C"), '[]')
     FROM regions r WHERE r.code = ANY (s.regions)) AS regions
  FROM pc.subsystem s`;

/** The same for everybody: who may see which is decided by what they say. */
export const allSubsystems = async (): Promise<StoredSubsystem[]> =>
  (await database.aside<Row>(`${SELECT} ORDER BY s.pinned DESC, s.created_at, s.key`)).rows;

export async function findSubsystem(key: string, sql: Sql = database): Promise<StoredSubsystem | null> {
  return (await sql.query<Row>(`${SELECT} WHERE s.key = $1`, [key])).rows[0] ?? null;
}

/** One manages what serves nobody outside one's own scope: a county its own, the region all. */
export const manages = ({ regions }: Subsystem): boolean =>
  regions.length > 0 && regions.every((it) => inScope(it.path));

/** Whether a manager sees it in the list at all: their own, and those from above that serve them. */
export const concerns = ({ regions }: Subsystem, { region }: Principal): boolean =>
  regions.some(({ path }) => inScope(path) || (region !== null && isWithin(region.path, path)));

/** For a change: nobody else changes it until the transaction ends, and only who manages it gets this far. */
export async function lockManaged(tx: Sql, principal: Principal, key: string): Promise<StoredSubsystem> {
  await tx.query('SELECT 1 FROM pc.subsystem WHERE key = $1 FOR UPDATE', [key]);
  return checkManaged(principal, await findSubsystem(key, tx));
}

export function checkManaged(principal: Principal, found: StoredSubsystem | null): StoredSubsystem {
  if (!found || !concerns(found, principal)) throw NotFound();
  if (!manages(found)) throw OutOfScope();
  return found;
}
