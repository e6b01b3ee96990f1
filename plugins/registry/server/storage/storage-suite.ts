import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import type { PutOptions, Storage } from './storage';

const PLAIN: PutOptions = { contentType: 'text/plain', maxBytes: 8 * 2 ** 20 };

async function bytesOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** What every storage keeps, whatever is behind it. Run it over each adapter. */
export function storageSuite(name: string, open: () => Promise<Storage>): void {
  describe(`[P7] storage on ${name}`, () => {
    let storage: Storage;
    beforeAll(async () => {
      storage = await open();
    });

    test('what is put is got, with its hash and size', async () => {
      const content = randomBytes(300_000);
      const stored = await storage.put(Readable.from([content.subarray(0, 100), content.subarray(100)]), PLAIN);
      expect(stored).toMatchObject({ size: 300_000, sha256: createHash('sha256').update(content).digest('hex') });
      expect((await bytesOf(await storage.get(stored.key))).equals(content)).toBe(true);
    });

    test('the same content twice is two files', async () => {
      const [one, two] = [await storage.put(Buffer.from('x'), PLAIN), await storage.put(Buffer.from('x'), PLAIN)];
      await storage.remove(one.key);
      expect((await bytesOf(await storage.get(two.key))).toString()).toBe('x');
    });

    test('what is removed is gone, and removing it again is no error', async () => {
      const { key } = await storage.put(Buffer.from('x'), PLAIN);
      await storage.remove(key);
      await storage.remove(key);
      await expect(storage.get(key)).rejects.toMatchObject({ code: 'STORAGE_FILE_GONE', status: 404 });
    });

    test('the limit stops an upload while it streams', async () => {
      let asked = 0;
      async function* endless() {
        for (;;) {
          asked += 1;
          yield Buffer.alloc(1024);
        }
      }
      const put = storage.put(Readable.from(endless()), { ...PLAIN, maxBytes: 10_000 });
      await expect(put).rejects.toMatchObject({ code: 'STORAGE_FILE_OVER_LIMIT', status: 413 });
      expect(asked).toBeLessThan(1000);
    });

    test('content that is not what was said is refused', async () => {
      const sha256 = createHash('sha256').update('other').digest('hex');
      await expect(storage.put(Buffer.from('x'), { ...PLAIN, sha256 })).rejects.toMatchObject({ status: 422 });
      await expect(storage.put(Buffer.from('x'), { ...PLAIN, size: 2 })).rejects.toMatchObject({ status: 422 });
    });

    test('an upload that breaks off is an error', async () => {
      async function* broken() {
        yield Buffer.from('half');
        throw new Error('connection lost');
      }
      await expect(storage.put(Readable.from(broken()), PLAIN)).rejects.toThrow('connection lost');
    });

    test.each(['', '..', '../x', 'aa/../../etc/passwd', '/etc/passwd', 'aa\\bb', `aa/${'a'.repeat(31)}%`, 'aa/\0'])(
      'the key %j names no file',
      async (key) => {
        await expect(storage.get(key)).rejects.toMatchObject({ status: 404 });
        await expect(storage.remove(key)).rejects.toMatchObject({ status: 404 });
      },
    );

    test('an empty file is a file', async () => {
      const { key, size } = await storage.put(Buffer.alloc(0), PLAIN);
      expect(size).toBe(0);
      expect(await bytesOf(await storage.get(key))).toHaveLength(0);
    });

    test('a presigned address, where the store gives one, serves the file', async () => {
      const { key } = await storage.put(Buffer.from('内容'), PLAIN);
      if (!storage.presign) return;
      const response = await fetch(await storage.presign(key, { seconds: 60, fileName: 'contract.txt' }));
      expect(await response.text()).toBe('内容');
      expect(response.headers.get('content-disposition')).toBe('attachment; filename="contract.txt"');
      const chinese = await storage.presign(key, { seconds: 60, fileName: '合同.txt' });
      expect(new URL(chinese).searchParams.get('response-content-disposition')).toBe(
        "attachment; filename*=UTF-8''%E5%90%88%E5%90%8C.txt",
      );
    });
  });
}
