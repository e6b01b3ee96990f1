import {
  COUNTIES,
  type Draft,
  daysFromNow,
  Editors,
  type Entry,
  fileEntry,
  libraryOf,
  mark,
  must,
  projectIn,
  REGION,
} from '../factories';
import { type Client, signIn } from '../harness/client';
import { Database, SYSTEM } from './database';
import { allRows, importFile } from './importing';
import { beginRelease, bundle, decide, letOut, openDraft, refusal, releaseOf } from './releasing';
import { csv } from './table-files';

const { fusui, qingxiu } = COUNTIES;

interface EntryItem {
  key: string;
  version: number;
  state: string;
  name: string;
  standing: 'to-come' | 'in-force' | 'ended';
  until: string | null;
  department: { code: string | null; name: string };
  workingDays: number;
}

let editors: Editors;
let clerk: Client;
let system: Database;

beforeAll(async () => {
  editors = await Editors.meet();
  clerk = await signIn(fusui.official);
  system = await Database.open(SYSTEM);
});
afterAll(() => system.close());

const itemOf = (key: string, more: object = {}): Draft => ({
  kind: 'item',
  key,
  body: {
    name: { zh: `${key}事项`, en: key },
    class: 'permission',
    stage: 'start',
    department: { kind: 'zjj', level: 'county', name: { zh: '住建部门', en: 'Housing' } },
    workingDays: 20,
    legalBasis: '《行政许可法》第四十二条',
    result: { title: { zh: '许可证', en: 'Permit' } },
    ...more,
  },
});

/** A library of its own that gives these items. */
async function libraryWith(items: readonly Draft[]): Promise<string> {
  const key = mark('lib');
  const { library, form, view } = libraryOf(key, { body: { items: items.map((one) => one.key) } });
  await editors.publish(...items, form, view, library);
  return key;
}

const itemsOf = async (id: string, who = clerk) =>
  must(await who.get<{ items: EntryItem[] }>(`/api/entries/${id}/items`)).items;
const filed = async (library: string, project: object = {}) =>
  fileEntry(clerk, fusui, { library, values: {}, project: { ...project } });
const keysOf = (items: readonly EntryItem[]) => items.map(({ key }) => key).sort();

/** A release in which an item is stopped from a day on, as the studio makes it. */
async function stopping({ key, body }: Draft, until: string, reason: string): Promise<string> {
  const { id } = await beginRelease(editors.author, `停用${key}`);
  const opened = must(await openDraft(editors.author, id, { kind: 'item', key, body: {} as never, from: 'effective' }));
  const { definition } = opened;
  const inForce = { from: null, until };
  must(
    await editors.author.put(`/api/definitions/${definition.id}`, {
      revision: definition.revision,
      note: reason,
      body: { ...body, inForce },
    }),
  );
  return id;
}

/** Time passes for the catalogue: a day that was to come is today. */
async function dayComes(key: string, day: string): Promise<void> {
  await system.rows(`UPDATE definitions SET body = replace(body, $2, $3) WHERE kind = 'item' AND key = $1`, [
    key,
    day,
    daysFromNow(0),
  ]);
  await system.rows(`SELECT pg_notify('pc_definition', '')`);
}

describe('[M01-20] an item that is stopped', () => {
  test('is no longer given to new entries; those that have it go on with the version they were given; the trail tells', async () => {
    const [stays, goes] = [itemOf(mark('stay')), itemOf(mark('stop'))];
    const library = await libraryWith([stays, goes]);
    const before = await filed(library);
    expect(keysOf(await itemsOf(before.id))).toEqual([goes.key, stays.key].sort());

    const today = daysFromNow(0);
    const reason = `并入${stays.key}`;
    const release = await stopping(goes, today, reason);
    const changes = (await releaseOf(editors.author, release)).definitions[0]?.changes.map(({ text }) => text.zh);
    expect(changes).toEqual([`审批事项：停用日期 不停用 → ${today}`]);
    must(await decide(editors.author, release, 'submit'));
    expect(refusal(await decide(editors.author, release, 'approve'))[0]).toBe(403);
    expect(keysOf(await itemsOf((await filed(library)).id))).toEqual([goes.key, stays.key].sort());
    must(await decide(editors.approver, release, 'approve'));

    const after = await filed(library);
    expect(keysOf(await itemsOf(after.id))).toEqual([stays.key]);
    const kept = (await itemsOf(before.id)).find(({ key }) => key === goes.key);
    expect(kept).toMatchObject({ version: 1, standing: 'ended', until: today, state: 'not-started' });

    const auditor = await signIn(REGION.auditor);
    const { items: trail } = must(
      await auditor.get<{ items: { actor: string; detail: object }[] }>(
        `/api/audit?action=item.stop&subject=item/${goes.key}`,
      ),
    );
    expect(trail).toEqual([
      expect.objectContaining({ actor: REGION.administrator, detail: { version: 2, until: today, was: null, reason } }),
    ]);
  });

  test('from a later day on is given until then, and not from that day on', async () => {
    const item = itemOf(mark('later'));
    const library = await libraryWith([item]);
    const until = daysFromNow(9);
    await letOut(editors.author, editors.approver, await stopping(item, until, '九天后停用'));
    const running = await filed(library);
    expect((await itemsOf(running.id))[0]).toMatchObject({ version: 2, standing: 'in-force', until });
    await dayComes(item.key, until);
    const [now] = [await filed(library)];
    expect(await itemsOf(now.id)).toEqual([]);
    expect((await itemsOf(running.id))[0]).toMatchObject({ version: 2, standing: 'ended' });
  });
});

describe('what is filed gets the items of its library', () => {
  test('those for its way of management, told with the department of its place', async () => {
    const [all, recorded] = [itemOf(mark('all')), itemOf(mark('rec'), { approvalClasses: ['record'] })];
    const library = await libraryWith([all, recorded]);
    const record = await filed(library, { approval_class: 'record' });
    const approval = await filed(library, { approval_class: 'approval' });
    expect(keysOf(await itemsOf(record.id))).toEqual([all.key, recorded.key].sort());
    const [given] = await itemsOf(approval.id);
    expect(given).toMatchObject({ key: all.key, department: { code: '451421-zjj', name: '扶绥县住房和城乡建设局' } });
  });

  test('by a file as well as by hand', async () => {
    const items = [itemOf(mark('one')), itemOf(mark('two'))];
    const library = await libraryWith(items);
    const names = Array.from({ length: 60 }, () => mark('导入项目'));
    const table = csv([
      ['项目名称', '县区', '项目类型', '管理方式'],
      ...names.map((name) => [name, fusui.name, '01', 'record']),
    ]);
    await importFile(clerk, library, 'items.csv', table);
    const rows = await allRows(clerk, library);
    expect(rows).toHaveLength(60);
    const ids = rows.map(({ id }) => id);
    expect(await system.count('pc.entry_item WHERE entry_id = ANY($1)', [ids])).toBe(120);
  });

  test('[M01-06] and nobody of another county sees them; they move with their project', async () => {
    const library = await libraryWith([itemOf(mark('own'))]);
    const entry = await filed(library);
    const stranger = await signIn(qingxiu.official);
    expect((await stranger.get(`/api/entries/${entry.id}/items`)).status).toBe(404);
    const theirs = await Database.open({ lo: qingxiu.path, hi: qingxiu.path.replace(/\/$/, '0') });
    expect(await theirs.count('pc.entry_item WHERE entry_id = $1', [entry.id])).toBe(0);
    const region = await signIn(REGION.official);
    const seen = must(await region.get<Entry>(`/api/entries/${entry.id}`));
    must(
      await region.put(`/api/entries/${entry.id}`, {
        revision: seen.revision,
        formVersion: seen.formVersion,
        project: projectIn(qingxiu, { name: seen.project.name }),
        values: {},
      }),
    );
    expect(await theirs.count('pc.entry_item WHERE entry_id = $1', [entry.id])).toBe(1);
    await theirs.close();
  });
});

describe('[M01-22] items and indicators are checked before they are published', () => {
  /** What stands in the way of publishing these together, in the words of the answer. */
  const blockers = async (...drafts: Draft[]): Promise<string[][]> => {
    const answer = await decide(editors.author, await bundle(editors.author, ...drafts), 'submit');
    const found = (answer.body.blockers ?? []) as unknown as { code: string; message: { zh: string } }[];
    return found.map(({ code, message }) => [code, message.zh]);
  };

  test('what comes before goes in no circle, and the circle is shown', async () => {
    const [a, b] = [mark('a'), mark('b')];
    const found = await blockers(itemOf(a, { prerequisites: [b] }), itemOf(b, { prerequisites: [a] }));
    expect(found.map(([code]) => code)).toEqual(['circle', 'circle']);
    expect(found[0]?.[1]).toContain(`${a} → ${b} → ${a}`);
  });

  test('a library names no item that does not exist', async () => {
    const gone = mark('gone');
    const { library, form, view } = libraryOf(mark('lib'), { body: { items: [gone] } });
    const found = await blockers(form, view, library);
    expect(found).toEqual([['missing', expect.stringContaining(`审批事项“${gone}”还没有`)]]);
  });

  test('[M09-01] weights beside each other make no more than 100', async () => {
    const words = { words: { zh: '个数', en: 'count' } };
    const indicator = (key: string, weight: number, parent: string | null): Draft => ({
      kind: 'indicator',
      key,
      body: {
        name: { zh: key, en: key },
        level: parent ? 2 : 1,
        parent,
        ...(parent ? { numerator: words, denominator: words } : {}),
        scope: 'region',
        period: 'month',
        weight,
      },
    });
    const tree = (second: number, root = mark('root')) => [
      indicator(root, 0, null),
      indicator(mark('x'), 60, root),
      indicator(mark('y'), second, root),
    ];
    expect((await blockers(...tree(41))).map(([code]) => code)).toEqual(['weight', 'weight']);
    expect(await blockers(...tree(40))).toEqual([]);
  });
});

describe('[P4] the content types are kept in step', () => {
  const content = async (name: string, code: string) =>
    must(
      await clerk.get<{ data: Record<string, unknown>[] }>(
        `/api/content/${name}?filters[code][$eq]=${code}&populate=*`,
      ),
    ).data;

  test('with the item in force, with what has to come before it, and its organisation stays', async () => {
    const [first, second] = [itemOf(mark('first')), itemOf(mark('second'))];
    await editors.publish(first);
    await editors.publish({ ...second, body: { ...second.body, prerequisites: [first.key] } });
    await system.rows(
      `INSERT INTO approval_items_organisation_lnk (approval_item_id, organisation_id)
       SELECT i.id, o.id FROM approval_items i, organisations o WHERE i.code = $1 AND o.code = '451421-zjj'`,
      [second.key],
    );
    await editors.publish({ ...second, body: { ...second.body, workingDays: 7, prerequisites: [first.key] } });
    const [row] = await content('approval-items', second.key);
    expect(row).toMatchObject({
      version: 2,
      working_days: 7,
      prerequisites: [expect.objectContaining({ code: first.key })],
      organisation: expect.objectContaining({ code: '451421-zjj' }),
    });
    expect(await content('approval-items', first.key)).toMatchObject([
      { version: 1, opens: [expect.objectContaining({ code: second.key })] },
    ]);
  });

  test('with the indicators that come with the install, as a tree', async () => {
    expect(await content('indicators', 'started-rate')).toMatchObject([
      { level: 2, weight: 34, parent: expect.objectContaining({ code: 'project-progress' }) },
    ]);
  });
});
