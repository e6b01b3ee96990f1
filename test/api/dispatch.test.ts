import { COUNTIES, type Entry, fileEntry, mark, must, REGION, type Refused } from '../factories';
import { type Client, signIn } from '../harness/client';
import { Database, SYSTEM } from './database';

interface Post {
  tier: string;
  name: string;
  region: string;
}

interface Order {
  id: string;
  number: string;
  kindLabel: string;
  matter: string;
  state: string;
  revision: number;
  due: string;
  daysLeft: number | null;
  late: number | null;
  entryId: string | null;
  steps: { step: string; note: boolean }[];
  waitsFor: Post | null;
  coDepartments: { code: string; done: boolean }[];
  tiers: { tier: string; here: boolean; names: string[] }[];
  derivation: { date: string; counts: boolean }[];
  trail: { n: number; step: string; note: string | null; by: string; from: Post; to: Post | null; files: object[] }[];
}

interface Page {
  items: { id: string; due: string }[];
  next: string | null;
  count: number;
  counts: Record<string, number>;
}

const { fusui, qingxiu } = COUNTIES;
const CITY = { official: 'huangjianye', code: '4514', path: '/45/4514/' };
const WATER = '451421-slj';
const LAND = '451421-zrzy';

let system: Database;
let city: Client;
let county: Client;
let sister: Client;
let town: Client;
let firm: Client;
let region: Client;
let administrator: Client;

beforeAll(async () => {
  system = await Database.open(SYSTEM);
  [city, county, sister, town, firm, region, administrator] = (await Promise.all(
    [
      CITY.official,
      fusui.official,
      qingxiu.official,
      fusui.agent,
      fusui.enterprise,
      REGION.official,
      REGION.administrator,
    ].map((name) => signIn(name)),
  )) as [Client, Client, Client, Client, Client, Client, Client];
});
/** What a test leaves open would stand on other people’s workbenches. */
const made: string[] = [];
afterAll(async () => {
  await system.rows('DELETE FROM dispatch_orders WHERE document_id = ANY($1)', [made]);
  await system.close();
});

/** Somebody of a department of the county. */
async function officerOf(organisationCode: string): Promise<Client> {
  const body = { username: mark(), name: '部门经办', role: 'official', regionCode: fusui.code, organisationCode };
  const { username, password } = must(
    await administrator.post<{ username: string; password: string }>('/api/users', body),
    201,
  );
  return signIn(username, password);
}

const filed = (more: Record<string, unknown> = {}): Promise<Entry> => fileEntry(county, fusui, { project: more });

const issue = <T = Order>(who: Client, entry: Entry, more: object = {}) =>
  who.post<T>(`/api/entries/${entry.id}/dispatches`, {
    kind: 'labour',
    matter: `${mark('调')}补足施工人员，说明缺口`,
    workingDays: 5,
    ...more,
  });
const issued = async (who: Client, entry: Entry, more: object = {}) => {
  const order = must(await issue(who, entry, more), 201);
  made.push(order.id);
  return order;
};

const read = async (who: Client, { id }: { id: string }) => must(await who.get<Order>(`/api/dispatches/${id}`));

const attempt = <T = Order>(who: Client, order: Order, step: string, more: object = {}) =>
  who.post<T>(`/api/dispatches/${order.id}/steps`, { step, note: '情况说明', revision: order.revision, ...more });
const take = async (who: Client, order: Order, step: string, more: object = {}) =>
  must(await attempt(who, order, step, more));

const box = async (who: Client, name: string, query = '') =>
  must(await who.get<Page>(`/api/dispatches?box=${name}&limit=100${query}`));
const holds = async (who: Client, name: string, order: Order) =>
  (await box(who, name, `&q=${encodeURIComponent(order.matter)}`)).items.some(({ id }) => id === order.id);

describe('[M01-21] supervision by territory', () => {
  test('a city orders a county: the county of that territory has it, the sister county nothing', async () => {
    const entry = await filed();
    const order = await issued(city, entry);
    expect(order).toMatchObject({ state: 'issued', kindLabel: '劳动力组织', revision: 1, daysLeft: 5 });
    expect(order.waitsFor).toMatchObject({ tier: 'county', region: fusui.code });
    expect(order.derivation.filter(({ counts }) => counts)).toHaveLength(5);
    expect(order.derivation.at(-1)?.date).toBe(order.due);

    expect(await holds(county, 'inbox', order)).toBe(true);
    expect(await holds(city, 'outbox', order)).toBe(true);
    expect(await holds(region, 'open', order)).toBe(true);
    expect(await holds(city, 'inbox', order)).toBe(false);

    for (const stranger of [sister, town, firm]) {
      expect((await stranger.get(`/api/dispatches/${order.id}`)).status).toBe(404);
      expect(await holds(stranger, 'open', order)).toBe(false);
      expect((await attempt(stranger, order, 'accept')).status).toBe(404);
    }
    expect(JSON.stringify((await sister.get(`/api/entries/${entry.id}/dispatches`)).body)).not.toContain(order.id);
  });

  test('nobody orders beyond the own territory or off the line of the project', async () => {
    const entry = await filed();
    expect((await issue(sister, entry)).status).toBe(404);
    const off = await issue<Refused>(city, entry, { to: '451422' });
    expect([off.status, off.body.error.code]).toEqual([422, 'DISPATCH_NOT_ON_THE_LINE']);
    expect((await issue(county, entry, { to: CITY.code })).status).toBe(422);
    expect((await issue(county, entry)).status).toBe(422);
    const auditor = await signIn(REGION.auditor);
    expect((await issue(auditor, entry)).status).toBe(403);
    const choices = must(
      await city.get<{ receivers: { code: string }[] }>(`/api/entries/${entry.id}/dispatch-choices`),
    );
    expect(choices.receivers.map(({ code }) => code)).toEqual(expect.arrayContaining([fusui.code, fusui.township]));
    expect(choices.receivers.map(({ code }) => code)).not.toContain('451422');
    expect(choices.receivers.map(({ code }) => code)).not.toContain('45');
  });

  test('the wall stands in the database: direct SQL under a scope, and the content API with populates', async () => {
    const entry = await filed();
    const order = await issued(city, entry);
    const own = await Database.open({ lo: fusui.path, hi: `${fusui.path.slice(0, -1)}0` });
    const other = await Database.open({ lo: qingxiu.path, hi: `${qingxiu.path.slice(0, -1)}0` });
    const below = await Database.open({ lo: `${fusui.path}${fusui.township}/`, hi: `${fusui.path}${fusui.township}0` });
    const owner = await Database.open({ lo: '/', hi: '0', owner: fusui.firm });
    try {
      const where = ['dispatch_orders WHERE document_id = $1', [order.id]] as const;
      expect(await own.count(where[0], [...where[1]])).toBe(1);
      for (const stranger of [other, below, owner]) {
        expect(await stranger.count(where[0], [...where[1]])).toBe(0);
        await stranger.rows("UPDATE dispatch_orders SET matter = '改' WHERE document_id = $1", [order.id]);
      }
      expect((await read(county, order)).matter).toBe(order.matter);
    } finally {
      await Promise.all([own, other, below, owner].map((one) => one.close()));
    }
    const path = `/api/content/dispatch-orders?filters[documentId][$eq]=${order.id}&populate=*`;
    expect(must(await county.get<{ data: unknown[] }>(path)).data).toHaveLength(1);
    expect(must(await sister.get<{ data: unknown[] }>(path)).data).toHaveLength(0);
    expect((await sister.get(`/api/content/dispatch-orders/${order.id}`)).status).toBe(404);
    expect((await town.get(path)).status).toBe(403);
  });

  test('accepted, answered with a file, sent back, answered again, closed: each has its part', async () => {
    const entry = await filed();
    let order = await issued(city, entry);
    order = await take(county, order, 'accept');
    const file = must(
      await county.upload<{ id: string; name: string }>(
        `/api/projects/${entry.project.code}/attachments`,
        '回复.pdf',
        '%PDF-1.4\n回复\n%%EOF\n',
      ),
      201,
    );
    order = await take(county, order, 'reply', { note: '已增加 40 人', files: [file.id] });
    expect(order.trail.at(-1)).toMatchObject({ step: 'reply', note: '已增加 40 人', files: [{ name: '回复.pdf' }] });
    expect(await holds(city, 'inbox', order)).toBe(true);
    expect(await holds(county, 'inbox', order)).toBe(false);
    order = await take(city, order, 'reopen', { note: '还差 20 人', workingDays: 2 });
    expect(order).toMatchObject({ state: 'reopened', daysLeft: 2 });
    order = await take(county, order, 'reply', { note: '已到位' });
    order = await take(city, order, 'close', { note: '' });
    expect(order).toMatchObject({ state: 'closed', late: 0, steps: [], waitsFor: null });
    expect(await holds(city, 'closed', order)).toBe(true);
    for (const step of ['accept', 'reply', 'reopen', 'withdraw', 'close'])
      expect((await attempt(city, order, step)).status).toBe(409);
  });

  test('a return needs its reason, comes back to the issuer, and can be given anew', async () => {
    const order = await issued(city, await filed());
    const silent = await attempt<Refused>(county, order, 'return', { note: ' ' });
    expect([silent.status, silent.body.error.fields?.[0]?.path]).toEqual([422, 'note']);
    const returned = await take(county, order, 'return', { note: '不归本县' });
    expect(returned).toMatchObject({ state: 'returned', daysLeft: null, waitsFor: { tier: 'city' } });
    const again = await take(city, returned, 'reissue', { to: fusui.code, workingDays: 3 });
    expect(again).toMatchObject({ state: 'issued', daysLeft: 3 });
    const withdrawn = await take(city, again, 'withdraw', { note: '已电话办结' });
    expect(withdrawn).toMatchObject({ state: 'withdrawn', waitsFor: null });
  });

  test('what cannot be is refused at its field', async () => {
    const entry = await filed();
    const fieldOf = async (more: object) =>
      (await issue<Refused>(city, entry, more)).body.error.fields?.map(({ path }) => path);
    expect(await fieldOf({ kind: 'nothing' })).toEqual(['kind']);
    expect(await fieldOf({ matter: ' ' })).toEqual(['matter']);
    expect(await fieldOf({ workingDays: undefined })).toEqual(['workingDays']);
    expect(await fieldOf({ workingDays: undefined, due: '2020-01-01' })).toEqual(['due']);
    expect(await fieldOf({ department: '450103-fgw' })).toEqual(['department']);
    expect(await fieldOf({ coDepartments: ['450103-fgw'] })).toEqual(['coDepartments']);
    expect(await fieldOf({ to: 'nowhere' })).toEqual(['to']);
    const order = await issued(city, entry);
    const accepted = await take(county, order, 'accept');
    const strange = await attempt<Refused>(county, accepted, 'reply', { files: [entry.id] });
    expect(strange.body.error.fields?.[0]?.path).toBe('files');
  });
});

describe('[M01-14] five tiers', () => {
  test('a firm raises a matter, it is passed up to the province and back, and the trail shows all five', async () => {
    const entry = await filed({ region_code: fusui.township, owner_code: fusui.firm });
    let order = await issued(firm, entry, { kind: 'other', to: fusui.township });
    expect(order.waitsFor).toMatchObject({ tier: 'township', region: fusui.township });
    expect((await issue(firm, entry, { to: CITY.code })).status).toBe(422);
    for (const [who, to] of [
      [town, fusui.code],
      [county, CITY.code],
      [city, '45'],
    ] as const) {
      order = await take(who, await read(who, order), 'accept');
      order = await take(who, order, 'pass', { to });
    }
    order = await take(region, await read(region, order), 'accept');
    order = await take(region, order, 'pass', { to: fusui.township, note: '按乡镇意见办' });
    order = await take(town, await read(town, order), 'accept');
    order = await take(town, order, 'reply', { note: '道路已疏通' });
    order = await take(firm, await read(firm, order), 'close');
    expect(order.tiers.map(({ tier, names }) => [tier, names.length > 0])).toEqual([
      ['province', true],
      ['city', true],
      ['county', true],
      ['township', true],
      ['enterprise', true],
    ]);
    expect(order.trail.map(({ from }) => from.tier)).toEqual([
      'enterprise',
      ...['township', 'township', 'county', 'county', 'city', 'city', 'province', 'province'],
      ...['township', 'township', 'enterprise'],
    ]);
    expect((await sister.get(`/api/dispatches/${order.id}`)).status).toBe(404);
  });

  test('a county hands it to a township and to the firm: each sees it from then on, another township never', async () => {
    const entry = await filed({ owner_code: fusui.firm });
    let order = await take(county, await issued(city, entry), 'accept');
    order = await take(county, order, 'pass', { to: fusui.township });
    const there = await read(town, order);
    expect(there).toMatchObject({ entryId: null, waitsFor: { tier: 'township' } });
    expect((await firm.get(`/api/dispatches/${order.id}`)).status).toBe(404);
    order = await take(county, await read(county, order), 'recall', { note: '直接问项目单位' });
    order = await take(county, order, 'pass', { firm: true });
    const asked = await read(firm, order);
    expect(asked.steps.map(({ step }) => step)).toEqual(['accept', 'return']);
    expect(asked.entryId).toBe(entry.id);
    const body = { username: mark(), name: '他镇', role: 'agent', regionCode: '451421102', organisationCode: null };
    const made = must(await administrator.post<{ username: string; password: string }>('/api/users', body), 201);
    const elsewhere = await signIn(made.username, made.password);
    expect((await elsewhere.get(`/api/dispatches/${order.id}`)).status).toBe(404);
  });
});

describe('[M01-15] departments side by side', () => {
  test('two departments see each other’s steps; one hands its part over', async () => {
    const [water, land] = await Promise.all([officerOf(WATER), officerOf(LAND)]);
    const roads = await officerOf('451421-jtj');
    const entry = await filed();
    let order = await issued(city, entry, { department: LAND, coDepartments: [WATER] });
    expect(await holds(land, 'inbox', order)).toBe(true);
    expect(await holds(water, 'inbox', order)).toBe(true);
    expect(await holds(roads, 'inbox', order)).toBe(false);
    order = await take(land, order, 'accept');
    expect((await read(water, order)).trail.at(-1)).toMatchObject({
      step: 'accept',
      from: { name: '扶绥县自然资源局' },
    });
    expect((await read(water, order)).steps.map(({ step }) => step)).toEqual(['contribute', 'entrust']);
    order = await take(water, order, 'entrust', { to: fusui.code, department: '451421-jtj' });
    expect(await holds(water, 'inbox', order)).toBe(false);
    expect(await holds(roads, 'inbox', order)).toBe(true);
    order = await take(roads, await read(roads, order), 'contribute', { note: '管线已迁' });
    expect((await read(land, order)).coDepartments).toEqual([
      expect.objectContaining({ code: '451421-jtj', done: true }),
    ]);
    order = await take(land, await read(land, order), 'pass', { to: fusui.code, department: WATER });
    expect((await read(water, order)).steps.map(({ step }) => step)).toContain('accept');
  });
});

describe('at the same time', () => {
  test('of twenty who answer at once one wins, and the others are told what happened', async () => {
    const order = await take(county, await issued(city, await filed()), 'accept');
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        attempt<Order & { since: { step: string; note: string }[]; current: Order }>(county, order, 'reply', {
          note: `第 ${n} 份回复`,
        }),
      ),
    );
    const won = answers.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    const lost = answers.filter(({ status }) => status === 409);
    expect(lost).toHaveLength(19);
    const winner = won[0]?.body.trail.at(-1)?.note;
    for (const { body } of lost) {
      expect(body.since).toMatchObject([{ step: 'reply', note: winner }]);
      expect(body.current).toMatchObject({ state: 'replied', revision: order.revision + 1 });
    }
    const [row] = await system.rows<{ revision: number; lines: number }>(
      'SELECT revision, jsonb_array_length(trail) AS lines FROM dispatch_orders WHERE document_id = $1',
      [order.id],
    );
    expect(row).toEqual({ revision: 3, lines: 3 });
  });
});

describe('lists', () => {
  test('what is due first comes first, pages follow one another, counts agree, another region narrows', async () => {
    const entry = await filed();
    const word = mark('批');
    const made: Order[] = [];
    for (const days of [9, 3, 6])
      made.push(await issued(city, entry, { matter: `${word} 第 ${days} 天`, workingDays: days }));
    const first = must(await county.get<Page>(`/api/dispatches?box=inbox&limit=2&q=${word}`));
    expect(first.items.map(({ id }) => id)).toEqual([made[1]?.id, made[2]?.id]);
    const second = must(await county.get<Page>(`/api/dispatches?box=inbox&limit=2&q=${word}&after=${first.next}`));
    expect([second.items.map(({ id }) => id), second.next]).toEqual([[made[0]?.id], null]);
    expect((await box(city, 'outbox', `&q=${word}&region=${fusui.township}`)).items).toHaveLength(0);
    expect((await box(city, 'outbox', `&q=${word}&region=${fusui.code}`)).items).toHaveLength(3);
    expect((await county.get('/api/dispatches?after=x')).status).toBe(422);
  });

  test('overdue is a matter of today: an order whose day is past is in that box, whatever its state says', async () => {
    const order = await issued(city, await filed());
    expect(await holds(county, 'overdue', order)).toBe(false);
    await system.rows('UPDATE dispatch_orders SET due_on = current_date - 10 WHERE document_id = $1', [order.id]);
    expect(await holds(county, 'overdue', order)).toBe(true);
    expect((await read(county, order)).daysLeft).toBeLessThan(0);
    expect(await holds(sister, 'overdue', order)).toBe(false);
  });
});

describe('what it leaves elsewhere', () => {
  test('the trail names each step, the timeline tells it to who may see it, the workbench has the task', async () => {
    const entry = await filed({ owner_code: fusui.firm });
    const order = await take(county, await issued(city, entry, { workingDays: 1 }), 'accept');
    const auditor = await signIn(REGION.auditor);
    const trail = must(await auditor.get<{ items: { action: string }[] }>(`/api/audit?subject=${order.id}`)).items.map(
      ({ action }) => action,
    );
    expect(trail.sort()).toEqual(['dispatch.accept', 'dispatch.issue']);

    interface Dossier {
      timeline: { kind: string; title: string; detail: string | null }[];
    }
    const told = async (who: Client) =>
      must(await who.get<Dossier>(`/api/projects/${entry.project.code}`)).timeline.filter(
        ({ kind }) => kind === 'dispatch',
      );
    expect((await told(county)).map(({ title }) => title)).toEqual(['签收调度单', '签发调度单']);
    expect(await told(firm)).toEqual([]);

    interface Desk {
      tasks: { kind: string; action: { href: string }; workingDaysLeft: number | null }[];
    }
    const tasks = async (who: Client) =>
      must(await who.get<Desk>('/api/desk')).tasks.filter(({ kind }) => kind === 'dispatch');
    const left = (await tasks(county)).map(({ workingDaysLeft }) => workingDaysLeft ?? 999);
    expect(left).toEqual([...left].sort((a, b) => a - b));
    expect(JSON.stringify(await tasks(county))).toMatch(/\/desk\/dispatches/);
    expect(JSON.stringify(await tasks(sister))).not.toContain(order.id);
  });
});
