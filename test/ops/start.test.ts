import {
  postmasterOf,
  remove,
  StartProcess,
  seesDraftCluster,
  takePort,
  temporaryDataDir,
} from '../harness/start-process';

let dataDir: string;
let port: string;
const places = new Set<string>();
const running: StartProcess[] = [];

function start(env: Record<string, string> = {}): StartProcess {
  const process = new StartProcess({ DATA_DIR: dataDir, PORT: port, SEED: 'none', DATABASE_URL: '', ...env });
  running.push(process);
  return process;
}

beforeAll(async () => {
  dataDir = temporaryDataDir();
  const taken = await takePort();
  port = String(taken.port);
  await taken.free();
});

afterAll(async () => {
  await Promise.all(running.map((it) => it.signal('SIGTERM')));
  remove(dataDir, ...places);
});

test('a fault in the environment names every variable and stops the start', async () => {
  const faulty = start({ PORT: '80x', SEED: 'everything', S3_BUCKET: 'cloud' });
  expect(await faulty.exitCode()).toBe(1);
  for (const it of ['PORT: "80x"', 'SEED: "everything"', 'S3_ENDPOINT:', 'S3_ACCESS_KEY:', 'S3_SECRET_KEY:']) {
    expect(faulty.output).toContain(it);
  }
  expect(faulty.output).not.toContain('PostgreSQL');
});

test('a port that another program has is said by name', async () => {
  const taken = await takePort();
  const late = start({ PORT: String(taken.port) });
  expect(await late.exitCode()).toBe(1);
  expect(late.output).toContain(`PORT: ${taken.port} is in use`);
  await taken.free();
});

test('a start that was killed while it made its database starts again, and again after a kill when ready', async () => {
  const first = start();
  expect(await seesDraftCluster(dataDir)).toBe(true);
  await first.signal('SIGKILL');

  const second = start();
  await second.says(/^ready http:\/\/127\.0\.0\.1:\d+$/m);
  places.add(second.databasePlace());
  await second.signal('SIGKILL');
  const orphan = postmasterOf(second.databasePlace());
  expect(orphan).not.toBeNull();

  const third = start();
  const began = Date.now();
  const [, url = ''] = await third.says(/^ready (\S+)$/m);
  expect(Date.now() - began).toBeLessThan(10_000);
  expect(postmasterOf(third.databasePlace())).not.toBe(orphan);
  expect((await fetch(new URL('/api/session', url))).status).toBe(401);

  const beside = start({ PORT: '1' });
  expect(await beside.exitCode()).toBe(1);
  expect(beside.output).toContain('the platform already runs on');

  expect(await third.signal('SIGTERM')).toBe(0);
  expect(postmasterOf(third.databasePlace())).toBeNull();
});
