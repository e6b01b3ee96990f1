import { createHash } from 'node:crypto';
import { ConnectorBody } from '@project-cloud/library';
import { definitions } from '@project-cloud/library/server';
import { type ReceivedRecord, recordText } from '../../domain';

export interface Connector {
  key: string;
  version: number;
  title: { zh: string; en: string };
  effectiveFrom: string | null;
  body: ConnectorBody;
}

/** The connector as it is in force today. */
export async function findConnector(key: string): Promise<Connector | null> {
  const found = await definitions.effective('connector', key);
  if (!found) return null;
  const { version, title, effectiveFrom, body } = found;
  return { key, version, title, effectiveFrom, body: ConnectorBody.parse(body) };
}

export const allConnectors = async (): Promise<Connector[]> =>
  (await definitions.allEffective('connector')).flatMap(({ key, version, title, effectiveFrom, body }) => {
    const parsed = ConnectorBody.safeParse(body);
    return parsed.success ? [{ key, version, title, effectiveFrom, body: parsed.data }] : [];
  });

/** What tells whether a record changed since it was sent. */
export const hashOf = (record: ReceivedRecord): string =>
  createHash('sha256').update(recordText(record)).digest('base64url');
