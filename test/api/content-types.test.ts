import { COUNTIES, fileEntry, mark, must } from '../factories';
import { type Client, signIn } from '../harness/client';
import { Database, SYSTEM } from './database';

interface Rows {
  data: Record<string, unknown>[];
}

let official: Client;
let system: Database;

beforeAll(async () => {
  official = await signIn(COUNTIES.fusui.official);
  system = await Database.open(SYSTEM);
});

afterAll(() => system.close());

const stamps = 'created_at, updated_at, published_at';

async function insert(table: string, columns: Record<string, unknown>): Promise<number> {
  const names = ['document_id', ...Object.keys(columns)];
  const values = [mark(), ...Object.values(columns)];
  const places = values.map((_, at) => `$${at + 1}`);
  const [row] = await system.rows<{ id: number }>(
    `INSERT INTO ${table} (${names.join(', ')}, ${stamps}) VALUES (${places.join(', ')}, now(), now(), now()) RETURNING id`,
    values,
  );
  return row?.id ?? 0;
}

const link = (table: string, first: [string, number], second: [string, number]) =>
  system.rows(`INSERT INTO ${table} (${first[0]}, ${second[0]}) VALUES ($1, $2)`, [first[1], second[1]]);

const only = async (name: string, field: string, value: string) => {
  const path = `/api/content/${name}?filters[${field}][$eq]=${encodeURIComponent(value)}&populate=*`;
  const { data } = must(await official.get<Rows>(path));
  expect(data).toHaveLength(1);
  return data[0] ?? {};
};

describe('[P4] the content API of Strapi', () => {
  test('holds projects with those who take part, and reads the relation from both ends', async () => {
    const { project } = await fileEntry(official, COUNTIES.fusui);
    const code = mark('P');
    const party = await insert('parties', {
      code,
      scheme: 'test',
      name: '承建单位',
      kind: 'builder',
      region_path: '/45/',
    });
    const [row] = await system.rows<{ id: number }>('SELECT id FROM projects WHERE code = $1', [project.code]);
    await link('projects_participants_lnk', ['project_id', row?.id ?? 0], ['party_id', party]);
    expect(await only('projects', 'code', project.code)).toMatchObject({
      name: project.name,
      participants: [expect.objectContaining({ code })],
    });
    expect(await only('parties', 'code', code)).toMatchObject({
      projects: [expect.objectContaining({ code: project.code })],
    });
  });

  test('holds approval items with the organisation that decides them', async () => {
    const code = mark('item');
    const item = await insert('approval_items', { code, name: '施工许可', working_days: 7, count_start_day: false });
    const [office] = await system.rows<{ id: number; code: string }>(
      'SELECT id, code FROM organisations ORDER BY id LIMIT 1',
    );
    await link('approval_items_organisation_lnk', ['approval_item_id', item], ['organisation_id', office?.id ?? 0]);
    expect(await only('approval-items', 'code', code)).toMatchObject({
      working_days: 7,
      organisation: expect.objectContaining({ code: office?.code }),
    });
  });

  test('holds indicators as a tree', async () => {
    const [above, below] = [mark('ind'), mark('ind')];
    const parent = await insert('indicators', { code: above, name: '投资', level: 1 });
    const child = await insert('indicators', { code: below, name: '完成率', level: 2, unit: '%' });
    await link('indicators_parent_lnk', ['indicator_id', child], ['inv_indicator_id', parent]);
    expect(await only('indicators', 'code', below)).toMatchObject({ parent: expect.objectContaining({ code: above }) });
    expect(await only('indicators', 'code', above)).toMatchObject({
      children: [expect.objectContaining({ code: below })],
    });
  });

  test('holds credit records with the party that they are about', async () => {
    const title = mark('处罚');
    const record = await insert('credit_records', { kind: 'penalty', title, region_path: COUNTIES.fusui.path });
    const code = mark('P');
    const party = await insert('parties', {
      code,
      scheme: 'test',
      name: '受罚单位',
      kind: 'owner',
      region_path: '/45/',
    });
    await link('credit_records_party_lnk', ['credit_record_id', record], ['party_id', party]);
    expect(await only('credit-records', 'title', title)).toMatchObject({ party: expect.objectContaining({ code }) });
  });

  test.each(['projects', 'approval-items', 'indicators', 'credit-records'])(
    'reads %s and writes none: writing goes through the registry, which validates, judges and leaves a trail',
    async (name) => {
      expect((await official.get(`/api/content/${name}`)).status).toBe(200);
      const body = { data: { name: '绕过' } };
      const tries = [
        await official.post(`/api/content/${name}`, body),
        await official.put(`/api/content/${name}/${'a'.repeat(24)}`, body),
        await official.delete(`/api/content/${name}/${'a'.repeat(24)}`),
      ];
      expect(tries.map((answer) => [404, 405].includes(answer.status))).toEqual([true, true, true]);
    },
  );
});
