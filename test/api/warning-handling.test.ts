import {
  COUNTIES,
  daysFromNow,
  Editors,
  type Entry,
  fileEntry,
  makeUser,
  must,
  publishLibrary,
  type Refused,
} from '../factories';
import { type Client, signIn } from '../harness/client';

interface Warning {
  id: string;
  light: string;
  state: string;
  measure: string | null;
  measureDue: string | null;
  measureOverdue: boolean;
  deferredUntil: string | null;
  revision: number;
  may: string[];
  steps: { step: string; note: string | null; name: string }[];
  history: unknown[];
}

const { fusui, qingxiu } = COUNTIES;
let official: Client;
let colleague: Client;
let library: string;
let entry: Entry;
let warning: Warning;

const warningsOf = async (client: Client, id = entry.id) =>
  must(await client.get<{ items: Warning[] }>(`/api/entries/${id}/warnings`)).items;
const now = async (client = official) => {
  const [one] = await warningsOf(client);
  if (!one) throw new Error('there is no warning');
  return one;
};
const step = async (client: Client, body: object, revision?: number) =>
  client.post<Refused>(`/api/warnings/${warning.id}/steps`, { revision: revision ?? (await now()).revision, ...body });
const box = async (client: Client, state: string) =>
  must(await client.get<{ items: { id: string }[] }>(`/api/warnings?state=${state}&q=${entry.project.code}`)).items.map(
    ({ id }) => id,
  );

beforeAll(async () => {
  official = await signIn(fusui.official);
  const { username, password } = await makeUser('official', fusui.code);
  colleague = await signIn(username, password);
  library = await publishLibrary(await Editors.meet(), { body: { rules: ['started-late'] } });
});

beforeEach(async () => {
  const project = { planned_start: daysFromNow(-5), planned_end: daysFromNow(400) };
  entry = await fileEntry(official, fusui, { library, project, values: {} });
  warning = await now();
});

test('[M10-37] a measure with a deadline, a close-out that another person reviews; the trail keeps who, when and why', async () => {
  expect(warning).toMatchObject({ light: 'yellow', state: 'open', revision: 0, may: ['handle', 'defer'] });
  expect(await box(official, 'unhandled')).toEqual([warning.id]);
  const day = daysFromNow(30);
  must(await step(official, { step: 'handle', note: '本月底前完成征地', day }), 204);
  expect(await now()).toMatchObject({ state: 'handling', measure: '本月底前完成征地', measureDue: day });
  expect([await box(official, 'handling'), await box(official, 'unhandled')]).toEqual([[warning.id], []]);
  must(await step(official, { step: 'ask', note: '已开工，附开工令' }), 204);
  const own = await step(official, { step: 'settle' });
  expect([own.status, own.body.error.code]).toEqual([403, 'WARNING_REVIEW_BY_ANOTHER']);
  must(await step(colleague, { step: 'return', note: '请补开工照片' }), 204);
  must(await step(official, { step: 'ask', note: '已补照片' }), 204);
  must(await step(colleague, { step: 'settle' }), 204);
  const settled = await now();
  expect(settled.state).toBe('settled');
  expect(settled.steps.map((line) => line.step)).toEqual(['settle', 'ask', 'return', 'ask', 'handle']);
  expect(await box(official, 'settled')).toEqual([warning.id]);
  // the data still say yellow: the light stays, and no second warning opens beside the settled one
  expect(must(await official.get<Entry>(`/api/entries/${entry.id}`)).light).toBe('yellow');
  expect(await warningsOf(official)).toHaveLength(1);
});

test('what gets worse asks to be handled anew, and the trail of what was settled stays', async () => {
  must(await step(official, { step: 'handle', note: '月底前开工', day: daysFromNow(10) }), 204);
  must(await step(official, { step: 'ask', note: '已落实' }), 204);
  must(await step(colleague, { step: 'settle' }), 204);
  const { revision, formVersion, project, values } = must(await official.get<Entry>(`/api/entries/${entry.id}`));
  const keys = [
    'name',
    'region_code',
    'owner_name',
    'total_investment',
    'project_type',
    'approval_class',
    'industry_code',
    'planned_end',
    'is_public',
  ];
  const kept = Object.fromEntries(keys.map((key) => [key, project[key]]));
  const changed = { ...kept, planned_start: daysFromNow(-200) };
  must(await official.put(`/api/entries/${entry.id}`, { revision, formVersion, values, project: changed }));
  expect(await now()).toMatchObject({ light: 'red', state: 'open', revision: 3 });
});

test('a deferral needs a reason and an end of at most 90 days; meanwhile it is quiet, and its light stays', async () => {
  expect((await step(official, { step: 'defer', day: daysFromNow(30) })).body.error.fields?.[0]?.path).toBe('note');
  for (const day of [daysFromNow(-1), daysFromNow(91), undefined]) {
    const { status, body } = await step(official, { step: 'defer', note: '汛期停工', ...(day ? { day } : {}) });
    expect([status, body.error.fields?.[0]?.path]).toEqual([422, 'day']);
  }
  must(await step(official, { step: 'defer', note: '汛期停工', day: daysFromNow(30) }), 204);
  expect(await now()).toMatchObject({ light: 'yellow', state: 'open', deferredUntil: daysFromNow(30) });
  expect([await box(official, 'deferred'), await box(official, 'unhandled')]).toEqual([[warning.id], []]);
  must(await step(official, { step: 'resume' }), 204);
  expect(await box(official, 'unhandled')).toEqual([warning.id]);
});

test('of twelve who answer at once one is first; the others are told how it stands', async () => {
  const body = { step: 'handle', note: '加派人手', day: daysFromNow(5) };
  const answers = await Promise.all(Array.from({ length: 12 }, () => step(official, body, 0)));
  expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
  const late = answers.filter(({ status }) => status === 409);
  expect(late).toHaveLength(11);
  expect(late[0]?.body).toMatchObject({
    error: { code: 'WARNING_MOVED_ON' },
    current: { state: 'handling', revision: 1 },
  });
  expect((await now()).steps).toHaveLength(1);
});

test('a firm promises but does not review; a leader reviews but does not promise; another county finds nothing', async () => {
  const enterprise = await step(await signIn(fusui.enterprise), { step: 'settle' });
  expect([enterprise.status, enterprise.body.error.code]).toEqual([403, 'ACCESS_NOT_ALLOWED']);
  expect(enterprise.body.error.message).toContain('可办理的角色');
  const leader = await step(await signIn(fusui.leader), { step: 'handle', note: '加快', day: daysFromNow(5) });
  expect(leader.status).toBe(403);
  expect(
    (await step(await signIn(qingxiu.official), { step: 'handle', note: '加快', day: daysFromNow(5) })).status,
  ).toBe(404);
  expect((await now()).steps).toEqual([]);
});

test.each([
  [{ step: 'settle' }, 409],
  [{ step: 'vanish', note: 'x' }, 422],
  [{ step: 'handle', note: 'x', day: '2026-02-30' }, 422],
  [{ step: 'handle', note: 'x', day: '2027-01-01', extra: 1 }, 422],
])('%j is refused', async (body, status) => {
  expect((await step(official, body)).status).toBe(status);
});
