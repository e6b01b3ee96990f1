import { may, NotAllowed, NotFound, type Principal } from '@project-cloud/access';
import { currentScope, database, runAsSystem } from '@project-cloud/access/server';
import { findLibrary } from '@project-cloud/library/server';
import type { ReceivedRecord, RowFault } from '../../domain';
import { HELD_ROWS } from '../queries/exchange-rows';
import { allConnectors, type Connector, findConnector } from './connector-of';
import { lookAtRows } from './look';

const RUNS = `SELECT id, asked_by AS "askedBy", state, version, looked, sent, held, error, asked_at AS "askedAt",
  finished_at AS "finishedAt" FROM pc.exchange_run WHERE connector = $1 ORDER BY asked_at DESC LIMIT $2`;

/** Without what was sent: counts and receipts are all that whoever runs the platform sees. */
const BATCHES = `SELECT id, number, version, state, rows, accepted, refused, receipt, error,
  prepared_at AS "preparedAt", finished_at AS "finishedAt"
  FROM pc.exchange_batch WHERE connector = $1 ORDER BY number DESC LIMIT 50`;

const HELD_COUNT = `SELECT count(*)::int AS held FROM pc.exchange_row WHERE connector = $1 AND state <> 'sent'`;
const SECRET = 'SELECT made_at AS "madeAt" FROM pc.exchange_secret WHERE connector = $1';

type Row = Record<string, unknown>;
const rows = async (text: string, values: unknown[]) => (await database.query<Row>(text, values)).rows;

/** Counts are of all regions, whoever asks: the operator sees no row, and how many there are. */
const counted = <T>(run: () => Promise<T>) => runAsSystem('exchange counts', run);

const headOf = async ({ key, version, title, effectiveFrom, body }: Connector) => ({
  key,
  version,
  title,
  effectiveFrom,
  library: { key: body.library, name: (await findLibrary(body.library))?.body.name ?? null },
  address: body.address,
  schedule: body.schedule,
  sample: body.sample ?? false,
  fields: body.fields.length,
});

export async function listConnectors() {
  const items = await Promise.all(
    (await allConnectors()).map(async (connector) => {
      const [last, held] = await counted(() =>
        Promise.all([rows(RUNS, [connector.key, 1]), rows(HELD_COUNT, [connector.key])]),
      );
      return { ...(await headOf(connector)), lastRun: last[0] ?? null, held: held[0]?.held ?? 0 };
    }),
  );
  return { items };
}

export async function oneConnector(key: string) {
  const connector = await findConnector(key);
  if (!connector) throw NotFound();
  const [runs, batches, held, secret] = await counted(() =>
    Promise.all([rows(RUNS, [key, 20]), rows(BATCHES, [key]), rows(HELD_COUNT, [key]), rows(SECRET, [key])]),
  );
  const secretMadeAt = secret[0]?.madeAt ?? null;
  return { ...(await headOf(connector)), body: connector.body, runs, batches, held: held[0]?.held ?? 0, secretMadeAt };
}

/** What is held back or was refused, by project: for those who may see the projects. */
export async function heldRows(principal: Principal, key: string) {
  if (!may(principal.role, 'entry.restricted')) throw NotAllowed({ action: 'entry.restricted' });
  const { lo, hi } = currentScope();
  return { items: await rows(HELD_ROWS, [key, lo, hi]) };
}

const SHOWN = 100;

/** What a run would do with every row, without sending: which pass, and which would be held and why. */
export async function checkRows(principal: Principal, key: string) {
  const connector = await findConnector(key);
  if (!connector) throw NotFound();
  const seesRows = may(principal.role, 'entry.read');
  let passed = 0;
  let held = 0;
  let sample: ReceivedRecord | null = null;
  const shown: { entry: string; errors: RowFault[] }[] = [];
  const looked = await lookAtRows(connector, {
    good({ record }) {
      passed += 1;
      if (seesRows) sample ??= record;
    },
    held({ id, errors }) {
      held += 1;
      if (seesRows && shown.length < SHOWN) shown.push({ entry: id, errors });
    },
  });
  return { version: connector.version, looked, passed, held, sample, rows: shown };
}
