import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type ByteSource, fileSource } from '../../domain/tabular/source';
import { files } from '../files';

/** Work on a stored file as bytes that can be read from any place; the copy is removed afterwards. */
export async function withStoredSource<T>(key: string, run: (source: ByteSource) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'project-cloud-'));
  try {
    const path = join(folder, 'file');
    await pipeline(await files().get(key), createWriteStream(path));
    return await run(await fileSource(path));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
