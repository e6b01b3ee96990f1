import { COUNTIES, type Entry, fileEntry, mark, must, REGION } from '../factories';
import { demoAccount } from '../harness/accounts';
import { type Client, signIn, visitor } from '../harness/client';
import { Gateway, MailServer } from '../harness/message-world';
import { SecondProcess, sharedPlace } from '../harness/second-process';
import { Database, SYSTEM } from './database';

const { fusui } = COUNTIES;
const WATER = '451421-slj';
const CITY_OFFICIAL = 'huangjianye';
const MINUTE = 60_000;

interface Message {
  id: string;
  channel: string;
  state: string;
  attempts: number;
  error: string | null;
  provider_id: string | null;
  together: boolean;
}

const gateway = new Gateway();
const mail = new MailServer();
const mobile = `139${String(Date.now()).slice(-8)}`;
const address = `${mark()}@county.example`;
const orders: string[] = [];
let system: Database;
let entry: Entry;
let userId: number;
let platform: SecondProcess;
let city: Client;
let officer: Client;

/** One more process beside the server under test, with ways out of the house. */
async function start(quietHours: string): Promise<void> {
  const place = sharedPlace();
  if (!place) throw new Error('the server under test keeps its database to itself');
  platform = await SecondProcess.beside(place, {
    ROLE: 'both',
    SMTP_URL: mail.url(),
    MAIL_FROM: 'notice@platform.example',
    SMS_PROVIDER: 'http',
    SMS_URL: gateway.url(),
    SMS_KEY: 'gateway-key',
    SMS_SIGN: '项目云',
    QUIET_HOURS: quietHours,
  });
  city = visitor(platform.url);
  must(await city.post('/api/session', { username: CITY_OFFICIAL, password: demoAccount(CITY_OFFICIAL).password }));
}

async function issue(): Promise<string> {
  const { id } = must(
    await city.post<{ id: string }>(`/api/entries/${entry.id}/dispatches`, {
      kind: 'labour',
      matter: '补足施工人员',
      workingDays: 5,
      to: fusui.code,
      department: WATER,
      coDepartments: [],
    }),
    201,
  );
  orders.push(id);
  return id;
}

/** Messages of our officer about this order. */
const messagesOf = (order: string, template = 'order-issued') =>
  system.rows<Message & { [column: string]: unknown }>(
    `SELECT m.id, m.channel, m.state, m.attempts, m.error, m.provider_id, m.xmin = d.xmin AS together
     FROM pc.message m JOIN dispatch_orders d ON d.document_id = m.subject_id
     WHERE m.subject_id = $1 AND m.user_id = $2 AND m.template = $3 ORDER BY m.channel`,
    [order, userId, template],
  );

async function until(order: string, channel: string, holds: (seen: Message) => boolean, template = 'order-issued') {
  for (let tries = 0; ; tries += 1) {
    const seen = (await messagesOf(order, template)).find((one) => one.channel === channel);
    if (seen && holds(seen)) return seen;
    if (tries > 400) throw new Error(`it never came to be; last seen: ${JSON.stringify(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
const isSent = ({ state }: Message) => state === 'sent';

/** A job as the queue's clock sends it; answers when it has been done. */
async function runJob(name: string, data: object = {}): Promise<void> {
  const [job] = await system.rows<{ id: string }>(
    'INSERT INTO pgboss.job (name, data) VALUES ($1, $2::jsonb) RETURNING id',
    [name, JSON.stringify(data)],
  );
  for (let tries = 0; ; tries += 1) {
    const [seen] = await system.rows<{ state: string }>('SELECT state FROM pgboss.job WHERE name = $1 AND id = $2', [
      name,
      job?.id,
    ]);
    if (seen?.state === 'completed') return;
    if (tries > 400 || seen?.state === 'failed') throw new Error(`job ${name} is ${seen?.state}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The time of the next try has come. */
const dueNow = (id: string) => system.rows('UPDATE pc.message SET next_at = now() WHERE id = $1', [id]);
const takenOf = (id: string) => gateway.taken.filter(({ key }) => key === id);

beforeAll(async () => {
  await Promise.all([gateway.listen(), mail.listen()]);
  system = await Database.open(SYSTEM);
  entry = await fileEntry(await signIn(fusui.official), fusui);
  const administrator = await signIn(REGION.administrator);
  const body = {
    username: mark(),
    name: '水利经办',
    role: 'official',
    regionCode: fusui.code,
    organisationCode: WATER,
  };
  const made = must(await administrator.post<{ password: string }>('/api/users', body), 201);
  officer = await signIn(body.username, made.password);
  const [user] = await system.rows<{ id: number }>('SELECT id FROM up_users WHERE username = $1', [body.username]);
  userId = user?.id ?? 0;
  await system.rows('INSERT INTO pc.contact (user_id, mail, mobile, confirmed_at) VALUES ($1, $2, $3, now())', [
    userId,
    address,
    mobile,
  ]);
}, MINUTE);

afterAll(async () => {
  await platform?.stop();
  await system.rows('DELETE FROM pc.message WHERE subject_id = ANY($1) OR user_id = $2', [orders, userId]);
  await system.rows('DELETE FROM pc.contact WHERE user_id = $1', [userId]);
  await system.rows('DELETE FROM dispatch_orders WHERE document_id = ANY($1)', [orders]);
  await system.close();
  await Promise.all([gateway.close(), mail.close()]);
}, MINUTE);

test(
  'an SMS that is not urgent waits while the hours are quiet, a mail does not, and in the morning it goes',
  async () => {
    const at = (hours: number) => {
      const zone = { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' } as const;
      return new Intl.DateTimeFormat('en-GB', zone).format(Date.now() + hours * 3_600_000);
    };
    await start(`${at(-1)}-${at(2)}`);
    const order = await issue();
    const held = await until(order, 'sms', ({ state }) => state === 'held');
    await until(order, 'mail', isSent);
    expect(takenOf(held.id)).toHaveLength(0);
    await platform.stop();
    await start('none');
    await dueNow(held.id);
    await runJob('exchange-deliver-sms');
    expect((await until(order, 'sms', isSent)).provider_id).toBe(`gw-${held.id}`);
    expect(takenOf(held.id)).toHaveLength(1);
  },
  2 * MINUTE,
);

test('an order that is issued reaches who has to act once by each channel, written together with the order', async () => {
  const order = await issue();
  const [sms, letter] = [await until(order, 'sms', isSent), await until(order, 'mail', isSent)];
  const all = await messagesOf(order);
  expect(all.map(({ channel }) => channel)).toEqual(['in-app', 'mail', 'sms']);
  expect(all.find(({ channel }) => channel === 'in-app')).toMatchObject({ state: 'sent', together: true });
  await runJob('exchange-deliver-sms');
  await runJob('exchange-deliver-mail');
  expect(takenOf(sms.id)).toEqual([
    { key: sms.id, to: mobile, text: expect.stringMatching(/^【项目云】项目“.+调度单/) },
  ]);
  const letters = mail.taken.filter(({ source }) => source.includes(`Message-ID: <${letter.id}@platform.example>`));
  expect(letters.map(({ to }) => to)).toEqual([[address]]);
});

test('who has to act finds the message, reads it, and nobody else sees it or reads it for him', async () => {
  interface Centre {
    items: { id: string; subject: string; text: string; read: boolean }[];
    unread: number;
  }
  const order = await issue();
  await until(order, 'sms', isSent);
  const centre = async (who: Client) => must(await who.get<Centre>('/api/messages'));
  const of = ({ items }: Centre) => items.filter(({ subject }) => subject === order);
  const before = await centre(officer);
  expect(of(before)).toEqual([expect.objectContaining({ read: false, text: expect.stringContaining('调度单') })]);
  const ids = of(before).map(({ id }) => id);
  expect(of(await centre(city))).toEqual([]);
  must(await city.post('/api/messages/read', { ids }), 204);
  expect((await centre(officer)).unread).toBe(before.unread);
  must(await officer.post('/api/messages/read', { ids }), 204);
  const after = await centre(officer);
  expect([of(after)[0]?.read, after.unread]).toEqual([true, before.unread - 1]);
});

test('a gateway that fails for a moment is tried again; one that refuses is not', async () => {
  gateway.refusals.push(500);
  const order = await issue();
  const waiting = await until(order, 'sms', ({ error }) => error !== null);
  expect(waiting).toMatchObject({ state: 'queued', error: 'gateway 500', attempts: 1 });
  await dueNow(waiting.id);
  await runJob('exchange-deliver-sms');
  expect(await until(order, 'sms', isSent)).toMatchObject({ attempts: 2, error: null });
  expect(takenOf(waiting.id)).toHaveLength(1);

  gateway.refusals.push(422);
  const refused = await until(await issue(), 'sms', ({ state }) => state === 'failed');
  expect(refused).toMatchObject({ error: 'gateway 422', attempts: 1 });
});

test('[M12-07] the reminder of the month reaches the unit of an open order once, however often the job runs', async () => {
  const order = await issue();
  await until(order, 'sms', isSent);
  const month = { month: '2099-01' };
  await runJob('exchange-remind-monthly', month);
  const first = await until(order, 'sms', isSent, 'report-monthly');
  await runJob('exchange-remind-monthly', month);
  await runJob('exchange-deliver-sms');
  expect(await messagesOf(order, 'report-monthly')).toHaveLength(1);
  expect(takenOf(first.id)).toEqual([{ key: first.id, to: mobile, text: expect.stringContaining('反馈工作进展') }]);
});

test(
  'a process that dies between sending and noting it: the next one asks the gateway, and nobody gets it twice',
  async () => {
    const died = new Promise<void>((resolve) => {
      gateway.beforeAnswer = async () => {
        gateway.beforeAnswer = async () => {};
        await platform.kill();
        resolve();
      };
    });
    const order = await issue();
    await died;
    const cut = await until(order, 'sms', ({ state }) => state === 'sending');
    await dueNow(cut.id);
    await start('none');
    expect(await until(order, 'sms', isSent)).toMatchObject({ attempts: 2, provider_id: `gw-${cut.id}` });
    expect(gateway.asked).toContain(cut.id);
    expect(takenOf(cut.id)).toHaveLength(1);
  },
  2 * MINUTE,
);
