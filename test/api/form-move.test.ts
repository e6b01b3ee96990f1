import {
  COUNTIES,
  type Draft,
  draft,
  Editors,
  type Entry,
  fileEntry,
  formOf,
  libraryOf,
  mark,
  must,
  publishLibrary,
  type Refused,
} from '../factories';
import { type Client, signIn } from '../harness/client';

/** Records remember: a form changes, what was answered does not. */
interface Move {
  from: string;
  to: string;
  current: boolean;
  revision: number;
  maps: { key: string }[];
  unfit: { key: string; value: unknown; message: string }[];
  asked: { key: string; label: string }[];
  aside: { key: string; label: string; value: unknown }[];
}

const { fusui, qingxiu } = COUNTIES;
let editors: Editors;
let clerk: Client;
let library: string;
let old: Entry;

const input = (title: string, more: object = {}) => ({
  type: 'string',
  title,
  'x-decorator': 'FormItem',
  'x-component': 'Input',
  ...more,
});
const fax = { properties: { fax: input('传真'), note: input('备注') } };

/** The next version of the form: the fax is gone, the plan has a bound, a contact is asked for. */
function nextForm(key: string): Draft {
  const { form } = libraryOf(key, {
    properties: { note: input('备注'), contact: input('联系人', { required: true }) },
  });
  const properties = (form.body as { properties: Record<string, Record<string, unknown>> }).properties;
  return {
    ...form,
    body: { ...form.body, properties: { ...properties, plan: { ...properties.plan, maximum: 1_000 } } },
  };
}

const move = async (id: string) => must(await clerk.get<Move>(`/api/entries/${id}/form-move`));
const keys = (fields: readonly { key: string }[]) => fields.map(({ key }) => key).sort();

beforeAll(async () => {
  editors = await Editors.meet();
  clerk = await signIn(fusui.official);
  library = await publishLibrary(editors, fax);
  const values = { fax: '0771-7530001', note: '第一版填的', plan: 5_000, grade: 'a' };
  old = await fileEntry(clerk, fusui, { library, values });
  await editors.publish(nextForm(library));
});

test('[P1] an entry opens with the form it was filled with, after that form has changed', async () => {
  const now = must(await clerk.get<Entry>(`/api/entries/${old.id}`));
  expect([now.formVersion, now.values.fax]).toEqual(['1', '0771-7530001']);
  const form = must(
    await clerk.get<{ schema: { properties: object }; current: boolean }>(
      `/api/libraries/${library}/form?region=451421&version=${now.formVersion}`,
    ),
  );
  expect(Object.keys(form.schema.properties)).toContain('fax');
  expect(form.current).toBe(false);
});

test('[P1] before it is moved one sees what goes along, what is kept aside, what no longer fits and what is asked for', async () => {
  const preview = await move(old.id);
  expect([preview.from, preview.to, preview.current]).toEqual(['1', '2', false]);
  expect(preview.aside).toEqual([expect.objectContaining({ key: 'fax', label: '传真', value: '0771-7530001' })]);
  expect(preview.asked).toEqual([expect.objectContaining({ key: 'contact', label: '联系人' })]);
  expect(preview.unfit).toEqual([expect.objectContaining({ key: 'plan', value: 5_000 })]);
  expect(keys(preview.maps)).toEqual(expect.arrayContaining(['grade', 'name', 'note', 'total_investment']));
});

test('[P1] a move that lacks what is asked for is refused at the field, and nothing is changed', async () => {
  const path = `/api/entries/${old.id}/form-move`;
  const refused = await clerk.post<Refused>(path, { revision: old.revision, values: {} });
  expect(refused.status).toBe(422);
  expect(keys((refused.body.error.fields ?? []).map(({ path: key }) => ({ key })))).toEqual(['contact', 'plan']);
  expect(must(await clerk.get<Entry>(`/api/entries/${old.id}`))).toMatchObject({
    formVersion: '1',
    revision: old.revision,
  });
});

test('[P1] nobody of another county moves or sees it; an old revision is refused', async () => {
  const stranger = await signIn(qingxiu.official);
  const path = `/api/entries/${old.id}/form-move`;
  expect((await stranger.get(path)).status).toBe(404);
  expect((await stranger.post(path, { revision: old.revision, values: {} })).status).toBe(404);
  const stale = { revision: old.revision - 1, values: { contact: '韦丽芳', plan: 900 } };
  expect((await clerk.post(path, stale)).status).toBe(409);
});

test('[P1] after the move it is of the current form, and what the form no longer asks for is kept, read and exported', async () => {
  const values = { contact: '韦丽芳', plan: 900 };
  must(await clerk.post(`/api/entries/${old.id}/form-move`, { revision: old.revision, values }), 204);
  const now = must(await clerk.get<Entry>(`/api/entries/${old.id}`));
  expect(now).toMatchObject({ formVersion: '2', revision: old.revision + 1 });
  expect(now.values).toMatchObject({
    contact: '韦丽芳',
    plan: 900,
    grade: 'a',
    note: '第一版填的',
    fax: '0771-7530001',
  });
  const after = await move(old.id);
  expect([after.current, keys(after.asked), keys(after.unfit)]).toEqual([true, [], []]);
  expect(after.aside).toEqual([expect.objectContaining({ key: 'fax', label: '传真', value: '0771-7530001' })]);

  const csv = await clerk.get<string>(`/api/libraries/${library}/export.csv?columns=all&aside=true`);
  const [header = '', row = ''] = String(csv.body).replace('\uFEFF', '').split(/\r?\n/);
  const at = header.split(',').indexOf('传真');
  expect(at).toBeGreaterThan(0);
  expect(row.split(',')[at]).toBe('0771-7530001');
});

test('[P1] a county’s own field that is taken back stays readable in what was filled in before', async () => {
  const county = await signIn(fusui.countyAdministrator);
  const own = `r451421_${mark('f')}`;
  const publish = async (operations: object[]) => {
    const overlay = { kind: 'form', key: `${library}-entry`, region: '451421', body: { base: 2, operations } };
    const { id } = must(await draft(county, overlay), 201);
    must(await county.post(`/api/definitions/${id}/submit`));
    must(await editors.approver.post(`/api/definitions/${id}/publish`));
  };
  await publish([{ op: 'add', key: own, schema: input('糖业环节') }]);
  const entry = await fileEntry(clerk, fusui, { library, values: { contact: '黄建业', [own]: '制糖' } });
  await publish([]);
  expect((await formOf(clerk, library, '451421')).schema.properties).not.toHaveProperty(own);
  expect((await move(entry.id)).aside).toEqual([
    expect.objectContaining({ key: own, label: '糖业环节', value: '制糖' }),
  ]);
});
