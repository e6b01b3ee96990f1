import { EnvFault } from './fault';
import { readEnv } from './read-env';

const ROOT = '/srv/project-cloud';
const read = (source: Record<string, string | undefined>) => readEnv(source, ROOT);

function faultsOf(source: Record<string, string | undefined>) {
  try {
    read(source);
  } catch (error) {
    if (error instanceof EnvFault) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

test('an empty environment gives the presets', () => {
  expect(read({})).toEqual({
    port: 1337,
    host: '127.0.0.1',
    databasePool: 20,
    seed: 'demo',
    s3: null,
    dataDir: '/srv/project-cloud/.data',
    publicUrl: 'http://127.0.0.1:1337',
    timeZone: 'Asia/Shanghai',
    role: 'both',
    logLevel: 'warn',
    trustProxy: 0,
    session: { idleMinutes: 30, hours: 12 },
    publicPerMinute: 120,
    messages: { mail: null, sms: null, quiet: { from: 1260, until: 480 } },
  });
});

test('an empty variable counts as unset', () => {
  expect(read({ PORT: '', SEED: '  ', S3_ENDPOINT: '' })).toEqual(read({}));
});

test('every fault is listed at once, with the name of the variable and an example', () => {
  const { faults, message } = faultsOf({ PORT: '80x', SEED: 'all', TIME_ZONE: 'Asia/Nowhere', HOST: 'a b' });
  expect(faults.map((it) => it.variable)).toEqual(['HOST', 'PORT', 'SEED', 'TIME_ZONE']);
  expect(message).toContain('PORT: "80x" is not a whole number from 1 to 65535');
  expect(message).toContain('for example PORT=8080');
});

test.each(['0', '65536', '-1', '1e3', '13.37', '0x50', '１３３７'])('port %s is refused', (text) => {
  expect(faultsOf({ PORT: text }).faults).toHaveLength(1);
});

test.each(['mysql://a@b/c', 'postgres://host', 'postgres://host/', 'localhost:5432/db'])(
  'a database address like %s is refused without repeating it',
  (text) => {
    expect(faultsOf({ DATABASE_URL: text }).message).not.toContain(text);
  },
);

test('a database address is taken as it is', () => {
  expect(read({ DATABASE_URL: 'postgres://me:pass@db:5432/cloud' }).databaseUrl).toBe(
    'postgres://me:pass@db:5432/cloud',
  );
});

test('an S3 server needs all of its variables', () => {
  const { faults } = faultsOf({ S3_ENDPOINT: 'https://s3.example.gov.cn', S3_BUCKET: 'cloud' });
  expect(faults.map((it) => it.variable)).toEqual(['S3_ACCESS_KEY', 'S3_SECRET_KEY']);
  expect(faults[0]?.says).toContain('S3_ENDPOINT, S3_BUCKET');
});

test('an S3 server is read with a preset region', () => {
  const given = { S3_ENDPOINT: 'http://127.0.0.1:9000', S3_BUCKET: 'cloud', S3_ACCESS_KEY: 'a', S3_SECRET_KEY: 'b' };
  expect(read(given).s3).toEqual({
    endpoint: 'http://127.0.0.1:9000',
    bucket: 'cloud',
    accessKey: 'a',
    secretKey: 'b',
    region: 'us-east-1',
  });
});

test('the public address follows host and port unless it is given', () => {
  expect(read({ HOST: '0.0.0.0', PORT: '8080' }).publicUrl).toBe('http://127.0.0.1:8080');
  expect(read({ HOST: '::1', PORT: '8080' }).publicUrl).toBe('http://[::1]:8080');
  expect(read({ PUBLIC_URL: 'https://xmy.example.gov.cn/' }).publicUrl).toBe('https://xmy.example.gov.cn');
  expect(faultsOf({ PUBLIC_URL: 'https://xmy.example.gov.cn/portal' }).faults).toHaveLength(1);
});

test('mail needs both of its variables, an SMS gateway all three', () => {
  expect(faultsOf({ SMTP_URL: 'smtp://mail' }).faults.map((it) => it.variable)).toEqual(['MAIL_FROM']);
  expect(faultsOf({ SMS_PROVIDER: 'http', SMS_KEY: 'k' }).faults.map((it) => it.variable)).toEqual(['SMS_URL']);
  expect(faultsOf({ SMS_URL: 'http://sms' }).message).toContain('SMS_PROVIDER');
  expect(faultsOf({ QUIET_HOURS: '21-8' }).faults).toHaveLength(1);
  const given = { SMTP_URL: 'smtp://mail:25', MAIL_FROM: 'a@b.cn', QUIET_HOURS: 'none' };
  const sms = { SMS_PROVIDER: 'http', SMS_URL: 'https://sms/v1', SMS_KEY: 'k', SMS_SIGN: '项目云' };
  expect(read({ ...given, ...sms }).messages).toEqual({
    mail: { url: 'smtp://mail:25', from: 'a@b.cn' },
    sms: { url: 'https://sms/v1', key: 'k', sign: '项目云' },
    quiet: null,
  });
});
