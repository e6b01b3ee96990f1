import {
  COUNTIES,
  daysFromNow,
  draft,
  Editors,
  type Entry,
  fileEntry,
  formOf,
  mark,
  monthsAgo,
  must,
  projectIn,
  publishLibrary,
  REGION,
  type Refused,
  report,
} from '../factories';
import { type Client, signIn } from '../harness/client';
import { Database, SYSTEM } from './database';

interface Warning {
  rule: string;
  light: string;
  state: string;
  ruleVersion: number;
  title: string;
  reason: string;
  legalBasis: string;
  closedAt: string | null;
  explanation: { heading: string; rows: object[] };
  counterfactual: { text: string }[];
  history: { from: string | null; to: string; at: string }[];
}

let editors: Editors;
let official: Client;
let library: string;

const number = (title: string, component: string) => ({
  type: 'number',
  title,
  'x-decorator': 'FormItem',
  'x-component': component,
});

/** A library with reports, judged by rules of the installation: what is tested is the way of a figure to a light. */
async function supervised(rules: string[]): Promise<string> {
  const reportForm = `${mark('report')}-form`;
  await editors.publish({
    kind: 'form',
    key: reportForm,
    body: {
      type: 'object',
      title: '月报',
      properties: { invested_month: number('本月完成', 'MoneyInput'), progress: number('形象进度', 'PercentInput') },
    },
  });
  const reported = (key: string, type: string) => ({ key, label: { zh: key, en: key }, type });
  return publishLibrary(editors, {
    properties: { actual_start: { ...number('实际开工', 'DatePicker'), type: 'string', 'x-core': true } },
    body: {
      rules,
      reportForm,
      reportFields: [reported('invested_month', 'money'), reported('progress', 'percent')],
      reporting: { frequency: 'month', dueDay: 5, invested: ['invested_month'], paid: [], progress: 'progress' },
    },
  });
}

beforeAll(async () => {
  editors = await Editors.meet();
  official = await signIn(COUNTIES.fusui.official);
  library = await supervised(['progress-behind', 'past-planned-end', 'over-budget']);
});

const warningsOf = async (id: string) =>
  must(await official.get<{ items: Warning[] }>(`/api/entries/${id}/warnings`)).items;

const lightOf = async (id: string) => must(await official.get<Entry>(`/api/entries/${id}`)).light;

/** Half of its time has gone. */
const halfway = () => ({
  planned_start: daysFromNow(-200),
  planned_end: daysFromNow(200),
  actual_start: daysFromNow(-200),
});

test('[M08-06] progress that falls behind the plan turns the light yellow, then red, with rule and values; catching up closes it', async () => {
  const entry = await fileEntry(official, COUNTIES.fusui, { library, project: halfway(), values: {} });
  await report(official, entry.id, monthsAgo(3), { invested_month: 10, progress: 49 });
  expect([await lightOf(entry.id), await warningsOf(entry.id)]).toEqual(['green', []]);

  await report(official, entry.id, monthsAgo(2), { invested_month: 10, progress: 36 });
  expect(await lightOf(entry.id)).toBe('yellow');
  await report(official, entry.id, monthsAgo(1), { invested_month: 10, progress: 20 });
  expect(await lightOf(entry.id)).toBe('red');
  const [red] = await warningsOf(entry.id);
  const administrator = await signIn(REGION.administrator);
  const { effective } = must(
    await administrator.get<{ effective: { version: number } }>('/api/definitions/rule/progress-behind'),
  );
  expect(red).toMatchObject({
    rule: 'progress-behind',
    light: 'red',
    state: 'open',
    title: '形象进度滞后',
    ruleVersion: effective.version,
  });
  expect(red?.reason).toMatch(/形象进度低于时间进度 (29|30)(\.\d+)? 个点/);
  expect(red?.legalBasis).toContain('政府投资条例');
  expect(JSON.stringify(red?.explanation.rows)).toMatch(/20/);
  expect(red?.counterfactual.length).toBeGreaterThan(0);
  expect(red?.history.map((line) => [line.from, line.to])).toEqual([
    [null, 'yellow'],
    ['yellow', 'red'],
  ]);
  const row = must(
    await official.get<{ items: { entryId: string; light: string; rule: string }[] }>(
      `/api/warnings?light=red&rule=progress-behind&q=${encodeURIComponent(entry.project.name)}`,
    ),
  );
  expect(row.items.map((one) => [one.entryId, one.light])).toEqual([[entry.id, 'red']]);

  await report(official, entry.id, monthsAgo(0), { invested_month: 10, progress: 55 });
  expect(await lightOf(entry.id)).toBe('green');
  const [closed] = await warningsOf(entry.id);
  expect(closed).toMatchObject({ rule: 'progress-behind', state: 'closed' });
  expect(closed?.closedAt).not.toBeNull();
  expect(closed?.history.map((line) => line.to)).toEqual(['yellow', 'red', 'green']);
});

test('a draft of a report turns no light', async () => {
  const entry = await fileEntry(official, COUNTIES.fusui, { library, project: halfway(), values: {} });
  const { version } = await formOf(official, library, COUNTIES.fusui.code, 'report');
  const path = `/api/entries/${entry.id}/reports/${monthsAgo(1)}`;
  const body = { revision: null, formVersion: version, values: { invested_month: 1, progress: 1 }, state: 'draft' };
  must(await official.put(path, body));
  expect(await warningsOf(entry.id)).toEqual([]);
});

test('[M08-07] a project 200 days past its end, and one at 121 % of its budget, are listed as abnormal with the reason', async () => {
  const late = { planned_start: daysFromNow(-900), planned_end: daysFromNow(-200), actual_start: daysFromNow(-900) };
  const overdue = await fileEntry(official, COUNTIES.fusui, { library, project: late, values: {} });
  const [first] = await warningsOf(overdue.id);
  expect(first).toMatchObject({ rule: 'past-planned-end', light: 'red', state: 'open' });
  expect(first?.reason).toContain('200');
  const dear = await fileEntry(official, COUNTIES.fusui, {
    library,
    project: { ...halfway(), total_investment: 1000 },
    values: {},
  });
  await report(official, dear.id, monthsAgo(1), { invested_month: 1210, progress: 90 });
  const [second] = await warningsOf(dear.id);
  expect(second).toMatchObject({ rule: 'over-budget', light: 'red' });
  expect(second?.reason).toMatch(/21|121/);
  const filter = encodeURIComponent(JSON.stringify([{ key: 'light', op: 'eq', value: 'red' }]));
  const list = must(
    await official.get<{ items: { id: string; reason: string }[] }>(
      `/api/libraries/${library}/entries?filter=${filter}&limit=200`,
    ),
  );
  const reasons = new Map(list.items.map((item) => [item.id, item.reason]));
  expect(reasons.get(overdue.id)).toBe(first?.reason);
  expect(reasons.get(dear.id)).toBe(second?.reason);
});

const planRule = (key: string, above: number) => ({
  key,
  kind: 'warning',
  title: { zh: '计划过大', en: 'Large plan' },
  legalBasis: '测试',
  note: '',
  parameters: {},
  rules: [
    {
      name: 'yellow',
      priority: 10,
      conditions: { all: [{ fact: 'plan', operator: 'greaterThan', value: above }] },
      event: { type: 'light', params: { light: 'yellow', reason: { zh: '计划 {plan} 万元', en: 'plan {plan}' } } },
    },
  ],
  cases: [{ name: '大计划', facts: { plan: above + 1 }, expect: 'yellow' }],
});

test('[M08-04] a threshold that is published changes the colour of every project concerned within one sweep', async () => {
  const rule = mark('rule');
  await editors.publish({ kind: 'rule', key: rule, body: planRule(rule, 500) });
  const key = await supervised([rule]);
  const filed = await Promise.all(
    [100, 300, 600].map((plan) => fileEntry(official, COUNTIES.fusui, { library: key, values: { plan } })),
  );
  expect(filed.map((entry) => entry.light)).toEqual(['green', 'green', 'yellow']);
  await editors.publish({ kind: 'rule', key: rule, body: planRule(rule, 200) });
  await sweep();
  const lights = await Promise.all(filed.map((entry) => lightOf(entry.id)));
  expect(lights).toEqual(['green', 'yellow', 'yellow']);
  const [turned] = await warningsOf(filed[1]?.id ?? '');
  expect(turned).toMatchObject({ rule, light: 'yellow', ruleVersion: 2, reason: '计划 300 万元' });
}, 90_000);

/** Asks for a sweep and waits for its end, which the queue decides. */
async function sweep(): Promise<void> {
  const administrator = await signIn(REGION.administrator);
  const { id } = must(await administrator.post<{ id: string }>('/api/sweeps'), 202);
  for (;;) {
    const { state, done, total } = must(
      await administrator.get<{ state: string; done: number; total: number }>(`/api/sweeps/${id}`),
    );
    if (state === 'done') {
      expect(done).toBeGreaterThanOrEqual(total);
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

test('a sweep judges again what only time, or a hand in the database, has changed', async () => {
  const entry = await fileEntry(official, COUNTIES.fusui, { library, project: halfway(), values: {} });
  expect(await warningsOf(entry.id)).toEqual([]);
  const system = await Database.open(SYSTEM);
  await system.rows('UPDATE projects SET planned_end = $2 WHERE document_id = $1', [
    entry.projectId,
    daysFromNow(-100),
  ]);
  await system.close();
  await sweep();
  expect((await warningsOf(entry.id)).map((warning) => [warning.rule, warning.state])).toContainEqual([
    'past-planned-end',
    'open',
  ]);
  await sweep();
  expect((await warningsOf(entry.id)).filter((warning) => warning.rule === 'past-planned-end')).toHaveLength(1);
}, 90_000);

describe('[P5] a rule that cannot be', () => {
  const bad = (change: (rule: ReturnType<typeof planRule>) => object) => {
    const key = mark('rule');
    return draft<Refused>(editors.author, { kind: 'rule', key, body: { ...change(planRule(key, 500)) } });
  };
  type Rule = ReturnType<typeof planRule>['rules'][number];
  const withRule = (more: Partial<Record<keyof Rule, unknown>>) => (rule: ReturnType<typeof planRule>) => ({
    ...rule,
    rules: rule.rules.map((one) => ({ ...one, ...more })),
  });

  test.each<[string, (rule: ReturnType<typeof planRule>) => object, RegExp]>([
    [
      'names an operator that does not exist',
      withRule({ conditions: { all: [{ fact: 'plan', operator: 'resembles', value: 1 }] } }),
      /rules\W?0.*conditions/,
    ],
    ['has no conditions', withRule({ conditions: undefined }), /rules\W?0/],
    [
      'gives a light that no lamp has',
      withRule({ event: { type: 'light', params: { light: 'blue', reason: { zh: 'x', en: 'x' } } } }),
      /light/,
    ],
    [
      'fails its own case',
      (rule) => ({ ...rule, cases: [{ name: '错例', facts: { plan: 1 }, expect: 'red' }] }),
      /cases/,
    ],
    [
      'names a parameter that it does not have',
      withRule({ conditions: { all: [{ fact: 'plan', operator: 'greaterThan', value: { fact: 'param.nope' } }] } }),
      /rules/,
    ],
  ])('%s is refused with its place', async (_, change, place) => {
    const answer = await bad(change);
    expect([answer.status, answer.body.error.code]).toEqual([422, 'LIBRARY_DEFINITION_INVALID']);
    expect(answer.body.error.fields?.map((field) => field.path).join(' ')).toMatch(place);
  });

  test('the same rule object is in the file and in the store', async () => {
    const { effective } = must(
      await editors.author.get<{ effective: { body: Record<string, unknown> } }>(
        '/api/definitions/rule/progress-behind',
      ),
    );
    const fromFile = jest.requireActual<Record<string, unknown>>('../../rules/warning/progress-behind/rule.json');
    expect(effective.body.rules).toEqual(fromFile.rules);
    expect(effective.body.parameters).toEqual(fromFile.parameters);
  });
});

test('a changed project is judged in the transaction that saves it', async () => {
  const entry = await fileEntry(official, COUNTIES.fusui, { library, project: halfway(), values: {} });
  expect(entry.lights).toEqual([]);
  const project = projectIn(COUNTIES.fusui, { ...halfway(), planned_end: daysFromNow(-190) });
  const change = { revision: 1, formVersion: entry.formVersion, project, values: {} };
  const changed = must(await official.put<Entry>(`/api/entries/${entry.id}`, change));
  expect([changed.light, changed.lights.map((one) => one.rule)]).toEqual(['red', ['past-planned-end']]);
});
