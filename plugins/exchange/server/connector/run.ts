import { alone, database, defineJob } from '@project-cloud/access/server';
import type { Bilingual } from '@project-cloud/kernel';
import { definitions } from '@project-cloud/library/server';
import { ConnectorKeyMissing } from '../../domain';
import { FORGET_HELD, HOLD, KNOWN, RELEASE_HELD } from '../queries/exchange-rows';
import { type Batch, openBatches, prepareBatch, type Receiver, sendBatch, type Unsent } from './batch';
import { type Connector, findConnector, hashOf } from './connector-of';
import { type GoodRow, type HeldRow, lookAtRows } from './look';
import { askForDue } from './schedule';
import { connectorSecret } from './secret';

const ATTEMPTS = 3;

interface Run {
  [column: string]: unknown;
  id: string;
  connector: string;
  attempts: number;
}

/** A receiver that cannot be reached may be back in a moment: the queue takes the run up again. */
class TryAgain extends Error {}

const waiting = async (connector: string | null): Promise<Run[]> =>
  (
    await database.query<Run>(
      `SELECT id, connector, attempts FROM pc.exchange_run WHERE state = 'waiting' AND ($1::text IS NULL OR connector = $1)
       ORDER BY asked_at`,
      [connector],
    )
  ).rows;

async function holdBack(connector: string, held: readonly HeldRow[]): Promise<void> {
  const ids = held.map(({ id }) => id);
  await database.transaction(async (tx) => {
    await tx.query(HOLD, [connector, JSON.stringify(held)]);
    await tx.query(FORGET_HELD, [connector, ids]);
    await tx.query(RELEASE_HELD, [connector, ids]);
  });
}

/** What changed since it was sent, in batches of the connector's size; what cannot be sent is held with its faults. */
async function prepareAll(connector: Connector) {
  const known = await database.query<{ entry_id: string; hash: string }>(KNOWN, [connector.key]);
  const hashes = new Map(known.rows.map((row) => [row.entry_id, row.hash]));
  const changed: GoodRow[] = [];
  const held: HeldRow[] = [];
  const looked = await lookAtRows(connector, {
    good: (row) => {
      if (hashes.get(row.id) !== hashOf(row.record)) changed.push(row);
    },
    held: (row) => held.push(row),
  });
  await holdBack(connector.key, held);
  const batches: Batch[] = [];
  await database.transaction(async (tx) => {
    for (let at = 0; at < changed.length; at += connector.body.batchSize)
      batches.push(await prepareBatch(tx, connector, changed.slice(at, at + connector.body.batchSize)));
  });
  return { looked, batches, held: held.length, sent: changed.length };
}

/** Sent in their order; the first that fails stops the rest, which wait as they are. */
async function sendAll(batches: readonly Batch[], receiver: Receiver): Promise<Unsent | null> {
  for (const batch of batches) {
    const unsent = await sendBatch(batch, receiver);
    if (unsent) return unsent;
  }
  return null;
}

interface Outcome {
  version: number | null;
  looked: number;
  sent: number;
  held: number;
  unsent: Unsent | null;
}

const nothing = { looked: 0, sent: 0, held: 0 };
const final = (reason: Bilingual): Unsent => ({ reason, final: true });

async function outcomeOf({ connector: key }: Run): Promise<Outcome> {
  // The publication may be known to the queue before word of it has come here.
  definitions.forget();
  const connector = await findConnector(key);
  if (!connector) {
    const unsent = final({ zh: '交换已停用', en: 'The connector is no longer in force' });
    return { ...nothing, version: null, unsent };
  }
  const secret = await connectorSecret(key);
  if (secret === null) return { ...nothing, version: connector.version, unsent: final(ConnectorKeyMissing().text) };
  const receiver = { address: connector.body.address, secret };
  const before = await sendAll(await openBatches(key), receiver);
  if (before) return { ...nothing, version: connector.version, unsent: before };
  const { batches, ...counts } = await prepareAll(connector);
  return { ...counts, version: connector.version, unsent: await sendAll(batches, receiver) };
}

const FINISH = `UPDATE pc.exchange_run SET state = $2, attempts = $3, version = $4, looked = greatest(looked, $5),
    sent = greatest(sent, $6), held = greatest(held, $7), error = $8,
    finished_at = CASE WHEN $2 = 'waiting' THEN NULL ELSE now() END WHERE id = $1`;

async function work(run: Run): Promise<void> {
  const attempts = run.attempts + 1;
  const { unsent, version, looked, sent, held } = await outcomeOf(run);
  const again = unsent !== null && !unsent.final && attempts < ATTEMPTS;
  const state = unsent === null ? 'done' : again ? 'waiting' : 'failed';
  await database.query(FINISH, [
    run.id,
    state,
    attempts,
    version,
    looked,
    sent,
    held,
    unsent && JSON.stringify(unsent.reason),
  ]);
  if (again) throw new TryAgain(`${run.connector}: ${unsent.reason.en}`);
}

async function workThrough(connector: string): Promise<void> {
  await alone(`exchange ${connector}`, {
    waits: async () => (await waiting(connector)).length > 0,
    async run() {
      for (const one of await waiting(connector)) await work(one);
    },
  });
}

/** Sent when somebody asks; by the clock for what is due, and for what a process that died has left. */
export const exchangeJob = defineJob<{ connector?: string }>({
  name: 'exchange-run',
  cron: '* * * * *',
  atStart: true,
  async run({ connector }) {
    if (connector) return workThrough(connector);
    await askForDue();
    for (const key of new Set((await waiting(null)).map((run) => run.connector))) {
      // One that cannot be reached does not keep the others waiting; the next minute tries it again.
      await workThrough(key).catch((fault) => {
        if (!(fault instanceof TryAgain)) throw fault;
      });
    }
  },
});
