import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Editors, mark, must, publishLibrary } from '../factories';
import { demoAccount, serverUrl } from '../harness/accounts';
import { signIn } from '../harness/client';
import { remove, temporaryDataDir } from '../harness/start-process';

const COMMAND = path.resolve(__dirname, '../../scripts/metadata.mjs');
const folder = temporaryDataDir();
let key: string;

interface Ended {
  code: number;
  output: string;
}

/** The command as a person calls it; the last words are its environment. */
function metadata(words: string[], env: Record<string, string> = person()): Promise<Ended> {
  return new Promise((resolve) => {
    const own = { PATH: process.env.PATH ?? '', PORT: new URL(serverUrl()).port, ...env };
    execFile(process.execPath, [COMMAND, ...words], { env: own }, (fault, out, err) =>
      resolve({ code: fault ? Number(fault.code) : 0, output: out + err }),
    );
  });
}

const person = () => ({
  PROJECT_CLOUD_USER: 'liangwenjing',
  PROJECT_CLOUD_PASSWORD: demoAccount('liangwenjing').password,
});

const formFile = () => path.join(folder, `forms/${key}-entry/schema.json`);

/** What an editor does. */
function edit(change: (form: { version: number; body: { title: string } }) => void): void {
  const form = JSON.parse(readFileSync(formFile(), 'utf8'));
  change(form);
  writeFileSync(formFile(), JSON.stringify(form, null, 2));
}

beforeAll(async () => {
  key = await publishLibrary(await Editors.meet());
});

afterAll(() => remove(folder));

test('[P1] a library goes out into a folder, is edited there, and comes back', async () => {
  const out = await metadata(['export', key, folder]);
  expect([out.code, out.output]).toEqual([0, expect.stringContaining('4 files')]);
  expect(existsSync(path.join(folder, 'manifest.json'))).toBe(true);
  const same = await metadata(['plan', folder]);
  expect([same.code, same.output]).toEqual([0, expect.stringContaining('nothing to do')]);

  edit((form) => {
    form.body.title = '改过的登记表';
  });
  const unsealed = await metadata(['plan', folder]);
  expect([unsealed.code, unsealed.output]).toEqual([3, expect.stringContaining('Wrong checksum')]);
  expect((await metadata(['seal', folder])).code).toBe(0);
  const taken = await metadata(['apply', folder]);
  expect([taken.code, taken.output]).toEqual([3, expect.stringContaining('Nothing was imported')]);

  edit((form) => {
    form.version = 2;
  });
  expect((await metadata(['seal', folder])).code).toBe(0);
  const planned = await metadata(['plan', folder], { ...person(), LANG: 'zh_CN.UTF-8' });
  expect([planned.code, planned.output]).toEqual([0, expect.stringMatching(/修改 {2}forms\/.+v1 → v2/)]);
  const applied = await metadata(['apply', folder]);
  expect([applied.code, applied.output]).toEqual([0, expect.stringContaining(`applied  ${key}`)]);
  const client = await signIn('liangwenjing');
  const form = must(await client.get<{ schema: { title: string } }>(`/api/libraries/${key}/form?region=451421`));
  expect(form.schema.title).toBe('改过的登记表');
  const again = await metadata(['apply', folder]);
  expect([again.code, again.output]).toEqual([0, expect.stringContaining('nothing to do')]);
});

test('an export takes away what an earlier one left and the library has no more; what else lies there stays', async () => {
  const stale = path.join(folder, 'seed/reference/definitions/dictionary/gone.json');
  const manifest = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8'));
  manifest.files.push({ path: 'seed/reference/definitions/dictionary/gone.json', sha256: '0'.repeat(64) });
  writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(manifest));
  mkdirSync(path.dirname(stale), { recursive: true });
  writeFileSync(stale, '{}');
  writeFileSync(path.join(folder, 'README.md'), 'ours');
  expect((await metadata(['export', key, folder])).code).toBe(0);
  expect([existsSync(stale), existsSync(path.join(folder, 'README.md'))]).toEqual([false, true]);
  const zip = path.join(folder, 'whole.zip');
  expect((await metadata(['export', key, zip])).code).toBe(0);
  expect((await metadata(['plan', zip])).output).toContain('nothing to do');
});

test('a token that may look exports and plans; only a person imports', async () => {
  const founder = await signIn('liangwenjing');
  const body = { name: mark('git'), role: 'auditor', regionCode: '45' };
  const { secret } = must(await founder.post<{ secret: string }>('/api/tokens', body), 201);
  const token = { PROJECT_CLOUD_TOKEN: secret };
  expect((await metadata(['export', key, folder], token)).code).toBe(0);
  expect((await metadata(['plan', folder], token)).code).toBe(0);
  edit((form) => {
    form.version += 1;
    form.body.title = mark();
  });
  expect((await metadata(['seal', folder], token)).code).toBe(0);
  expect((await metadata(['apply', folder, '--token', secret], {})).code).toBe(1);
});

test('wrong calls and a platform that is not there are told apart', async () => {
  expect((await metadata([])).code).toBe(2);
  expect((await metadata(['export', key])).code).toBe(2);
  expect((await metadata(['plan', folder, '--what'])).code).toBe(2);
  expect(await metadata(['plan', '/nowhere'])).toEqual({ code: 1, output: expect.stringContaining('no package') });
  expect((await metadata(['export', mark(), folder])).code).toBe(1);
  const away = await metadata(['export', key, folder, '--url', 'http://127.0.0.1:9']);
  expect([away.code, away.output]).toEqual([1, expect.stringContaining('Cannot reach')]);
  expect((await metadata(['export', key, folder], {})).output).toContain('PROJECT_CLOUD_TOKEN');
});
