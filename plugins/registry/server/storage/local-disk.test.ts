import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { localDiskStorage } from './local-disk';
import { storageSuite } from './storage-suite';

const directory = mkdtempSync(join(tmpdir(), 'storage-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

storageSuite('the local disk', async () => localDiskStorage({ directory }));

test('[P7] an upload that fails leaves nothing behind', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'storage-'));
  const storage = localDiskStorage({ directory: folder });
  const content = Readable.from([Buffer.alloc(100), Buffer.alloc(100)]);
  await expect(storage.put(content, { contentType: 'text/plain', maxBytes: 150 })).rejects.toThrow();
  expect(readdirSync(folder, { recursive: true })).toEqual(['arriving']);
  rmSync(folder, { recursive: true });
});

test('files are for the server alone', async () => {
  const storage = localDiskStorage({ directory });
  const { key } = await storage.put(Buffer.from('x'), { contentType: 'text/plain', maxBytes: 10 });
  expect(statSync(join(directory, 'files', key)).mode & 0o077).toBe(0);
});
