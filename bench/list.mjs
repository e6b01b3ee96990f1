import { cpuMeter } from './lib/cpu.mjs';
import { filledDatabase } from './lib/filled-database.mjs';
import { startFloor, startLoad } from './lib/processes.mjs';
import { profiling } from './lib/profiling.mjs';
import { inTurn, round } from './lib/rounds.mjs';
import { signIn } from './lib/sign-in.mjs';

const ROWS = 200_000;
const SEED = 20260101;
const CONNECTIONS = 16;
const ROUNDS = 5;
const SECONDS = 4;
const CITY = '4514';
const FILTER = [
  { key: 'region_code', op: 'within', value: CITY },
  { key: 'stage', op: 'eq', value: 'building' },
  { key: 'key_level', op: 'eq', value: 'county' },
];

/**
 * Every column of the projection, and nothing around it: no session, no scope, no metadata, no second table. It finds the
 * order with two columns and then fetches the page, as ours does: written the plain way it takes five times as long.
 */
const FLOOR = `SELECT p.* FROM (SELECT f.* FROM (SELECT p.entry_id, p.total_investment FROM pc.lib_building p
      WHERE p.region_path >= $1 AND p.region_path < $2 AND p.stage = $3 AND p.f_key_level = $4 OFFSET 0) f
    ORDER BY f.total_investment DESC NULLS LAST, f.entry_id LIMIT 25) f
  JOIN pc.lib_building p ON p.entry_id = f.entry_id ORDER BY f.total_investment DESC NULLS LAST, f.entry_id`;

/** A page of a list over 200,000 entries, signed in, with scope; then the same page with the totals above it. */
export async function run({ postgres, dataDir, arguments: args, startServer, emit, say }) {
  const databaseUrl = await filledDatabase({ postgres, dataDir, count: ROWS, seed: SEED, say });
  const server = await startServer({ databaseUrl, env: profiling(args, dataDir) });
  const person = { username: 'bench.province', role: 'official', region: '45' };
  const headers = await signIn({ url: server.url, databaseUrl, person });
  const address = (totals) =>
    `${server.url}/api/libraries/building/entries?${new URLSearchParams({ filter: JSON.stringify(FILTER), sort: '-total_investment', limit: 25, totals })}`;
  const page = await (await fetch(address(false), { headers })).json();
  const floor = await startFloor({
    databaseUrl,
    statement: FLOOR,
    values: [`/45/${CITY}/`, `/45/${CITY}0`, 'building', 'county'],
  });
  const bare = await (await fetch(floor.url)).json();
  const ids = (items, key) => items.map((item) => item[key]).join();
  if (ids(page.items, 'id') !== ids(bare.items, 'entry_id'))
    throw new Error('Ours and the floor answer different rows');

  const load = startLoad();
  const job = { connections: CONNECTIONS, seconds: SECONDS, expect: 200 };
  const ask = (url, more) => load.ask({ ...job, url, ...more });
  const cpu = cpuMeter({ server, postgres });
  const floorCpu = cpuMeter({ server, postgres });
  const result = await inTurn({
    rounds: ROUNDS,
    ours: () => cpu.during(() => ask(address(false), { headers })),
    floor: () => floorCpu.during(() => ask(floor.url)),
    say,
  });
  const floorPostgresMs = floorCpu.perRequest().postgresMs;
  emit({
    ...result,
    ...cpu.perRequest(),
    floorPostgresMs,
    goal: 0.5,
    rows: ROWS,
    shown: page.items.length,
    unit: 'requests/s',
  });

  const totals = await ask(address(true), { headers });
  emit({ what: 'with count and sums', ours: round(totals.perSecond), p50: totals.p50, p95: totals.p95, rows: ROWS });
  const whole = `${server.url}/api/libraries/building/entries?limit=25`;
  const all = await ask(whole, { headers, connections: 1 });
  emit({ what: 'count and sums of all rows, one at a time', ours: round(all.perSecond), p50: all.p50, rows: ROWS });
  load.stop();
  floor.stop();
}
