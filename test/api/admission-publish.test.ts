import { COUNTIES, Editors, type Entry, fileEntry, libraryOf, mark, must, publishLibrary } from '../factories';
import { type Client, signIn } from '../harness/client';
import { Database, SYSTEM } from './database';
import { allRows } from './importing';
import { bundle, letOut, libraryParts } from './releasing';

/** A rule of admission that is published meets entries that meet it already. */
const { fusui, qingxiu } = COUNTIES;
const PLANS = [50, 99, 100, 250];

interface Impact {
  admitted: { what: string; library: string; from: string; count: number }[];
}

let editors: Editors;
let clerk: Client;
let system: Database;
let from: string;
let to: string;
let release: string;
const meeting: Entry[] = [];

const admission = (least: number) => ({
  from,
  conditions: { all: [{ fact: 'plan', operator: 'greaterThanInclusive', value: least }] },
  reason: { zh: '年度计划过百', en: 'Plan of a hundred' },
  leaves: 'done',
});

const admitted = (library: string) =>
  system.rows<{ actor: string; project: string }>(
    `SELECT actor, subject_id AS project FROM pc.audit WHERE action = 'entry.admit' AND detail->>'library' = $1 ORDER BY subject_id`,
    [library],
  );

/** Waits for the job that follows a publication. */
async function judged(): Promise<void> {
  const open = `SELECT 1 FROM pc.judging_asked WHERE key IN ($1, $2)`;
  for (let tries = 0; (await system.rows(open, [from, to])).length > 0; tries += 1) {
    if (tries > 300) throw new Error('the entries were never judged');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

beforeAll(async () => {
  editors = await Editors.meet();
  clerk = await signIn(fusui.official);
  system = await Database.open(SYSTEM);
  from = await publishLibrary(editors);
  to = mark('lib');
  for (const plan of PLANS) {
    const entry = await fileEntry(clerk, fusui, { library: from, values: { plan, grade: 'a' } });
    if (plan >= 100) meeting.push(entry);
  }
  const other = await signIn(qingxiu.official);
  meeting.push(await fileEntry(other, qingxiu, { library: from, values: { plan: 300, grade: 'b' } }));
  release = await bundle(editors.author, ...libraryParts(to, { body: { admission: admission(100) } }));
});
afterAll(() => system.close());

test('[M05-02] before it is published, the entries that would be admitted are counted, with the list behind', async () => {
  const { admitted: counted } = must(await editors.author.post<Impact>(`/api/releases/${release}/preview`, {}));
  expect(counted).toEqual([{ what: `admitted:${to}`, library: to, from, count: meeting.length }]);
  const { items, count } = must(
    await editors.author.get<{ items: { entryId: string; code: string }[]; count: number }>(
      `/api/releases/${release}/preview/rows?what=admitted:${to}`,
    ),
  );
  expect(count).toBe(meeting.length);
  expect(items.map(({ entryId }) => entryId).sort()).toEqual(meeting.map(({ id }) => id).sort());
  expect(items.map(({ code }) => code).sort()).toEqual(meeting.map(({ project }) => project.code).sort());
  expect(await system.count('library_entries WHERE library_key = $1', [to])).toBe(0);
});

test('[M05-02] publishing admits them, each with its line in the trail, and no other', async () => {
  await letOut(editors.author, editors.approver, release);
  await judged();
  const inside = await system.rows<{ project: string; plan: string; stage: string }>(
    `SELECT project_id AS project, "values"->>'plan' AS plan, stage FROM library_entries WHERE library_key = $1 ORDER BY project_id`,
    [to],
  );
  expect(inside.map(({ project }) => project)).toEqual(meeting.map(({ projectId }) => projectId).sort());
  expect(inside.map(({ plan }) => Number(plan)).sort((a, b) => a - b)).toEqual([100, 250, 300]);
  expect(await admitted(to)).toEqual(
    inside.map(({ project }) => ({ actor: expect.stringMatching(/^job supervision-judge-anew/), project })),
  );
  expect((await allRows(clerk, to)).map(({ stage }) => stage)).toEqual(['reserve', 'reserve']);
  expect((await allRows(clerk, from)).map(({ stage }) => stage).sort()).toEqual(['done', 'done', 'reserve', 'reserve']);
});

test('[M05-02] a rule that is widened counts and admits only those that it takes in anew', async () => {
  const { library } = libraryOf(to, { body: { admission: admission(60) } });
  const wider = await bundle(editors.author, library);
  const { admitted: counted } = must(await editors.author.post<Impact>(`/api/releases/${wider}/preview`, {}));
  expect(counted).toEqual([{ what: `admitted:${to}`, library: to, from, count: 1 }]);
  await letOut(editors.author, editors.approver, wider);
  await judged();
  expect(await admitted(to)).toHaveLength(meeting.length + 1);
});

test('a release that leaves the rule as it is says nothing of admissions', async () => {
  const { view } = libraryOf(to);
  const plain = await bundle(editors.author, view);
  expect(must(await editors.author.post<Impact>(`/api/releases/${plain}/preview`, {})).admitted).toEqual([]);
});

test('[M01-22] a field that is asked for on a condition lacks exactly where the condition holds', async () => {
  const { form } = libraryOf(from, {
    properties: {
      started_on: {
        type: 'string',
        title: '开工日',
        'x-decorator': 'FormItem',
        'x-component': 'DatePicker',
        required: "{{ plan >= 100 && planned_end > '2027-01-01' }}",
      },
    },
  });
  const early = { planned_end: '2026-12-31' };
  await fileEntry(clerk, fusui, { library: from, project: early, values: { plan: 700, grade: 'a' } });
  await fileEntry(clerk, fusui, { library: from, values: { plan: 700, grade: 'a', started_on: '2026-05-01' } });
  const asked = await bundle(editors.author, form);
  const { missing } = must(
    await editors.author.post<{ missing: { what: string; field: string; count: number }[] }>(
      `/api/releases/${asked}/preview`,
      {},
    ),
  );
  expect(missing.map(({ field, count }) => [field, count])).toEqual([['started_on', meeting.length]]);
  const { items } = must(
    await editors.author.get<{ items: { entryId: string }[] }>(
      `/api/releases/${asked}/preview/rows?what=${missing[0]?.what}`,
    ),
  );
  expect(items.map(({ entryId }) => entryId).sort()).toEqual(meeting.map(({ id }) => id).sort());
});
