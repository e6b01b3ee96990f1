import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FileNotAsSaid, FileOverLimit, type PutOptions } from './storage';

/** Writes content to a file while counting and hashing it. Whatever goes wrong, no file is left behind. */
export async function spool(
  content: Readable | Uint8Array,
  path: string,
  options: PutOptions,
): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > options.maxBytes) return done(FileOverLimit({ maxBytes: options.maxBytes }));
      hash.update(chunk);
      done(null, chunk);
    },
  });
  try {
    const source = content instanceof Readable ? content : Readable.from([Buffer.from(content)]);
    await pipeline(source, meter, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    const sha256 = hash.digest('hex');
    const asSaid =
      (options.sha256 === undefined || options.sha256 === sha256) &&
      (options.size === undefined || options.size === size);
    if (!asSaid) throw FileNotAsSaid();
    return { sha256, size };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}
