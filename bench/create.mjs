import pg from 'pg';
import { cpuMeter } from './lib/cpu.mjs';
import { newProjects } from './lib/new-projects.mjs';
import { startFloor, startLoad } from './lib/processes.mjs';
import { profiling } from './lib/profiling.mjs';
import { inTurn } from './lib/rounds.mjs';
import { signIn } from './lib/sign-in.mjs';

const CONNECTIONS = 16;
const ROUNDS = 5;
const SECONDS = 4;
const MOST = 2500;
const SEED = 20260101;

/** The same row in one bare statement: no session, validation, code, entry, projection, warnings or trail. */
const TABLE = `CREATE TABLE bench_floor (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, code text UNIQUE, name text,
  region_code text, region_path text, owner_code text, owner_name text, industry_code text, approval_class text, project_type text,
  currency text, total_investment numeric(20,6), planned_start date, planned_end date, actual_start date, actual_end date,
  address text, description text, is_public boolean, "values" jsonb)`;
const COLUMNS = 19;
const FLOOR = `INSERT INTO bench_floor (code, name, region_code, region_path, owner_code, owner_name, industry_code, approval_class,
  project_type, currency, total_investment, planned_start, planned_end, actual_start, actual_end, address, description, is_public, "values")
  VALUES (${Array.from({ length: COLUMNS }, (_, at) => `$${at + 1}`).join(', ')})`;

async function once(databaseUrl, run) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}

/** What every body names: the version of its county's form. */
async function formVersions(url, headers, regions) {
  const versions = new Map();
  for (const region of regions) {
    const answer = await fetch(`${url}/api/libraries/building/form?use=entry&region=${region}`, { headers });
    versions.set(region, (await answer.json()).version);
  }
  return versions;
}

/** One project a request through the API: session, scope, validation, code, rules, projection and trail. */
export async function run({ postgres, databaseUrl, dataDir, arguments: args, startServer, emit, say }) {
  const server = await startServer({ env: profiling(args, dataDir) });
  const person = { username: 'bench.province', role: 'official', region: '45' };
  const headers = await signIn({ url: server.url, databaseUrl, person });
  await once(databaseUrl, (client) => client.query(TABLE));
  const floor = await startFloor({ databaseUrl, statement: FLOOR });
  const load = startLoad();
  const all = newProjects({ seed: SEED, count: MOST * (ROUNDS + 1) });
  const turnOf = (turn) => all.slice(turn * MOST, (turn + 1) * MOST);
  say('  asking for the forms of the counties');
  const versions = await formVersions(server.url, headers, new Set(all.map((one) => one.region)));
  const bodyOf = ({ region, project, values }) =>
    JSON.stringify({ formVersion: versions.get(region), project, values });
  const job = { method: 'POST', connections: CONNECTIONS, seconds: SECONDS };
  const cpu = cpuMeter({ server, postgres });
  let filed = 0;
  const result = await inTurn({
    rounds: ROUNDS,
    async ours(turn) {
      const url = `${server.url}/api/libraries/building/entries`;
      const bodies = turnOf(turn).map(bodyOf);
      const done = await cpu.during(() => load.ask({ ...job, url, headers, expect: 201, bodies }));
      filed += done.requests;
      return done;
    },
    floor: (turn) =>
      load.ask({ ...job, url: floor.url, expect: 200, bodies: turnOf(turn).map((one) => JSON.stringify(one.row)) }),
    say,
  });
  const stored = await once(databaseUrl, (client) =>
    client.query(`SELECT (SELECT count(*) FROM pc.lib_building)::int AS entries,
      (SELECT count(*) FROM pc.audit WHERE action = 'entry.create')::int AS trail`),
  );
  const { entries, trail } = stored.rows[0];
  if (entries !== filed || trail !== filed) throw new Error(`Filed ${filed}, stored ${entries}, in the trail ${trail}`);
  emit({ ...result, ...cpu.perRequest(), goal: '300 rows/s or 0.2', filed, unit: 'rows/s' });
  load.stop();
  floor.stop();
}
