import { EncodingUnknown } from './errors';
import type { ByteSource } from './source';

export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'gb18030';

const DECODER: Record<Encoding, string> = {
  'utf-8': 'utf-8',
  'utf-8-bom': 'utf-8',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  gb18030: 'gb18030',
};

/**
 * Tells how the text is encoded: by its byte order mark, else strictly as UTF-8, else as GB18030 (which holds GBK).
 * A UTF-8 file with a few broken bytes is refused, for read as GBK it would turn to other characters without a word.
 */
export async function detectEncoding(source: ByteSource): Promise<Encoding> {
  const head = await source.read(0, 4096);
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return mustDecode(source, 'utf-8-bom');
  if (head[0] === 0xff && head[1] === 0xfe) return mustDecode(source, 'utf-16le');
  if (head[0] === 0xfe && head[1] === 0xff) return mustDecode(source, 'utf-16be');
  const nuls = head.reduce((n, byte) => n + (byte === 0 ? 1 : 0), 0);
  if (nuls * 20 > head.length) throw EncodingUnknown({ zh: '内容不是文本', en: 'the content is not text' });
  if (await decodes(source, 'utf-8')) return 'utf-8';
  if (await isBrokenUtf8(source)) {
    throw EncodingUnknown({ zh: '大部分是 UTF-8，但有损坏的字节', en: 'mostly UTF-8, but some bytes are broken' });
  }
  return mustDecode(source, 'gb18030');
}

/** The text, piece by piece, without its byte order mark. */
export async function* decodeText(source: ByteSource, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(DECODER[encoding], { fatal: true });
  for await (const chunk of source.stream()) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

async function mustDecode(source: ByteSource, encoding: Encoding): Promise<Encoding> {
  if (await decodes(source, encoding)) return encoding;
  throw EncodingUnknown({
    zh: `看起来是 ${encoding.toUpperCase()}，但有损坏的字节`,
    en: `it looks like ${encoding}, but some bytes are broken`,
  });
}

async function decodes(source: ByteSource, encoding: Encoding): Promise<boolean> {
  const decoder = new TextDecoder(DECODER[encoding], { fatal: true });
  try {
    for await (const chunk of source.stream()) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/** In GBK text valid UTF-8 sequences are rare accidents; in a damaged UTF-8 file they are nearly all. */
async function isBrokenUtf8(source: ByteSource): Promise<boolean> {
  const decoder = new TextDecoder('utf-8');
  let good = 0;
  let bad = 0;
  for await (const chunk of source.stream()) {
    for (const character of decoder.decode(chunk, { stream: true })) {
      const code = character.codePointAt(0) ?? 0;
      if (code === 0xfffd) bad += 1;
      else if (code > 0x7f) good += 1;
    }
  }
  return good > 4 * bad;
}
