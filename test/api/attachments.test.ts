import { createHash, createHmac, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { COUNTIES, type Entry, fileEntry, must, REGION, type Refused } from '../factories';
import { demoAccount } from '../harness/accounts';
import { type Client, signIn, visitor } from '../harness/client';
import { SecondProcess, sharedPlace } from '../harness/second-process';

const { fusui, qingxiu } = COUNTIES;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const pdf = () => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(3000), Buffer.from('\n%%EOF\n')]);

interface Attachment {
  id: string;
  name: string;
  size: number;
  contentType: string;
  sha256: string;
  uploader: string;
}

interface Link {
  url: string;
  expiresAt: string;
}

async function signInAt(url: string, username: string): Promise<Client> {
  const client = visitor(url);
  must(await client.post('/api/session', { username, password: demoAccount(username).password }), 200);
  return client;
}

async function bytesOf(client: Client, url: string): Promise<Buffer> {
  const answer = await client.fetch('GET', url);
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}

/** The same behaviour wherever files lie. */
function behaviour(at: () => string) {
  let clerk: Client;
  let neighbour: Client;
  let entry: Entry;
  let made: Attachment;
  const content = pdf();
  const to = (code: string) => `/api/projects/${code}/attachments`;

  beforeAll(async () => {
    clerk = await signInAt(at(), fusui.official);
    neighbour = await signInAt(at(), qingxiu.official);
    entry = await fileEntry(clerk, fusui);
    made = must(
      await clerk.upload<Attachment>(to(entry.project.code), '../批复 〔2026〕1号.pdf', content, 'text/html'),
      201,
    );
  });

  test('[P7] an upload keeps its hash, its size and the type of its content', async () => {
    expect(made).toMatchObject({
      name: '批复 〔2026〕1号.pdf',
      size: content.length,
      contentType: 'application/pdf',
      sha256: sha256(content),
    });
    const { items } = must(await clerk.get<{ items: Attachment[] }>(to(entry.project.code)), 200);
    expect(items).toEqual([expect.objectContaining({ id: made.id, sha256: made.sha256 })]);
  });

  test('[P7] it is downloaded by a short-lived signed address, as a file and never as a page', async () => {
    const link = must(await clerk.post<Link>(`/api/attachments/${made.id}/link`), 200);
    const seconds = (Date.parse(link.expiresAt) - Date.now()) / 1000;
    expect(seconds).toBeGreaterThan(200);
    expect(seconds).toBeLessThanOrEqual(300);
    const answer = await visitor(at()).fetch('GET', link.url);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('application/pdf');
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(sha256(Buffer.from(await answer.arrayBuffer()))).toBe(made.sha256);
  });

  test('[P7] an address that was changed, or is not ours, opens nothing', async () => {
    const { url } = must(await clerk.post<Link>(`/api/attachments/${made.id}/link`), 200);
    const [body = '', signature = ''] = url.replace('/api/files/', '').split('.');
    const [id, principal, expires] = JSON.parse(Buffer.from(body, 'base64url').toString()) as [string, string, number];
    const later = Buffer.from(JSON.stringify([id, principal, expires + 3_600_000])).toString('base64url');
    const wider = Buffer.from(JSON.stringify([id, principal.replace('/451421/', '/'), expires])).toString('base64url');
    const flipped = (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1);
    for (const token of [
      `${later}.${signature}`,
      `${wider}.${signature}`,
      `${body}.${flipped}`,
      body,
      'x'.repeat(900),
    ]) {
      expect((await visitor(at()).fetch('GET', `/api/files/${token}`)).status).toBe(404);
    }
  });

  const place = sharedPlace();
  (place ? test : test.skip)('[P7] an address that is older than its five minutes is refused', async () => {
    const { LINK_SECRET: linkSecret } = JSON.parse(
      readFileSync(path.join(place?.dataDir ?? '', 'secrets.json'), 'utf8'),
    );
    const { url } = must(await clerk.post<Link>(`/api/attachments/${made.id}/link`), 200);
    const [body = ''] = url.replace('/api/files/', '').split('.');
    const [id, principal] = JSON.parse(Buffer.from(body, 'base64url').toString()) as [string, string];
    const open = (expires: number) => {
      const signed = Buffer.from(JSON.stringify([id, principal, expires])).toString('base64url');
      const signature = createHmac('sha256', linkSecret).update(`attachment-link:${signed}`).digest('base64url');
      return visitor(at()).fetch('GET', `/api/files/${signed}.${signature}`);
    };
    expect((await open(Date.now() + 5000)).status).toBe(200);
    expect((await open(Date.now() - 1)).status).toBe(410);
  });

  test('[P7] another county neither lists, nor opens, nor removes it', async () => {
    expect((await neighbour.get(to(entry.project.code))).status).toBe(404);
    expect((await neighbour.upload(to(entry.project.code), '一.pdf', pdf())).status).toBe(404);
    expect((await neighbour.post(`/api/attachments/${made.id}/link`)).status).toBe(404);
    expect((await neighbour.delete(`/api/attachments/${made.id}`)).status).toBe(404);
    expect((await visitor(at()).post(`/api/attachments/${made.id}/link`)).status).toBe(401);
  });

  test.each<[string, string, Uint8Array | string, number, RegExp]>([
    ['a page that calls itself a PDF', '批复.pdf', '<html><script>alert(1)</script></html>', 415, /内容却是/],
    ['a program', '安装.exe', Buffer.concat([Buffer.from('MZ'), randomBytes(500)]), 415, /不能上传/],
    ['a page', '页面.html', '<html></html>', 415, /不能上传/],
    ['an empty file', '空.pdf', '', 422, /空/],
  ])('[P7] %s is refused by its content, with the reason', async (_, name, bytes, status, reason) => {
    const answer = await clerk.upload<Refused>(to(entry.project.code), name, bytes, 'application/pdf');
    expect({ status: answer.status, message: answer.body.error.message }).toEqual({
      status,
      message: expect.stringMatching(reason),
    });
  });

  test('[P7] what is removed is gone, and all of it is on the trail', async () => {
    const second = must(await clerk.upload<Attachment>(to(entry.project.code), '照片.txt', '工地\n'), 201);
    const { url } = must(await clerk.post<Link>(`/api/attachments/${second.id}/link`), 200);
    expect((await bytesOf(clerk, url)).toString()).toBe('工地\n');
    must(await clerk.delete(`/api/attachments/${second.id}`), 204);
    expect((await clerk.fetch('GET', url)).status).toBe(404);
    const auditor = await signIn(REGION.auditor);
    const { items } = must(
      await auditor.get<{ items: { action: string }[] }>(`/api/audit?subject=${entry.projectId}`),
      200,
    );
    const actions = items.map((item) => item.action);
    for (const action of ['attachment.add', 'attachment.read', 'attachment.remove']) expect(actions).toContain(action);
  });
}

describe('on the disk of the server', () => {
  behaviour(() => process.env.TEST_SERVER_URL ?? '');

  test('[P7] a file beyond the limit is refused', async () => {
    const clerk = await signIn(fusui.official);
    const entry = await fileEntry(clerk, fusui);
    const large = Buffer.alloc(50 * 2 ** 20 + 1, 'x');
    const answer = await clerk.upload<Refused>(`/api/projects/${entry.project.code}/attachments`, '大.txt', large);
    expect(answer.status).toBe(413);
    expect(answer.body.error.message).toContain('超过上限');
  });
});

const place = sharedPlace();
if (!place)
  console.log('skipped: TEST_SERVER_DATABASE_URL is not set, so no process with S3 can stand beside the server');

(place ? describe : describe.skip)('on an S3 server', () => {
  interface SmallServer {
    run(): Promise<{ port: number }>;
    close(): Promise<void>;
  }
  const directory = mkdtempSync(path.join(tmpdir(), 's3-'));
  const S3rver = require('@20minutes/s3rver') as new (options: object) => SmallServer;
  const store = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory });
  let platform: SecondProcess | undefined;

  beforeAll(async () => {
    if (!place) return;
    const { port } = await store.run();
    platform = await SecondProcess.beside(place, {
      S3_ENDPOINT: `http://127.0.0.1:${port}`,
      S3_BUCKET: 'project-cloud',
      S3_ACCESS_KEY: 'S3RVER',
      S3_SECRET_KEY: 'S3RVER',
    });
  }, 120_000);

  afterAll(async () => {
    await platform?.stop();
    await store.close();
    rmSync(directory, { recursive: true, force: true });
  });

  behaviour(() => platform?.url ?? '');

  test('[P7] the files lie in the bucket', () => {
    expect(readdirSync(path.join(directory, 'project-cloud')).length).toBeGreaterThan(0);
  });
});
