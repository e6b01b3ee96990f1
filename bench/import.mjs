import pg from 'pg';
import { copyIn, copyOut } from './lib/copy.mjs';
import { cpuMeter } from './lib/cpu.mjs';
import { newProjects } from './lib/new-projects.mjs';
import { profiling } from './lib/profiling.mjs';
import { median, round } from './lib/rounds.mjs';
import { signIn } from './lib/sign-in.mjs';

const ROWS = 100_000;
const SEED = 20260101;
const FLOORS = 3;
const SQL_TYPES = { money: 'numeric(20,6)', integer: 'bigint', percent: 'numeric', date: 'date', yesno: 'boolean' };
const NOT_IN_A_TABLE = new Set(['code', 'file', 'table', 'computed']);

/** The columns that an office fills in: those of the library's own description that any of the rows answers. */
async function columnsOf(url, headers, filings) {
  const { fields } = await (await fetch(`${url}/api/libraries/building`, { headers })).json();
  const answered = new Set(filings.flatMap(({ project, values }) => [...Object.keys(project), ...Object.keys(values)]));
  return fields
    .filter((field) => answered.has(field.key) && !NOT_IN_A_TABLE.has(field.type))
    .map((field) => ({
      ...field,
      header: field.unit ? `${field.label}（${field.unit}）` : field.label,
      labels: new Map((field.options ?? []).map((option) => [option.value, option.label])),
    }));
}

function cellOf(value, { type, labels }) {
  if (value === undefined || value === null) return '';
  if (type === 'yesno') return value ? '是' : '否';
  if (type === 'choice') return labels.get(value) ?? value;
  if (type === 'choices') return value.map((one) => labels.get(one) ?? one).join('、');
  return String(value);
}

const line = (cells) =>
  `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`;

function csvOf(columns, filings) {
  const lines = filings.map(({ project, values }) =>
    line(columns.map((column) => cellOf(project[column.key] ?? values[column.key], column))),
  );
  return Buffer.from(line(columns.map((column) => column.header)) + lines.join(''));
}

/** The bare floor: the same file into one table of the same types, without an index, a check or a second table. */
async function floorSeconds(databaseUrl, columns, bytes) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const types = columns.map(({ key, type }) => `"${key}" ${SQL_TYPES[type] ?? 'text'}`);
  // '是' is what people write for true
  const text = Buffer.from(
    bytes
      .toString()
      .replaceAll(/,是(?=,|\r\n)/g, ',t')
      .replaceAll(/,否(?=,|\r\n)/g, ',f'),
  );
  const seconds = [];
  try {
    for (let turn = 0; turn < FLOORS; turn += 1) {
      await client.query('DROP TABLE IF EXISTS bench_floor');
      await client.query(`CREATE TABLE bench_floor (${types.join(', ')})`);
      const began = performance.now();
      await copyIn(client, `COPY bench_floor FROM STDIN (FORMAT csv, HEADER true, NULL '')`, text);
      seconds.push((performance.now() - began) / 1000);
    }
  } finally {
    await client.end();
  }
  return median(seconds);
}

/** The tables that the platform keeps of a project: the truth, and what lists and warnings are read from. */
const TRUTH = ['public.projects', 'public.project_codes', 'public.library_entries', 'public.parties'];
const DERIVED = ['pc.lib_building', 'public.warnings'];

/** The rows as they were stored, copied ready made into twins of their tables, with the keys and indexes of those. */
async function keptSeconds(databaseUrl, tables) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`SELECT set_config('app.lo', '/', false), set_config('app.hi', '0', false),
      set_config('app.owner', '*', false), set_config('app.audience', 'internal', false)`);
    let seconds = 0;
    for (const table of tables) {
      const twin = `bench_${table.replace('.', '_')}`;
      await client.query(`CREATE TABLE ${twin} (LIKE ${table} INCLUDING ALL)`);
      const rows = await copyOut(client, `COPY (SELECT * FROM ${table}) TO STDOUT`);
      const began = performance.now();
      await copyIn(client, `COPY ${twin} FROM STDIN`, rows);
      seconds += (performance.now() - began) / 1000;
      await client.query(`DROP TABLE ${twin}`);
    }
    return seconds;
  } finally {
    await client.end();
  }
}

async function must(answer, status) {
  const body = await answer.json();
  if (answer.status !== status) throw new Error(`${answer.status}: ${JSON.stringify(body)}`);
  return body;
}

/** From the first byte of the upload to the last row saved, as a browser would do it. */
async function importSeconds({ url, headers, bytes, say }) {
  const { 'content-type': _, ...own } = headers;
  const form = new FormData();
  form.append('file', new Blob([bytes]), 'projects.csv');
  const began = performance.now();
  const spent = () => (performance.now() - began) / 1000;
  const uploaded = await must(
    await fetch(`${url}/api/libraries/building/imports`, { method: 'POST', headers: own, body: form }),
    201,
  );
  const upload = spent();
  await must(await fetch(`${url}/api/imports/${uploaded.id}/run`, { method: 'POST', headers }), 202);
  for (;;) {
    const { state, progress, good, bad, failure, problems } = await must(
      await fetch(`${url}/api/imports/${uploaded.id}`, { headers }),
      200,
    );
    if (state === 'done') return { seconds: spent(), upload, good, bad, problems, requests: progress.total };
    if (state === 'failed') throw new Error(failure);
    say(`  ${progress.done} of ${progress.total} after ${round(spent())} s`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** A list of new projects through the API: read, checked by each county's form, given codes, judged, projected, on the trail. */
export async function run({ postgres, databaseUrl, dataDir, arguments: args, startServer, emit, say }) {
  const rows = Number(args.find((one) => /^\d+$/.test(one)) ?? ROWS);
  const server = await startServer({ env: profiling(args, dataDir) });
  const person = { username: 'bench.province', role: 'official', region: '45' };
  const headers = await signIn({ url: server.url, databaseUrl, person });
  say(`  generating ${rows} projects`);
  const filings = newProjects({ seed: SEED, count: rows });
  const columns = await columnsOf(server.url, headers, filings);
  const bytes = csvOf(columns, filings);
  const floor = await floorSeconds(databaseUrl, columns, bytes);
  say(`  ${columns.length} columns, ${round(bytes.length / 2 ** 20)} MB; COPY ${round(floor, 2)} s`);
  const cpu = cpuMeter({ server, postgres });
  const { seconds, upload, good, bad, problems } = await cpu.during(() =>
    importSeconds({ url: server.url, headers, bytes, say }),
  );
  if (good !== rows || bad !== 0) throw new Error(`${good} good, ${bad} bad: ${JSON.stringify(problems.slice(0, 3))}`);
  const truth = await keptSeconds(databaseUrl, TRUTH);
  const kept = truth + (await keptSeconds(databaseUrl, DERIVED));
  emit({
    rows,
    seconds: round(seconds, 2),
    uploadSeconds: round(upload, 2),
    rowsPerSecond: Math.round(rows / seconds),
    floorSeconds: round(floor, 2),
    ratio: round(seconds / floor, 1),
    // COPY of the stored rows into the tables of the truth, with their keys; then also into the list's and the warnings'
    truthSeconds: round(truth, 2),
    truthRatio: round(seconds / truth, 1),
    keptSeconds: round(kept, 2),
    keptRatio: round(seconds / kept, 1),
    // a row's share of the processors' time
    ...cpu.perRequest(),
    goal: 5,
  });
}
