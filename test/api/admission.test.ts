import {
  COUNTIES,
  draft,
  Editors,
  type Entry,
  file,
  fileEntry,
  formOf,
  libraryOf,
  mark,
  must,
  projectIn,
  publishLibrary,
  REGION,
  type Refused,
} from '../factories';
import { type Client, signIn } from '../harness/client';
import { Database, SYSTEM } from './database';
import { allRows, importFile } from './importing';
import { csv } from './table-files';

const { fusui } = COUNTIES;
const PERMITS = [
  ['investment_permit', 'investment_permit_date', '投资许可'],
  ['land_approval', 'land_approval_date', '用地报批'],
  ['planning_permit', 'planning_permit_date', '规划许可'],
  ['construction_permit', 'construction_permit_date', '施工许可'],
] as const;

/** The first so many permits granted, as a clerk fills them in. */
const granted = (count: number): Record<string, unknown> =>
  Object.fromEntries(
    PERMITS.flatMap(([key, date], at) =>
      at < count
        ? [
            [`${key}_state`, 'done'],
            [`${key}_number`, `示范〔2026〕${at + 1} 号`],
            [date, `2026-0${at + 1}-15`],
          ]
        : [[`${key}_state`, at === count ? 'doing' : 'todo']],
    ),
  );

interface Dossier {
  entries: (Entry & { library: { key: string; name: string } })[];
  timeline: { title: string; detail: string | null; actor: string | null }[];
}

let clerk: Client;
let system: Database;

beforeAll(async () => {
  clerk = await signIn(fusui.official);
  system = await Database.open(SYSTEM);
});
afterAll(() => system.close());

const dossierOf = async (code: string, who = clerk) => must(await who.get<Dossier>(`/api/projects/${code}`));
const librariesOf = async (code: string) => (await dossierOf(code)).entries.map(({ library }) => library.key);
const prepared = (count: number) => fileEntry(clerk, fusui, { library: 'preliminary', values: granted(count) });
const change = (entry: Entry, values: Record<string, unknown>, revision = entry.revision) =>
  clerk.put<Entry & Refused>(`/api/entries/${entry.id}`, { revision, formVersion: entry.formVersion, values });
const admissions = (projectId: string) =>
  system.rows<{ actor: string; region_path: string; detail: Record<string, unknown> }>(
    `SELECT actor, region_path, detail FROM pc.audit WHERE subject_id = $1 AND action = 'entry.admit'`,
    [projectId],
  );

test('[M05-01] the list of projects in preparation shows the four permits of each with state and day', async () => {
  const entry = await prepared(2);
  const [row] = await allRows(clerk, 'preliminary', { q: entry.project.code });
  expect(row).toMatchObject({
    investment_permit_state: 'done',
    investment_permit_date: '2026-01-15',
    land_approval_state: 'done',
    land_approval_date: '2026-02-15',
    planning_permit_state: 'doing',
    planning_permit_date: null,
    construction_permit_state: 'todo',
    construction_permit_date: null,
  });
  const { permits } = must(await clerk.get<{ permits: { label: string }[] }>('/api/libraries/preliminary'));
  expect(permits.map(({ label }) => label)).toEqual(PERMITS.map(([, , label]) => label));
  const { views } = must(await clerk.get<{ views: { columns: { key: string }[] }[] }>('/api/libraries/preliminary'));
  expect(views[0]?.columns.map(({ key }) => key)).toEqual(
    expect.arrayContaining(PERMITS.map(([key]) => `${key}_state`)),
  );
});

test('[M05-02] finishing the last preliminary item moves the project to 在建库 by rule', async () => {
  const entry = await prepared(2);
  const third = must(await change(entry, granted(3)));
  expect(await librariesOf(entry.project.code)).toEqual(['preliminary']);

  const last = must(await change(third, granted(4)));
  expect(last.stage).toBe('moved');
  const { entries, timeline } = await dossierOf(entry.project.code);
  expect(entries.map(({ library, stage }) => [library.key, stage])).toEqual([
    ['building', 'building'],
    ['preliminary', 'moved'],
  ]);
  expect(entries[0]?.values).toEqual({
    land_approval_date: '2026-02-15',
    planning_permit_date: '2026-03-15',
    construction_permit_date: '2026-04-15',
  });
  expect(timeline).toContainEqual(
    expect.objectContaining({ title: '按规则转入', detail: '在建项目库：四项前期手续齐全' }),
  );
  expect(timeline.filter(({ detail }) => detail?.startsWith('在建项目库'))).toHaveLength(1);
  const [row] = await allRows(clerk, 'building', { q: entry.project.code });
  expect(row).toMatchObject({ stage: 'building', construction_permit_date: '2026-04-15', annual_plan: null });
  expect(row?.light).not.toBe('none');
  const [listed] = await allRows(clerk, 'preliminary', { q: entry.project.code });
  expect(listed?.stage).toBe('moved');
});

test('[M05-02] the trail says who made the rule act, from where to where, and by which rule', async () => {
  const entry = await prepared(3);
  must(await change(entry, granted(4)));
  const lines = await admissions(entry.projectId);
  expect(lines).toEqual([
    {
      actor: fusui.official,
      region_path: fusui.path,
      detail: expect.objectContaining({
        from: 'preliminary',
        fromEntry: entry.id,
        library: 'building',
        code: entry.project.code,
        reason: { zh: '四项前期手续齐全', en: expect.any(String) },
        conditions: { all: PERMITS.map(([key]) => expect.objectContaining({ fact: `${key}_state`, value: 'done' })) },
      }),
    },
  ]);
  const auditor = await signIn(REGION.auditor);
  const { items } = must(await auditor.get<{ items: { action: string }[] }>(`/api/audit?subject=${entry.projectId}`));
  expect(items.map(({ action }) => action).sort()).toEqual(['entry.admit', 'entry.change', 'entry.create']);
});

test('[M05-02] saving again moves nothing twice, and taking a permit back takes nothing back', async () => {
  const entry = await prepared(4);
  expect(await librariesOf(entry.project.code)).toEqual(['building', 'preliminary']);
  const [admitted] = (await dossierOf(entry.project.code)).entries;
  const again = must(await change(entry, { ...granted(4), contact_name: '韦丽芳' }));
  must(await change(again, granted(3)));
  const { entries } = await dossierOf(entry.project.code);
  expect(entries.map(({ id, stage }) => [id, stage])).toEqual([
    [admitted?.id, 'building'],
    [entry.id, 'moved'],
  ]);
  expect(await admissions(entry.projectId)).toHaveLength(1);
});

test('[M05-02] what the library 在建 asks beyond is open, and asked for with the first change', async () => {
  const entry = await prepared(4);
  const [admitted] = (await dossierOf(entry.project.code)).entries;
  if (!admitted) throw new Error('not admitted');
  const seen = must(await clerk.get<Entry>(`/api/entries/${admitted.id}`));
  const refused = await change(seen, seen.values);
  expect([refused.status, refused.body.error?.fields?.map(({ path }) => path)]).toEqual([422, ['annual_plan']]);
  expect(must(await change(seen, { ...seen.values, annual_plan: 6000 })).values.annual_plan).toBe(6000);
});

test('[M05-02] two who save at once move the project once', async () => {
  for (let round = 0; round < 5; round += 1) {
    const entry = await prepared(3);
    const colleague = await signIn(fusui.countyAdministrator);
    const body = { revision: entry.revision, formVersion: entry.formVersion, values: granted(4) };
    const known = { projectCode: entry.project.code, values: { annual_plan: 800 } };
    const form = await formOf(clerk, 'building', fusui.code);
    const [one, two, byHand] = await Promise.all([
      clerk.put(`/api/entries/${entry.id}`, body),
      colleague.put(`/api/entries/${entry.id}`, body),
      colleague.post('/api/libraries/building/entries', { formVersion: form.version, ...known }),
    ]);
    expect([one.status, two.status].sort()).toEqual([200, 409]);
    expect([201, 409]).toContain(byHand.status);
    expect(await librariesOf(entry.project.code)).toEqual(['building', 'preliminary']);
    expect(await admissions(entry.projectId)).toHaveLength(byHand.status === 201 ? 0 : 1);
  }
});

test.each([
  ['COMMIT', 0],
  ['ROLLBACK', 1],
])('[M05-02] who meets somebody filing the same project waits, and after %s files %i', async (end, filed) => {
  const entry = await prepared(3);
  const other = await Database.open(SYSTEM);
  await other.rows('BEGIN');
  await other.rows(
    `INSERT INTO library_entries (document_id, library_key, project_id, stage, form_version, "values", region_path, owner_code, is_public, revision,
       created_at, updated_at, published_at)
     SELECT $1, 'building', project_id, 'building', '1', '{}', region_path, owner_code, is_public, 1, now(), now(), now()
     FROM library_entries WHERE document_id = $2`,
    [mark('byhand').padEnd(24, '0').slice(0, 24), entry.id],
  );
  const saving = change(entry, granted(4));
  const waits = `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%library_entries%'`;
  while ((await system.rows(waits)).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  await other.rows(end);
  await other.close();
  expect((await saving).status).toBe(200);
  expect(await librariesOf(entry.project.code)).toEqual(['building', 'preliminary']);
  expect(await admissions(entry.projectId)).toHaveLength(filed);
});

test('[M05-02] an import moves those that have all four, however many they are, and no other', async () => {
  const word = mark('导入前期');
  const states = PERMITS.map(([, , label]) => label);
  const header = [
    '项目名称',
    '建设地点',
    '项目单位',
    '总投资（万元）',
    ...states.flatMap((label) => [label, `${label}文号`, `${label}日期`]),
  ];
  const line = (n: number, last: string) => [
    `${word}工程${n}`,
    fusui.code,
    '广西测试建设有限公司',
    '1200',
    ...states.flatMap((_, at) => {
      const state = at === 3 ? last : '已办结';
      return state === '已办结' ? [state, `示范〔2026〕${n} 号`, '2026-03-15'] : [state, '', ''];
    }),
  ];
  const rows = Array.from({ length: 120 }, (_, n) => line(n, n % 3 === 0 ? '办理中' : '已办结'));
  const done = await importFile(clerk, 'preliminary', '前期项目.csv', csv([header, ...rows]));
  expect(done).toMatchObject({ state: 'done', good: 120, bad: 0 });
  const building = await allRows(clerk, 'building', { q: word });
  expect(building).toHaveLength(80);
  expect(building.every((row) => row.construction_permit_date === '2026-03-15')).toBe(true);
  const stages = (await allRows(clerk, 'preliminary', { q: word })).map(({ stage }) => stage);
  expect(stages.filter((stage) => stage === 'moved')).toHaveLength(80);
  expect(stages.filter((stage) => stage === 'planning')).toHaveLength(40);
  const written = await system.rows<{ count: number }>(
    `SELECT count(*)::int AS count FROM pc.audit WHERE action = 'entry.admit' AND detail->>'name' LIKE $1`,
    [`${word}%`],
  );
  expect(written).toEqual([{ count: 80 }]);
});

test('[M05-02] another county sees neither the project nor where it went', async () => {
  const entry = await prepared(4);
  const [admitted] = (await dossierOf(entry.project.code)).entries;
  const other = await signIn(COUNTIES.qingxiu.official);
  expect((await other.get(`/api/projects/${entry.project.code}`)).status).toBe(404);
  for (const id of [entry.id, admitted?.id]) expect((await other.get(`/api/entries/${id}`)).status).toBe(404);
  for (const library of ['preliminary', 'building'])
    expect(await allRows(other, library, { q: entry.project.code })).toEqual([]);
});

describe('any library admits by metadata alone', () => {
  let editors: Editors;
  const admission = (from: string, more: object = {}) => ({
    from,
    conditions: { all: [{ fact: 'plan', operator: 'greaterThanInclusive', value: 100 }] },
    reason: { zh: '年度计划过百', en: 'Plan above one hundred' },
    ...more,
  });
  beforeAll(async () => {
    editors = await Editors.meet();
  });

  test('[M05-02] a chain of libraries is passed in one save, and the list of libraries tells the way', async () => {
    const first = await publishLibrary(editors);
    const second = await publishLibrary(editors, { body: { admission: admission(first, { leaves: 'done' }) } });
    const third = await publishLibrary(editors, {
      body: { admission: admission(second, { stage: 'building' }) },
    });
    const entry = await fileEntry(clerk, fusui, { library: first, values: { plan: 99, grade: 'a' } });
    expect(await librariesOf(entry.project.code)).toEqual([first]);
    must(await change(entry, { plan: 100, grade: 'a' }));
    const { entries } = await dossierOf(entry.project.code);
    expect(entries.map(({ library, stage, values }) => [library.key, stage, values])).toEqual([
      [third, 'building', { plan: 100, grade: 'a' }],
      [second, 'reserve', { plan: 100, grade: 'a' }],
      [first, 'done', { plan: 100, grade: 'a' }],
    ]);
    const { items } = must(
      await clerk.get<{ items: { key: string; admission: { from: { key: string }; reason: string } | null }[] }>(
        '/api/libraries',
      ),
    );
    const keys = items.map(({ key }) => key);
    expect(keys.indexOf(second)).toBe(keys.indexOf(first) + 1);
    expect(keys.indexOf('building')).toBe(keys.indexOf('preliminary') + 1);
    expect(items.find(({ key }) => key === second)?.admission).toMatchObject({
      from: { key: first },
      reason: '年度计划过百',
    });
  });

  test.each([
    [
      'a fact that is not there',
      { conditions: { all: [{ fact: 'plam', operator: 'equal', value: 1 }] } },
      'conditions.all[0].fact',
    ],
    [
      'an operator that is not there',
      { conditions: { all: [{ fact: 'plan', operator: 'is', value: 1 }] } },
      'conditions.all[0].operator',
    ],
    [
      'a value of another type',
      { conditions: { any: [{ fact: 'grade', operator: 'equal', value: 1 }] } },
      'conditions.any[0].value',
    ],
    ['no group at the root', { conditions: { fact: 'plan', operator: 'equal', value: 1 } }, 'conditions'],
    ['a stage that it has not', { stage: 'gone' }, 'stage'],
    ['a stage that the other has not', { leaves: 'gone' }, 'leaves'],
    ['a library that is not there', { from: 'nowhere' }, 'from'],
    ['a word that means nothing', { when: 'always' }, 'when'],
  ])('[M05-02] a wrong rule is refused at its place: %s', async (_name, more, path) => {
    const from = await publishLibrary(editors);
    const { library: definition } = libraryOf(mark('wrong'), { body: { admission: admission(from, more) } });
    const answer = await draft<Refused>(editors.author, definition);
    expect([answer.status, answer.body.error.fields?.map((one) => one.path)]).toEqual([
      422,
      [`body.admission.${path}`],
    ]);
  });

  test('a save that meets no rule files nothing elsewhere', async () => {
    const library = await publishLibrary(editors);
    const before = await system.count('library_entries');
    must(await file(clerk, fusui, { library, project: projectIn(fusui), values: { plan: 500 } }), 201);
    expect(await system.count('library_entries')).toBe(before + 1);
  });
});
