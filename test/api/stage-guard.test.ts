import { COUNTIES, Editors, type Entry, fileEntry, libraryOf, mark, publishLibrary, type Refused } from '../factories';
import { type Client, signIn } from '../harness/client';

let clerk: Client;
let library: string;

const stage = (key: string, zh: string, more: object) => ({ key, label: { zh, en: key }, moves: [], ...more });
const stages = [
  stage('applied', '申报', {
    moves: ['certified', 'refused'],
    guards: [{ to: 'certified', when: 'plan >= 5000', evidence: ['grade'], message: '营业收入要达到 5000 万元' }],
  }),
  stage('certified', '认定', {}),
  stage('refused', '不予认定', {}),
];

beforeAll(async () => {
  clerk = await signIn(COUNTIES.fusui.official);
  library = await publishLibrary(await Editors.meet(), { body: { stages, initialStage: 'applied' } });
});

const move = (id: string, to: string) => clerk.post<Refused>(`/api/entries/${id}/stage`, { to, note: '材料齐了' });
const stageOf = async (id: string) => (await clerk.get<Entry>(`/api/entries/${id}`)).body.stage;

test('[P1] a move whose condition does not hold is refused, and the answer names all that is missing', async () => {
  const { id } = await fileEntry(clerk, COUNTIES.fusui, { library, values: { plan: 4999 } });
  const { status, body } = await move(id, 'certified');
  expect([status, body.error.code]).toEqual([422, 'REGISTRY_STAGE_GUARD_NOT_MET']);
  expect(body.error.fields?.map((one) => [one.path, one.code])).toEqual([
    ['values.grade', 'evidence'],
    ['values.plan', 'condition'],
  ]);
  expect(body.error.message).toBe('还不能转到“认定”：还没有“grade”；营业收入要达到 5000 万元');
  expect(await stageOf(id)).toBe('applied');
});

test('[P1] an entry that has what is asked for moves; a move without a guard asks for nothing', async () => {
  const ready = await fileEntry(clerk, COUNTIES.fusui, { library, values: { plan: 5000, grade: 'a' } });
  expect((await move(ready.id, 'certified')).status).toBe(204);
  expect(await stageOf(ready.id)).toBe('certified');
  const poor = await fileEntry(clerk, COUNTIES.fusui, { library, values: { plan: 1 } });
  expect((await move(poor.id, 'refused')).status).toBe(204);
});

test('a guard that names a field that is gone, or a condition outside the grammar, is not taken', async () => {
  const key = mark('guard');
  const author = (await Editors.meet()).author;
  const refused = async (guard: object) => {
    const [first, ...rest] = stages;
    const { library: draft } = libraryOf(key, {
      body: { stages: [{ ...first, guards: [{ to: 'certified', ...guard }] }, ...rest], initialStage: 'applied' },
    });
    const answer = await author.post<Refused>('/api/definitions/check', {
      kind: 'library',
      key,
      body: draft.body,
    });
    return answer.body;
  };
  expect(JSON.stringify(await refused({ evidence: ['fax'] }))).toContain('fax');
  expect(JSON.stringify(await refused({ when: 'plan >= (' }))).toContain('guards');
});
