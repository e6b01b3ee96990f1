import { COUNTIES, type Draft, daysFromNow, Editors, type Entry, fileEntry, libraryOf, mark, must } from '../factories';
import { type Client, signIn } from '../harness/client';

/** Before a release is approved: whom it touches, counted on the entries that are there. */
const { fusui, qingxiu } = COUNTIES;
const LIGHTS = ['red', 'yellow', 'green', 'none'] as const;
type Light = (typeof LIGHTS)[number];

interface Impact {
  entries: number;
  lights: { matrix: Record<Light, Record<Light, number>> };
  missing: { what: string; library: string; field: string; label: string; count: number }[];
  outside: { what: string; library: string; field: string; label: string; count: number }[];
  unread: { kind: string; key: string }[];
}
interface Rows {
  items: { entryId: string; code: string; name: string; region: string; from?: Light; to?: Light; value?: unknown }[];
  count: number;
  next: number | null;
}

/** Late by more than `red` days is red, by more than `yellow` yellow. */
const lateRule = (key: string, red: number, yellow: number) => {
  const level = (light: string, priority: number, days: number) => ({
    name: light,
    priority,
    conditions: { all: [{ fact: 'days_past_planned_start', operator: 'greaterThan', value: days }] },
    event: { type: 'light', params: { light, reason: { zh: `晚于计划 ${days} 天`, en: `late by ${days} days` } } },
  });
  return {
    key,
    kind: 'warning',
    title: { zh: '晚开工', en: 'Late' },
    legalBasis: '测试',
    note: '',
    parameters: {},
    rules: [level('red', 20, red), level('yellow', 10, yellow)],
    cases: [{ name: '按期', facts: { days_past_planned_start: -1 }, expect: 'green' }],
  };
};
const lightOf = (late: number, red: number, yellow: number): Light =>
  late > red ? 'red' : late > yellow ? 'yellow' : 'green';

const LATE = [-30, 3, 12, 25, 40, 80, 200];
const PLANS = [100, 900, 1_500, 2_500, 3_500, 4_500, 5_500];

let editors: Editors;
let clerk: Client;
let library: string;
let rule: string;
const entries: { id: string; late: number; plan: number }[] = [];
let elsewhere: Entry;

/** A release with drafts of the author's, not yet submitted. */
async function releaseOf(...drafts: Draft[]): Promise<string> {
  const { id } = must(await editors.author.post<{ id: string }>('/api/releases', { title: mark('试算') }), 201);
  for (const one of drafts) {
    const title = { zh: one.key, en: one.key };
    must(await editors.author.post('/api/definitions', { region: null, note: '', title, ...one, release: id }), 201);
  }
  return id;
}
const preview = async (client: Client, id: string) =>
  must(await client.post<Impact>(`/api/releases/${id}/preview`, {}));
const rows = async (client: Client, id: string, what: string) =>
  must(await client.get<Rows>(`/api/releases/${id}/preview/rows?what=${encodeURIComponent(what)}`));

beforeAll(async () => {
  editors = await Editors.meet();
  clerk = await signIn(fusui.official);
  library = mark('lib');
  rule = mark('rule');
  const parts = libraryOf(library, { body: { rules: [rule] } });
  await editors.publish(
    { kind: 'rule', key: rule, body: lateRule(rule, 60, 20) },
    parts.form,
    parts.view,
    parts.library,
  );
  for (const [at, late] of LATE.entries()) {
    const plan = PLANS[at] ?? 0;
    const project = { planned_start: daysFromNow(-late), planned_end: daysFromNow(900) };
    const entry = await fileEntry(clerk, fusui, { library, project, values: { plan } });
    expect(entry.light).toBe(lightOf(late, 60, 20));
    entries.push({ id: entry.id, late, plan });
  }
  const other = await signIn(qingxiu.official);
  const project = { planned_start: daysFromNow(-40), planned_end: daysFromNow(900) };
  elsewhere = await fileEntry(other, qingxiu, { library, project, values: { plan: 9_000 } });
});

const all = () => [...entries, { id: elsewhere.id, late: 40, plan: 9_000 }];

describe('a threshold is moved', () => {
  let release: string;
  const [RED, YELLOW] = [30, 10];
  beforeAll(async () => {
    release = await releaseOf({ kind: 'rule', key: rule, body: lateRule(rule, RED, YELLOW) });
  });

  test('[P5] the lights that would turn are exactly those that the figures say, and nothing has turned yet', async () => {
    const impact = await preview(editors.author, release);
    expect(impact.entries).toBe(all().length);
    for (const from of LIGHTS)
      for (const to of LIGHTS) {
        const expected = all().filter(
          ({ late }) => lightOf(late, 60, 20) === from && lightOf(late, RED, YELLOW) === to,
        );
        expect([from, to, impact.lights.matrix[from][to]]).toEqual([from, to, expected.length]);
        if (from === to) continue;
        const listed = await rows(editors.author, release, `light:${from}>${to}`);
        expect(listed.items.map((row) => row.entryId).sort()).toEqual(expected.map(({ id }) => id).sort());
      }
    const now = must(await clerk.get<Entry>(`/api/entries/${entries[4]?.id}`));
    expect(now.light).toBe('yellow');
  });

  test('[M01-22] somebody of a county counts the own entries only', async () => {
    const county = await signIn(fusui.countyAdministrator);
    const overlay = await county.post<{ id: string }>('/api/releases', { title: mark('县') });
    const { id } = must(overlay, 201);
    const body = { base: 1, operations: [{ op: 'tighten', target: 'plan', required: true, maximum: 3_000 }] };
    const title = { zh: '县表单', en: 'county' };
    const draft = { kind: 'form', key: `${library}-entry`, region: '451421', note: '', title, body, release: id };
    must(await county.post('/api/definitions', draft), 201);
    const impact = await preview(county, id);
    expect(impact.entries).toBe(entries.length);
    const outside = impact.outside.find(({ field }) => field === 'plan');
    expect(outside?.count).toBe(PLANS.filter((plan) => plan > 3_000).length);
    const listed = await rows(county, id, outside?.what ?? '');
    expect(listed.items.map(({ value }) => value).sort()).toEqual(PLANS.filter((plan) => plan > 3_000));
    expect((await (await signIn(qingxiu.countyAdministrator)).post(`/api/releases/${id}/preview`, {})).status).toBe(
      404,
    );
  });

  test('[P5] after the publication the lights are those of the preview', async () => {
    must(await editors.author.post(`/api/releases/${release}/submit`, {}));
    must(await editors.approver.post(`/api/releases/${release}/approve`, {}));
    const deadline = Date.now() + 60_000;
    const lights = async () => {
      const { items } = must(
        await editors.approver.get<{ items: { id: string; light: Light }[] }>(
          `/api/libraries/${library}/entries?limit=50`,
        ),
      );
      return new Map(items.map(({ id, light }) => [id, light]));
    };
    const expected = new Map(all().map(({ id, late }) => [id, lightOf(late, RED, YELLOW)]));
    const sorted = (map: Map<string, string>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
    let found = await lights();
    while (JSON.stringify(sorted(found)) !== JSON.stringify(sorted(expected)) && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 250));
      found = await lights();
    }
    expect(sorted(found)).toEqual(sorted(expected));
  });
});

test('[M01-22] what a new required field and a new bound would ask of is counted, with the rows behind', async () => {
  const { form } = libraryOf(library);
  const properties = (form.body as { properties: Record<string, object> }).properties;
  const contact = {
    type: 'string',
    title: '联系人',
    required: true,
    'x-decorator': 'FormItem',
    'x-component': 'Input',
  };
  const grown = { ...properties, plan: { ...properties.plan, maximum: 2_000 }, contact };
  const fields = [{ key: 'contact', label: { zh: '联系人', en: 'Contact' }, type: 'text' }];
  const { library: definition } = libraryOf(library, { body: { rules: [rule] }, fields });
  const release = await releaseOf(definition, { ...form, body: { ...form.body, properties: grown } });
  const impact = await preview(editors.author, release);
  expect(impact.missing).toEqual([expect.objectContaining({ field: 'contact', label: '联系人', count: all().length })]);
  const beyond = all().filter(({ plan }) => plan > 2_000);
  expect(impact.outside).toEqual([expect.objectContaining({ field: 'plan', count: beyond.length })]);
  const listed = await rows(editors.author, release, impact.outside[0]?.what ?? '');
  expect(listed.items.map((row) => [row.entryId, row.value]).sort()).toEqual(
    beyond.map(({ id, plan }) => [id, plan]).sort(),
  );
  const csv = await editors.author.get<string>(
    `/api/releases/${release}/preview/rows.csv?what=${encodeURIComponent(impact.outside[0]?.what ?? '')}`,
  );
  expect(String(csv.body).trim().split('\r\n')).toHaveLength(beyond.length + 1);
});

test('a list that there cannot be is refused', async () => {
  const release = await releaseOf();
  expect((await editors.author.get(`/api/releases/${release}/preview/rows?what=light:blue%3Ered`)).status).toBe(422);
});
