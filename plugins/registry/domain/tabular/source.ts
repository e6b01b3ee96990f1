import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

/** Bytes that can be read from any place, so that a ZIP directory at the end costs no reading of the whole. */
export interface ByteSource {
  size: number;
  read(offset: number, length: number): Promise<Buffer>;
  stream(offset?: number, length?: number): AsyncIterable<Buffer>;
}

const CHUNK = 64 * 1024;

/** Bytes already in memory. */
export function bufferSource(bytes: Uint8Array): ByteSource {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    size: buffer.length,
    read: async (offset, length) => buffer.subarray(offset, offset + length),
    async *stream(offset = 0, length = buffer.length - offset) {
      const end = Math.min(buffer.length, offset + length);
      for (let at = offset; at < end; at += CHUNK) yield buffer.subarray(at, Math.min(end, at + CHUNK));
    },
  };
}

/** A file on disk; nothing stays open between reads. */
export async function fileSource(path: string): Promise<ByteSource> {
  const handle = await open(path, 'r');
  const { size } = await handle.stat();
  await handle.close();
  return {
    size,
    async read(offset, length) {
      const file = await open(path, 'r');
      try {
        const buffer = Buffer.alloc(Math.max(0, Math.min(length, size - offset)));
        const { bytesRead } = await file.read(buffer, 0, buffer.length, offset);
        return buffer.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },
    stream(offset = 0, length = size - offset) {
      if (length <= 0) return bufferSource(Buffer.alloc(0)).stream();
      return createReadStream(path, { start: offset, end: offset + length - 1, highWaterMark: CHUNK });
    },
  };
}
