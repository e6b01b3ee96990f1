import { filledDatabase } from './lib/filled-database.mjs';
import { profiling } from './lib/profiling.mjs';
import { median, round } from './lib/rounds.mjs';
import { signIn } from './lib/sign-in.mjs';

const ROWS = 200_000;
const SEED = 20260101;
const ROUNDS = 5;
const GOAL_SECONDS = 5;
const RULES = ['started-late', 'funds-behind'];
/** A field that gets required, always or on a condition. */
const REQUIRED = { field: 'supervisor_unit', always: true, sometimes: '{{ total_investment > 100000 }}' };

/** What a changed threshold, or a field that is asked for anew, would do to 200,000 entries. */
export async function run({ postgres, dataDir, arguments: args, startServer, emit, say }) {
  const databaseUrl = await filledDatabase({ postgres, dataDir, count: ROWS, seed: SEED, say });
  const server = await startServer({ databaseUrl, env: profiling(args, dataDir) });
  const person = { username: 'bench.administrator', role: 'administrator', region: '45' };
  const headers = { ...(await signIn({ url: server.url, databaseUrl, person })), 'content-type': 'application/json' };
  const send = async (method, path, body) => {
    const answer = await fetch(`${server.url}/api${path}`, { method, headers, body: JSON.stringify(body) });
    const read = await answer.json();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(read)}`);
    return read;
  };
  const previewed = async (what, release) => {
    const seconds = [];
    let impact;
    for (let nth = 0; nth < ROUNDS; nth++) {
      const begun = performance.now();
      impact = await send('POST', `/releases/${release}/preview`, {});
      seconds.push((performance.now() - begun) / 1000);
      say(`${what}: ${round(seconds.at(-1))} s`);
    }
    return { impact, seconds: round(median(seconds)), worst: round(Math.max(...seconds)), goal: GOAL_SECONDS };
  };
  for (const how of ['sometimes', 'always']) {
    const release = await send('POST', '/releases', { title: `bench required ${how}` });
    const { definition } = await send('POST', '/definitions/draft', {
      kind: 'form',
      key: 'building-entry',
      release: release.id,
    });
    const body = withRequired(definition.body, REQUIRED.field, REQUIRED[how]);
    await send('PUT', `/definitions/${definition.id}`, { revision: definition.revision, body });
    const { impact, ...figures } = await previewed(`required ${how}`, release.id);
    const lacking = impact.missing.reduce((sum, { count }) => sum + count, 0);
    if (lacking === 0) throw new Error('nobody lacks the answer: nothing was measured');
    emit({ what: `preview of a field required ${how}`, ...figures, rows: ROWS, lacking });
  }
  for (const key of RULES) {
    const release = await send('POST', '/releases', { title: `bench ${key}` });
    const { definition } = await send('POST', '/definitions/draft', { kind: 'rule', key, release: release.id });
    const body = changed(definition.body);
    await send('PUT', `/definitions/${definition.id}`, { revision: definition.revision, body });
    const { impact, ...figures } = await previewed(key, release.id);
    const { matrix } = impact.lights;
    const turned = Object.entries(matrix).flatMap(([from, to]) =>
      Object.entries(to).flatMap(([light, count]) => (from === light ? [] : [count])),
    );
    if (impact.entries !== ROWS) throw new Error(`${impact.entries} entries were counted, not ${ROWS}`);
    emit({
      what: `preview of ${key}`,
      ...figures,
      rows: ROWS,
      turned: turned.reduce((sum, count) => sum + count, 0),
    });
  }
}

/** The same form, in which a field has another requirement. */
function withRequired(node, key, required) {
  const properties = Object.entries(node.properties ?? {}).map(([name, child]) => [
    name,
    name === key ? { ...child, required } : withRequired(child, key, required),
  ]);
  return { ...node, ...(node.properties ? { properties: Object.fromEntries(properties) } : {}) };
}

/** Every threshold moved within its bounds. */
function changed(body) {
  const parameters = Object.fromEntries(
    Object.entries(body.parameters).map(([key, one]) => [
      key,
      { ...one, value: one.value === one.min ? one.max : one.min },
    ]),
  );
  return { ...body, parameters, cases: [] };
}
