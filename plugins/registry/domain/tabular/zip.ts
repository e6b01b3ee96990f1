import { crc32, createInflateRaw } from 'node:zlib';
import { drained } from './drained';
import { FileDamaged, FileTooLarge } from './errors';
import type { ByteSource } from './source';

/** How far an archive may unfold. Declared sizes are checked first, real ones while unpacking (a bomb may lie). */
export interface ZipLimits {
  entries: number;
  entryBytes: number;
  totalBytes: number;
}

export const ZIP_LIMITS: ZipLimits = { entries: 2_000, entryBytes: 400 * 2 ** 20, totalBytes: 800 * 2 ** 20 };

interface ZipEntry {
  name: string;
  method: number;
  packed: number;
  size: number;
  checksum: number;
  offset: number;
}

export interface Zip {
  names: string[];
  has(name: string): boolean;
  /** The unpacked bytes of one entry, stopped at its limit. */
  stream(name: string, maxBytes?: number): AsyncGenerator<Buffer>;
  text(name: string, maxBytes?: number): Promise<string>;
}

const END_OF_DIRECTORY = 0x06054b50;
const ZIP64_LOCATOR = 0x07064b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const FULL_32 = 0xffffffff;

const damaged = () => FileDamaged({ zh: '压缩结构不对', en: 'its archive structure is broken' });

/** Reads the directory at the end of an archive; nothing is unpacked yet. */
export async function openZip(source: ByteSource, limits: ZipLimits = ZIP_LIMITS): Promise<Zip> {
  const directory = await readDirectory(source);
  if (directory.length > limits.entries) throw tooLarge(limits.totalBytes);
  const entries = new Map(directory.map((entry) => [entry.name, entry]));
  const total = directory.reduce((sum, entry) => sum + entry.size, 0);
  if (total > limits.totalBytes || directory.some((entry) => entry.size > limits.entryBytes)) {
    throw tooLarge(limits.totalBytes);
  }
  const zip: Zip = {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    stream(name, maxBytes = limits.entryBytes) {
      const entry = entries.get(name);
      if (!entry) throw FileDamaged({ zh: `缺少 ${name}`, en: `${name} is missing` });
      return unpack(source, entry, Math.min(maxBytes, limits.entryBytes));
    },
    async text(name, maxBytes) {
      const chunks: Buffer[] = [];
      for await (const chunk of zip.stream(name, maxBytes)) chunks.push(chunk);
      return Buffer.concat(chunks).toString('utf8');
    },
  };
  return zip;
}

function tooLarge(bytes: number) {
  const mib = Math.round(bytes / 2 ** 20);
  return FileTooLarge({ zh: `解压后超过 ${mib} MB`, en: `it unpacks to more than ${mib} MB` });
}

async function* unpack(source: ByteSource, entry: ZipEntry, maxBytes: number): AsyncGenerator<Buffer> {
  const header = await source.read(entry.offset, 30);
  if (header.length < 30 || header.readUInt32LE(0) !== LOCAL_HEADER) throw damaged();
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = source.stream(start, entry.packed);
  let bytes = 0;
  let checksum = 0;
  const unpacked = entry.method === 0 ? packed : inflate(packed);
  for await (const chunk of unpacked) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw tooLarge(maxBytes);
    checksum = crc32(chunk, checksum);
    yield chunk;
  }
  // A flipped bit would otherwise be another figure.
  if (bytes !== entry.size || checksum !== entry.checksum) throw damaged();
}

async function* inflate(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const inflater = createInflateRaw();
  const feed = (async () => {
    for await (const chunk of packed) {
      if (inflater.destroyed) return;
      if (!inflater.write(chunk)) await drained(inflater);
    }
    inflater.end();
  })().catch((error: Error) => inflater.destroy(error));
  try {
    for await (const chunk of inflater) yield chunk as Buffer;
  } catch {
    throw damaged();
  } finally {
    inflater.destroy();
    await feed;
  }
}

async function readDirectory(source: ByteSource): Promise<ZipEntry[]> {
  const tailLength = Math.min(source.size, 65_557);
  const tailStart = source.size - tailLength;
  const tail = await source.read(tailStart, tailLength);
  let end = tail.length - 22;
  while (end >= 0 && tail.readUInt32LE(end) !== END_OF_DIRECTORY) end -= 1;
  if (end < 0) throw damaged();
  let count = tail.readUInt16LE(end + 10);
  let length = tail.readUInt32LE(end + 12);
  let offset = tail.readUInt32LE(end + 16);
  if (offset === FULL_32 || count === 0xffff) {
    const locator = end - 20;
    if (locator < 0 || tail.readUInt32LE(locator) !== ZIP64_LOCATOR) throw damaged();
    const record = await source.read(Number(tail.readBigUInt64LE(locator + 8)), 56);
    if (record.length < 56) throw damaged();
    count = Number(record.readBigUInt64LE(32));
    length = Number(record.readBigUInt64LE(40));
    offset = Number(record.readBigUInt64LE(48));
  }
  if (length > 16 * 2 ** 20 || offset + length > source.size) throw damaged();
  return parseDirectory(await source.read(offset, length), count);
}

function parseDirectory(bytes: Buffer, count: number): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) throw damaged();
    const nameLength = bytes.readUInt16LE(at + 28);
    const extraLength = bytes.readUInt16LE(at + 30);
    const extraStart = at + 46 + nameLength;
    const entry: ZipEntry = {
      name: bytes.toString('utf8', at + 46, extraStart),
      method: bytes.readUInt16LE(at + 10),
      checksum: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    };
    if ((bytes.readUInt16LE(at + 8) & 1) === 1 || (entry.method !== 0 && entry.method !== 8)) throw damaged();
    widen(entry, bytes.subarray(extraStart, extraStart + extraLength));
    entries.push(entry);
    at = extraStart + extraLength + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** Some Java writers put sizes in the 64-bit extra field even of small files. */
function widen(entry: ZipEntry, extra: Buffer): void {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let field = at + 4;
    const next = () => {
      if (field + 8 > extra.length) throw damaged();
      field += 8;
      return Number(extra.readBigUInt64LE(field - 8));
    };
    if (entry.size === FULL_32) entry.size = next();
    if (entry.packed === FULL_32) entry.packed = next();
    if (entry.offset === FULL_32) entry.offset = next();
  }
}
