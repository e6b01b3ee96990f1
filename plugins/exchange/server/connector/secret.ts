import { createHmac } from 'node:crypto';
import { NotFound, type Principal } from '@project-cloud/access';
import { database } from '@project-cloud/access/server';
import { audit } from '@project-cloud/audit/server';
import { definitions } from '@project-cloud/library/server';
import { SubsystemUnreadable } from '../../domain';
import { sealingKey } from '../subsystem/keys';
import { seal, unseal } from '../subsystem/seal';
import { makeSecret } from '../subsystem/secret-store';

/** Bound to its connector, and to no subsystem of the same name. */
const placeOf = (connector: string) => `connector/${connector}`;

/** A new key signs from the next batch on; it is told this once. */
export async function makeConnectorSecret(principal: Principal, connector: string): Promise<{ secret: string }> {
  if (!(await definitions.effective('connector', connector))) throw NotFound();
  const secret = makeSecret();
  await database.transaction(async (tx) => {
    await tx.query(
      `INSERT INTO pc.exchange_secret (connector, sealed, made_by) VALUES ($1, $2, $3)
       ON CONFLICT (connector) DO UPDATE SET sealed = EXCLUDED.sealed, made_by = EXCLUDED.made_by, made_at = now()`,
      [connector, seal(sealingKey(), placeOf(connector), secret), principal.username],
    );
    await audit(tx, {
      action: 'connector.rotated',
      subjectType: 'connector',
      subjectId: connector,
      regionPath: principal.region?.path,
      detail: {},
    });
  });
  return { secret };
}

export async function connectorSecret(connector: string): Promise<string | null> {
  const found = await database.query<{ sealed: Buffer }>('SELECT sealed FROM pc.exchange_secret WHERE connector = $1', [
    connector,
  ]);
  const sealed = found.rows[0]?.sealed;
  if (!sealed) return null;
  const secret = unseal(sealingKey(), placeOf(connector), sealed);
  if (secret === null) throw SubsystemUnreadable();
  return secret;
}

export const signatureOf = (secret: string, payload: string): string =>
  `sha256=${createHmac('sha256', secret).update(payload).digest('hex')}`;
