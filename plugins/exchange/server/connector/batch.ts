import { database, newDocumentId, type Sql } from '@project-cloud/access/server';
import { audit } from '@project-cloud/audit/server';
import type { Bilingual } from '@project-cloud/kernel';
import { isFinalRefusal, type Receipt, type ReceivedRecord, readReceipt } from '../../domain';
import { RECEIVED } from '../queries/exchange-rows';
import { type Connector, hashOf } from './connector-of';
import type { GoodRow } from './look';
import { signatureOf } from './secret';

const PATIENCE_MS = 30_000;
const LONGEST_ANSWER = 1_000_000;
/** A batch holds rows of every region: only who sees all regions may read what was sent. */
const EVERYWHERE = '/';

export interface Batch {
  [column: string]: unknown;
  id: string;
  connector: string;
  number: number;
  version: number;
  payload: string;
}

const COLUMNS = 'id, connector, number, version, payload';

/** Those whose end is not known, in their order: each is sent again as it was, before anything new. */
export const openBatches = async (connector: string): Promise<Batch[]> =>
  (
    await database.query<Batch>(
      `SELECT ${COLUMNS} FROM pc.exchange_batch WHERE connector = $1 AND state IN ('prepared', 'sent', 'failed') ORDER BY number`,
      [connector],
    )
  ).rows;

/** Stored before it is sent, so that it can be sent again word for word. */
export async function prepareBatch(sql: Sql, connector: Connector, rows: readonly GoodRow[]): Promise<Batch> {
  const id = newDocumentId();
  const { key, version, body } = connector;
  const payload = JSON.stringify({ batch: id, connector: key, interfaceVersion: body.interfaceVersion, rows });
  const made = await sql.query<Batch>(
    `INSERT INTO pc.exchange_batch (id, connector, number, version, region_path, payload, address, rows)
     SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $7 FROM pc.exchange_batch WHERE connector = $2
     RETURNING ${COLUMNS}`,
    [id, key, version, EVERYWHERE, payload, body.address, rows.length],
  );
  return made.rows[0] as Batch;
}

type Answer =
  | { kind: 'receipt'; receipt: Receipt }
  | { kind: 'refused'; reason: Bilingual }
  | { kind: 'failed'; reason: Bilingual };

const failed = (zh: string, en: string): Answer => ({ kind: 'failed', reason: { zh, en } });

async function post(address: string, batch: Batch, ids: readonly string[], secret: string): Promise<Answer> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(address, {
      method: 'POST',
      // another address than the one that was approved gets nothing
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'idempotency-key': batch.id,
        'x-signature': signatureOf(secret, batch.payload),
      },
      body: batch.payload,
    });
    text = (await response.text()).slice(0, LONGEST_ANSWER);
  } catch (fault) {
    const slow = fault instanceof Error && fault.name === 'TimeoutError';
    return slow
      ? failed('对方 30 秒没有回应', 'The receiver did not answer within 30 seconds')
      : failed('连接不上对方，或连接中断', 'The receiver could not be reached, or the connection broke');
  }
  const { status } = response;
  if (isFinalRefusal(status))
    return {
      kind: 'refused',
      reason: { zh: `对方拒收整批（${status}）`, en: `The receiver refused the whole batch (${status})` },
    };
  if (!response.ok) return failed(`对方出错（${status}）`, `The receiver failed (${status})`);
  const receipt = readReceipt(text, ids);
  return receipt
    ? { kind: 'receipt', receipt }
    : failed('对方的回执看不懂，或数目对不上', 'The receipt cannot be read, or its counts do not add up');
}

const rowsIn = ({ payload }: Batch) => (JSON.parse(payload) as { rows: { id: string; record: ReceivedRecord }[] }).rows;

/** The receipt, what it says of each row, and the trail, all at once. */
async function keepReceipt(batch: Batch, { receipt, accepted, refused }: Receipt): Promise<void> {
  const reasons = new Map(refused.map(({ id, reason }) => [id, reason]));
  const rows = rowsIn(batch).map(({ id, record }) => {
    const reason = reasons.get(id);
    const errors =
      reason === undefined
        ? []
        : [{ field: '', label: { zh: '对方', en: 'Receiver' }, reason: { zh: reason, en: reason } }];
    return { id, hash: hashOf(record), state: reason === undefined ? 'sent' : 'refused', errors };
  });
  await database.transaction(async (tx) => {
    await tx.query(RECEIVED, [batch.connector, JSON.stringify(rows), batch.id]);
    await tx.query(
      `UPDATE pc.exchange_batch SET state = 'receipted', accepted = $2, refused = $3, receipt = $4, error = NULL,
         finished_at = now() WHERE id = $1`,
      [batch.id, accepted, refused.length, receipt],
    );
    const detail = { batch: batch.number, version: batch.version, accepted, refused: refused.length, receipt };
    await audit(tx, { action: 'connector.sent', subjectType: 'connector', subjectId: batch.connector, detail });
  });
}

export interface Receiver {
  /** The one in force now: a batch that could not be delivered goes where the next one goes. */
  address: string;
  secret: string;
}

/** Why a batch has no receipt; final when another try would be answered in the same way. */
export interface Unsent {
  reason: Bilingual;
  final: boolean;
}

/** Sends a batch under its own key. Null when its end is known, else why it is not. */
export async function sendBatch(batch: Batch, { address, secret }: Receiver): Promise<Unsent | null> {
  await database.query(`UPDATE pc.exchange_batch SET state = 'sent', address = $2 WHERE id = $1`, [batch.id, address]);
  const answer = await post(
    address,
    batch,
    rowsIn(batch).map(({ id }) => id),
    secret,
  );
  if (answer.kind === 'receipt') {
    await keepReceipt(batch, answer.receipt);
    return null;
  }
  await database.query('UPDATE pc.exchange_batch SET state = $2, error = $3, finished_at = now() WHERE id = $1', [
    batch.id,
    answer.kind,
    JSON.stringify(answer.reason),
  ]);
  return { reason: answer.reason, final: answer.kind === 'refused' };
}
