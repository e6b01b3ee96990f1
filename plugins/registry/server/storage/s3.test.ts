import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type S3Options, s3Storage } from './s3';
import { storageSuite } from './storage-suite';

interface TestServer {
  run(): Promise<{ port: number }>;
  close(): Promise<void>;
}

/** A real server when S3_TEST_ENDPOINT names one, else a small one in this process, else nothing. */
function smallServer(directory: string): TestServer | null {
  try {
    const S3rver = require('@20minutes/s3rver');
    return new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory });
  } catch {
    return null;
  }
}

const { S3_TEST_ENDPOINT, S3_TEST_ACCESS_KEY = '', S3_TEST_SECRET_KEY = '' } = process.env;
const directory = mkdtempSync(join(tmpdir(), 's3-'));
const server = S3_TEST_ENDPOINT ? null : smallServer(directory);

afterAll(async () => {
  await server?.close();
  rmSync(directory, { recursive: true, force: true });
});

async function options(): Promise<S3Options> {
  const bucket = `project-cloud-test-${process.pid}`;
  if (S3_TEST_ENDPOINT) {
    return { endpoint: S3_TEST_ENDPOINT, accessKey: S3_TEST_ACCESS_KEY, secretKey: S3_TEST_SECRET_KEY, bucket };
  }
  const { port } = (await server?.run()) ?? { port: 0 };
  return { endpoint: `http://127.0.0.1:${port}`, accessKey: 'S3RVER', secretKey: 'S3RVER', bucket };
}

if (server || S3_TEST_ENDPOINT) {
  storageSuite(S3_TEST_ENDPOINT ? 'an S3 server' : 'a small S3 server', async () => s3Storage(await options()));
} else {
  process.stderr.write('skipped: no S3 server (install @20minutes/s3rver, or set S3_TEST_ENDPOINT)\n');
  test.skip('storage on S3', () => undefined);
}
