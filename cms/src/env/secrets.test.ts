import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EnvFault } from './fault';
import { readSecrets } from './secrets';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'secrets-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

test('secrets are made once, differ from each other and stay the same', () => {
  const first = readSecrets(dataDir, {});
  const values = [...first.appKeys, ...Object.values(first).filter((it) => typeof it === 'string')];
  expect(new Set(values).size).toBe(10);
  expect(values.every((it) => it.length >= 32)).toBe(true);
  expect(readSecrets(dataDir, {})).toEqual(first);
});

test('only the owner may read the file of secrets', () => {
  readSecrets(dataDir, {});
  expect(statSync(path.join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
});

test('the environment comes first, and what it gives is not written down', () => {
  const given = 'g'.repeat(40);
  expect(readSecrets(dataDir, { LINK_SECRET: given }).linkSecret).toBe(given);
  expect(readFileSync(path.join(dataDir, 'secrets.json'), 'utf8')).not.toContain(given);
});

test('a short secret is refused without being repeated', () => {
  expect(() => readSecrets(dataDir, { JWT_SECRET: 'tooshort', APP_KEYS: 'a,b' })).toThrow(EnvFault);
  expect(() => readSecrets(dataDir, { JWT_SECRET: 'tooshort' })).toThrow(/JWT_SECRET/);
  expect(() => readSecrets(dataDir, { JWT_SECRET: 'tooshort' })).not.toThrow(/tooshort/);
});

test('a secret that a later version adds is made beside the old ones', () => {
  const first = readSecrets(dataDir, {});
  const file = path.join(dataDir, 'secrets.json');
  const kept: Record<string, string> = JSON.parse(readFileSync(file, 'utf8'));
  delete kept.LINK_SECRET;
  writeFileSync(file, JSON.stringify(kept));
  const second = readSecrets(dataDir, {});
  expect(second.linkSecret).not.toBe(first.linkSecret);
  expect(second.appKeys).toEqual(first.appKeys);
});

test('a damaged file of secrets stops the boot and is left alone', () => {
  const file = path.join(dataDir, 'secrets.json');
  writeFileSync(file, '{"APP_');
  expect(() => readSecrets(dataDir, {})).toThrow(/secrets\.json/);
  expect(readFileSync(file, 'utf8')).toBe('{"APP_');
});
