import {
  COUNTIES,
  Editors,
  type Entry,
  fileEntry,
  formOf,
  libraryOf,
  mark,
  projectIn,
  publishLibrary,
  type Refused,
} from '../factories';
import { serverUrl } from '../harness/accounts';
import { type Answer, type Client, signIn } from '../harness/client';
import { Database, SYSTEM } from './database';

const CHINESE = /[\u4e00-\u9fff]/;

let official: Client;
let library: string;
let version: string;
let entry: Entry;
let system: Database;
let editors: Editors;

beforeAll(async () => {
  system = await Database.open(SYSTEM);
  editors = await Editors.meet();
  library = await publishLibrary(editors);
  official = await signIn(COUNTIES.fusui.official);
  version = (await formOf(official, library, COUNTIES.fusui.code)).version;
  entry = await fileEntry(official, COUNTIES.fusui, { library, values: { plan: 1, grade: 'a' } });
});

afterAll(() => system.close());

/** Everything that a refusal must leave as it was. */
const truth = async () =>
  (
    await system.rows(
      `SELECT (SELECT count(*) FROM projects)::int AS projects, (SELECT count(*) FROM library_entries)::int AS entries,
         (SELECT count(*) FROM project_codes)::int AS codes, (SELECT count(*) FROM parties)::int AS parties,
         (SELECT count(*) FROM progress_reports)::int AS reports, (SELECT count(*) FROM definitions)::int AS definitions,
         (SELECT count(*) FROM warnings)::int AS warnings, (SELECT count(*) FROM pc."lib_${library}")::int AS projected,
         (SELECT md5(e::text || p::text) FROM library_entries e JOIN projects p ON p.document_id = e.project_id
          WHERE e.document_id = $1) AS body`,
      [entry.id],
    )
  )[0];

/** Sends it, and expects a refusal that a person can read and that changed nothing. */
async function refused(send: () => Promise<Answer<Refused>>, status = 422): Promise<Refused['error']> {
  const before = await truth();
  const answer = await send();
  expect([answer.status, answer.body]).toEqual([
    status,
    expect.objectContaining({ error: expect.objectContaining({ status }) }),
  ]);
  const { error } = answer.body;
  expect(error.code).toMatch(/^[A-Z][A-Z_]+$/);
  expect(error.message).toMatch(CHINESE);
  for (const field of error.fields ?? []) expect(field.message).toMatch(CHINESE);
  expect(await truth()).toEqual(before);
  return error;
}

const pathsOf = (error: Refused['error']) => error.fields?.map((field) => field.path);

const filing = (project: Record<string, unknown>, values: Record<string, unknown> = {}) => ({
  formVersion: version,
  project: projectIn(COUNTIES.fusui, project),
  values,
});

describe('a field of a filing', () => {
  test.each<[string, Record<string, unknown>, Record<string, unknown>, string]>([
    ['that no form has', {}, { no_such_field: 1 }, 'no_such_field'],
    ['that no project has', { no_such_field: 1 }, {}, 'no_such_field'],
    ['that objects have by themselves', {}, { constructor: 'x' }, 'constructor'],
    ['that is text where an amount belongs', { total_investment: '很多' }, {}, 'total_investment'],
    ['that is a number where text belongs', { name: 12_345 }, {}, 'name'],
    ['that is a list where one value belongs', {}, { grade: ['a'] }, 'grade'],
    ['that is an object where an amount belongs', {}, { plan: { $gt: 1 } }, 'plan'],
    ['that is not among the choices', {}, { grade: 'c' }, 'grade'],
    ['with a credit code whose last digit is off by one', { owner_code: '91451421MAR092QQ9H' }, {}, 'owner_code'],
    ['with a day that does not exist', { planned_start: '2026-02-30' }, {}, 'planned_start'],
    ['with a custom day that does not exist', {}, { started_on: '2025-02-29' }, 'started_on'],
    ['with a day in another spelling', { planned_start: '1/2/2026' }, {}, 'planned_start'],
    ['with an end before its start', { planned_start: '2026-05-01', planned_end: '2026-04-30' }, {}, 'planned_end'],
    ['with an amount beyond 10¹²', { total_investment: 1_000_000_000_001 }, {}, 'total_investment'],
    ['with a custom amount beyond 10¹²', {}, { plan: 1e300 }, 'plan'],
    ['with a negative amount', { total_investment: -1 }, {}, 'total_investment'],
    ['with NUL in it', { name: '道路\u0000工程' }, {}, 'project.name'],
    ['with half a character in it', { name: '道路\ud83d工程' }, {}, 'project.name'],
    ['with NUL in a value', {}, { grade: 'a\u0000' }, 'values.grade'],
    ['that is required and empty', { name: '' }, {}, 'name'],
    ['that is required and missing', { name: undefined }, {}, 'name'],
    ['longer than it may be', { name: '路'.repeat(201) }, {}, 'name'],
    ['with a region that does not exist', { region_code: '999999' }, {}, 'region_code'],
  ])('%s is named, and nothing is filed', async (_, project, values, path) => {
    const error = await refused(() => official.post(`/api/libraries/${library}/entries`, filing(project, values)));
    expect(pathsOf(error)).toContain(path);
  });

  test.each<[string, Record<string, unknown>, Record<string, unknown>, string]>([
    ['unknown', {}, { no_such_field: 1 }, 'no_such_field'],
    ['of a wrong type', { total_investment: '很多' }, {}, 'total_investment'],
    ['with a day that does not exist', { planned_end: '2026-02-30' }, {}, 'planned_end'],
    ['that ends before it starts', { planned_end: '2025-12-31' }, {}, 'planned_end'],
  ])('%s is refused in a change as well, and nothing is changed', async (_, project, values, path) => {
    const change = { revision: 1, formVersion: version, project, values: { plan: 1, grade: 'a', ...values } };
    expect(pathsOf(await refused(() => official.put(`/api/entries/${entry.id}`, change)))).toContain(path);
  });
});

describe('a body', () => {
  const post = (body: string | Buffer, headers: Record<string, string> = {}) =>
    official
      .fetch('POST', `/api/libraries/${library}/entries`, {
        body: new Blob([typeof body === 'string' ? body : new Uint8Array(body)], { type: 'application/json' }),
        headers: { 'content-type': 'application/json', ...headers },
      })
      .then(
        async (response): Promise<Answer<Refused>> => ({
          status: response.status,
          headers: response.headers,
          body: (await response.json()) as Refused,
        }),
      );

  test('of ten megabytes is refused as too large', async () => {
    const error = await refused(() => post(JSON.stringify(filing({ description: 'x'.repeat(10_000_000) }))), 413);
    expect(error.code).toBe('TOO_LARGE');
  });

  test('that is no JSON is refused', async () => {
    expect((await refused(() => post('{"formVersion": '), 400)).code).toBe('BAD_REQUEST');
  });

  test.each([
    ['a list', [], 'body'],
    ['with a key that no filing has', { formVersion: '1', values: {}, role: 'administrator' }, 'role'],
    ['without its form version', { values: {} }, 'formVersion'],
    ['with a number for a form version', { formVersion: 1, values: {} }, 'formVersion'],
    ['with answers that are a list', { formVersion: '1', values: [1] }, 'values'],
  ])('that is %s is refused with its place', async (_, body, path) => {
    expect(pathsOf(await refused(() => post(JSON.stringify(body))))).toContain(path);
  });

  test('with a key that reaches for the prototype changes nobody’s rights', async () => {
    const text = `{"formVersion":"${version}","values":{"__proto__":{"role":"administrator"}},"project":${JSON.stringify(projectIn(COUNTIES.fusui))}}`;
    await refused(() => post(text), 400);
    expect((await official.get('/api/tokens')).status).toBe(403);
  });

  test('is explained in English to who asks in English', async () => {
    const english = { 'accept-language': 'en-US' };
    const bodies = [
      {},
      { ...filing({}), extra: 1 },
      filing({ name: '道路\u0000工程' }),
      filing({ name: '', total_investment: '很多', planned_start: '2026-02-30', owner_code: '91451421MAR092QQ9H' }),
      filing(
        { name: '路'.repeat(201), total_investment: -1, region_code: COUNTIES.fusui.code },
        { grade: 'c', nope: 1 },
      ),
      filing({ planned_start: '2026-05-01', planned_end: '2026-04-30' }),
      filing({ region_code: '999999' }),
      filing({ region_code: COUNTIES.qingxiu.code }),
    ];
    for (const body of bodies) {
      const { error } = (await post(JSON.stringify(body), english)).body;
      expect(error.fields?.length).toBeGreaterThan(0);
      expect([error.message, ...(error.fields ?? []).map(({ message }) => message)].join()).not.toMatch(CHINESE);
    }
  });
});

describe('a filter or a page that cannot be meant', () => {
  const text = (value: unknown) => encodeURIComponent(JSON.stringify(value));
  test.each([
    ['an unknown field', `filter=${text([{ key: 'nope', op: 'eq', value: 1 }])}`],
    ['a field that objects have', `filter=${text([{ key: '__proto__', op: 'eq', value: 1 }])}`],
    ['an unknown operator', `filter=${text([{ key: 'name', op: '; DROP TABLE projects', value: 1 }])}`],
    ['a day that does not exist', `filter=${text([{ key: 'planned_end', op: 'eq', value: '2026-02-30' }])}`],
    ['text for an amount', `filter=${text([{ key: 'plan', op: 'gt', value: "1' OR '1'='1" }])}`],
    ['a region that does not exist', `filter=${text([{ key: 'region_code', op: 'within', value: 'x' }])}`],
    ['no JSON', 'filter=%5B'],
    ['an unknown sort', 'sort=pg_sleep(1)'],
    ['an unknown second sort', 'sort=plan,pg_sleep(1)'],
    ['three sorts', 'sort=plan,name,started_on'],
    ['a page of a million', 'limit=1000000'],
    ['a forged page marker', 'sort=plan&after=eyJrZXkiOiJwbGFuIiwiZGVzYyI6dHJ1ZX0'],
    ['an unknown parameter', 'admin=true'],
    ['NUL', 'q=%00'],
  ])('%s is refused, and is no fault of the server', async (_, query) => {
    const error = await refused(() => official.get<Refused>(`/api/libraries/${library}/entries?${query}`));
    expect(error.fields?.length).toBeGreaterThan(0);
  });

  test('a page marker with a value that no column holds is refused', async () => {
    const after = Buffer.from(JSON.stringify({ sort: 'plan', values: ['abc'], id: entry.id })).toString('base64url');
    await refused(() => official.get(`/api/libraries/${library}/entries?sort=plan&after=${after}`), 400);
  });

  test.each(['/api/entries/1', '/api/entries/%00', "/api/entries/'or'1'='1", `/api/entries/${'a'.repeat(24)}`])(
    'an address like %s is not found or not understood',
    async (path) => {
      const { status } = await official.get(path);
      expect([400, 404, 422]).toContain(status);
    },
  );
});

test('a form version that is past is refused with the one that stands, in a filing and in a change', async () => {
  const stale = { ...filing({}), formVersion: '0' };
  const before = await truth();
  const filed = await official.post<Refused & { current: string }>(`/api/libraries/${library}/entries`, stale);
  expect([filed.status, filed.body.error.code, filed.body.current]).toEqual([409, 'FORM_VERSION_NOT_CURRENT', version]);
  const change = { revision: 1, formVersion: '0', values: { plan: 2 } };
  const changed = await official.put<Refused & { current: string }>(`/api/entries/${entry.id}`, change);
  expect([changed.status, changed.body.current]).toEqual([409, version]);
  expect(await truth()).toEqual(before);
});

test('of twenty people who save one project at once exactly one wins, and the others see what stands', async () => {
  const contested = await fileEntry(official, COUNTIES.fusui, { library, values: { plan: 0 } });
  const colleagues = [official, await signIn(COUNTIES.fusui.countyAdministrator)];
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, at) =>
      (colleagues[at % 2] ?? official).put<Entry & Refused & { current: Entry }>(`/api/entries/${contested.id}`, {
        revision: 1,
        formVersion: version,
        values: { plan: at + 1 },
      }),
    ),
  );
  const won = answers.filter((answer) => answer.status === 200);
  const lost = answers.filter((answer) => answer.status === 409);
  expect([won.length, lost.length]).toEqual([1, 19]);
  const plan = won[0]?.body.values.plan;
  for (const { body } of lost) {
    expect(body.error.code).toBe('REVISION_CONFLICT');
    expect(body.current).toMatchObject({ revision: 2, values: { plan } });
  }
  expect((await official.get<Entry>(`/api/entries/${contested.id}`)).body).toMatchObject({
    revision: 2,
    values: { plan },
  });
});

describe('a definition', () => {
  const post = (body: object) => () => editors.author.post<Refused>('/api/definitions', body);
  const shell = (more: object) => ({ region: null, title: { zh: '坏的', en: '' }, note: '', ...more });
  const formWith = (properties: object) => {
    const { form } = libraryOf(mark('bad'), { properties });
    return shell(form);
  };
  const sum = (expression: string) => ({
    total: {
      type: 'number',
      title: '和',
      'x-decorator': 'FormItem',
      'x-component': 'Computed',
      'x-value': `{{ ${expression} }}`,
    },
  });

  test.each([
    'plan.constructor',
    'constructor',
    'window.location',
    'globalThis',
    'plan["constructor"]',
    '(() => 1)()',
    'this',
    'eval("1")',
    'plan = 5',
    'no_such_field + 1',
    'process.exit(1)',
    '`plan`',
  ])('with the expression %s is refused at its place', async (expression) => {
    const error = await refused(post(formWith(sum(expression))));
    expect(error.code).toBe('LIBRARY_DEFINITION_INVALID');
    expect(pathsOf(error)?.some((path) => path.includes('total'))).toBe(true);
  });

  test('with a component that no form may use is refused at its place', async () => {
    const script = {
      x: { type: 'string', 'x-component': 'Script', 'x-component-props': { dangerouslySetInnerHTML: 'x' } },
    };
    const error = await refused(post(formWith(script)));
    expect(pathsOf(error)?.join()).toContain('x');
  });

  test('with a fault in a library is refused with the path to it', async () => {
    const { library: good } = libraryOf(mark('bad'));
    const body = {
      ...good.body,
      initialStage: 'nowhere',
      fields: [{ key: 'Bad Key', label: { zh: 'x', en: '' }, type: 'text' }],
    };
    const error = await refused(post(shell({ ...good, body })));
    expect(pathsOf(error)).toEqual(expect.arrayContaining(['body.fields[0].key']));
  });

  test.each([
    ['kind', { kind: 'spell', key: 'x', body: {} }],
    ['key', { kind: 'form', key: '../x', body: {} }],
    ['version', { kind: 'form', key: 'x', body: {}, version: 99 }],
  ])('with a wrong %s is refused', async (path, definition) => {
    expect(pathsOf(await refused(post(shell(definition))))).toContain(path);
  });
});

test('a method that an address does not have is refused in the same shape', async () => {
  const response = await fetch(new URL('/api/session', serverUrl()), { method: 'PATCH' });
  expect([404, 405]).toContain(response.status);
  expect(((await response.json()) as Refused).error.message).toMatch(CHINESE);
});
