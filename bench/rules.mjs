import pg from 'pg';
import { median, round } from './lib/rounds.mjs';
import { compareEngines } from './lib/rule-engines.mjs';
import { floor, makeWarnings, sweepOf } from './lib/rule-sweep.mjs';
import { benchRules, makeProjects } from './lib/rule-world.mjs';
import { saveOne } from './lib/save-one.mjs';

const SIZES = [10_000, 100_000, 1_000_000];
const ROUNDS = 3;
const CHANGED = 10_000;
const SAMPLE = 20_000;
const GOAL = { first: 2.5, unchanged: 1.5, changedSeconds: 0.5, megabytes: 300, reference: 100, zen: 20 };

/** Memory of this process at its largest, so far. */
const megabytes = () => Math.round(process.resourceUsage().maxRSS / 1024);

/** Twenty rules over a million projects in SQL, beside the least that PostgreSQL could do and beside two rule engines. */
export async function run({ databaseUrl, arguments: args, emit, say }) {
  saveOne({ emit });
  if (args[0] === 'save') return;
  const sizes = args.length > 0 ? args.map(Number) : SIZES;
  const rules = benchRules();
  for (const rows of sizes) {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    try {
      await measure({ client, rows, rules, emit, say, last: rows === sizes.at(-1) });
    } finally {
      await client.query('DROP SCHEMA IF EXISTS pc CASCADE').catch(() => {});
      await client.end();
    }
  }
}

async function measure({ client, rows, rules, emit, say, last }) {
  say(`${rows} projects`);
  const library = await makeProjects(client, rows);
  const sweep = sweepOf(library, rules);
  const rounds = [];
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    await makeWarnings(client);
    const first = await sweep(client);
    await client.query('ANALYZE pc.warning');
    const least = await floor(client, library);
    const again = await sweep(client);
    if (again.opened + again.turned + again.closed > 0) throw new Error('An unchanged repeat wrote something');
    rounds.push({ first, least, again });
    say(`  round ${turn + 1}: ${JSON.stringify({ first, least, again })}`);
  }
  const middle = (of) => median(rounds.map(of));
  const seconds = middle(({ first }) => first.seconds);
  emit({
    what: 'sweep',
    rows,
    rules: rules.length,
    warnings: rounds[0].first.opened,
    floorSeconds: round(
      middle(({ least }) => least.seconds),
      2,
    ),
    floorScan: round(
      middle(({ least }) => least.scan),
      2,
    ),
    firstSeconds: round(seconds, 2),
    finding: round(
      middle(({ first }) => first.finding),
      2,
    ),
    first: round(
      middle(({ first, least }) => first.seconds / least.seconds),
      2,
    ),
    unchangedSeconds: round(
      middle(({ again }) => again.seconds),
      2,
    ),
    unchanged: round(
      middle(({ again, least }) => again.seconds / least.seconds),
      2,
    ),
    microsecondsAProject: round((seconds / rows) * 1e6, 2),
    goal: { first: GOAL.first, unchanged: GOAL.unchanged },
  });

  const ids = (
    await client.query(`SELECT entry_id FROM ${library.table} ORDER BY md5(entry_id) LIMIT $1`, [
      Math.min(CHANGED, rows / 10),
    ])
  ).rows.map((row) => row.entry_id);
  const changes = [];
  for (let turn = 0; turn <= ROUNDS; turn += 1) {
    await client.query(
      `UPDATE ${library.table} SET r_progress = (hashtext(entry_id || $2) & 127) % 101, "r_paidTotal" = hashtext($2 || entry_id) & 511 WHERE entry_id = ANY ($1)`,
      [ids, String(turn)],
    );
    const change = await sweep(client, ids);
    if (turn > 0) changes.push(change);
  }
  const { opened, turned, closed } = changes[0];
  emit({
    what: 'changed rows',
    rows,
    changed: ids.length,
    opened,
    turned,
    closed,
    seconds: round(median(changes.map((one) => one.seconds)), 2),
    worst: round(Math.max(...changes.map((one) => one.seconds)), 2),
    goal: GOAL.changedSeconds,
  });
  const memory = megabytes();
  emit({ what: 'memory of the Node process', rows, megabytes: memory, goal: GOAL.megabytes });
  if (!last) return;
  const engines = await compareEngines({ client, library, rules, sample: SAMPLE, say });
  // The engines only judge, facts at hand; the first sweep computes the facts, judges and writes all warnings.
  const judging = middle(({ first }) => first.finding);
  for (const { name, perSecond, different } of engines)
    emit({
      what: name,
      sample: SAMPLE,
      perSecond: Math.round(perSecond),
      sweepPerSecond: Math.round(rows / seconds),
      times: Math.round(rows / seconds / perSecond),
      timesWithoutWriting: Math.round(rows / judging / perSecond),
      goal: GOAL[name],
      different,
    });
}
