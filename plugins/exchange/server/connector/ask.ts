import { NotFound, type Principal } from '@project-cloud/access';
import { database, newDocumentId } from '@project-cloud/access/server';
import { audit } from '@project-cloud/audit/server';
import { ConnectorKeyMissing, ConnectorRunning } from '../../domain';
import { findConnector } from './connector-of';
import { exchangeJob } from './run';
import { connectorSecret } from './secret';

/** Runs a connector now, beside the work that goes on. */
export async function askForRun(principal: Principal, key: string): Promise<{ id: string }> {
  const connector = await findConnector(key);
  if (!connector) throw NotFound();
  if ((await connectorSecret(key)) === null) throw ConnectorKeyMissing();
  const id = newDocumentId();
  await database.transaction(async (tx) => {
    const asked = await tx.query(
      'INSERT INTO pc.exchange_run (id, connector, asked_by) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [id, key, principal.username],
    );
    if (!asked.rowCount) throw ConnectorRunning();
    await audit(tx, {
      action: 'connector.run',
      subjectType: 'connector',
      subjectId: key,
      regionPath: principal.region?.path,
      detail: { version: connector.version },
    });
    await exchangeJob.send(tx, { connector: key });
  });
  return { id };
}
