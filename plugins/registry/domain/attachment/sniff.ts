/** What bytes are, by their content; a name or a declared type is only a claim. Pure: runs in the browser too. */
export interface Sniffed {
  contentType: string;
  /** File name extensions that agree with the content. */
  extensions: readonly string[];
}

const kind = (contentType: string, ...extensions: string[]): Sniffed => ({ contentType, extensions });

export const KINDS = {
  pdf: kind('application/pdf', 'pdf'),
  png: kind('image/png', 'png'),
  jpeg: kind('image/jpeg', 'jpg', 'jpeg'),
  gif: kind('image/gif', 'gif'),
  webp: kind('image/webp', 'webp'),
  mp4: kind('video/mp4', 'mp4', 'm4v'),
  docx: kind('application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'),
  xlsx: kind('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'),
  pptx: kind('application/vnd.openxmlformats-officedocument.presentationml.presentation', 'pptx'),
  zip: kind('application/zip', 'zip'),
  ole: kind('application/x-ole-storage', 'doc', 'xls', 'ppt', 'et', 'wps'),
  html: kind('text/html', 'html', 'htm', 'svg', 'xml'),
  text: kind('text/plain', 'txt', 'csv', 'tsv'),
  unknown: kind('application/octet-stream'),
} as const;

const MAGIC: readonly { at: number; bytes: string; is: Sniffed }[] = [
  { at: 0, bytes: '%PDF-', is: KINDS.pdf },
  { at: 0, bytes: '\x89PNG\r\n\x1a\n', is: KINDS.png },
  { at: 0, bytes: '\xff\xd8\xff', is: KINDS.jpeg },
  { at: 0, bytes: 'GIF87a', is: KINDS.gif },
  { at: 0, bytes: 'GIF89a', is: KINDS.gif },
  { at: 0, bytes: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', is: KINDS.ole },
];

const MP4_BRANDS = new Set(['isom', 'iso2', 'iso4', 'iso5', 'iso6', 'mp41', 'mp42', 'avc1', 'M4V ', 'MSNV', 'dash']);

/**
 * Sniffs the first bytes of a file (64 KiB are plenty), and for archives also its last ones, where their directory
 * stands. Text that a browser would render as a page counts as `text/html`, whatever it calls itself.
 */
export function sniff(head: Uint8Array, tail: Uint8Array = head): Sniffed {
  const start = latin(head.subarray(0, 64));
  for (const { at, bytes, is } of MAGIC) if (start.startsWith(bytes, at)) return is;
  if (start.startsWith('RIFF') && start.startsWith('WEBP', 8)) return KINDS.webp;
  if (start.startsWith('ftyp', 4) && MP4_BRANDS.has(start.slice(8, 12))) return KINDS.mp4;
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return sniffArchive(latin(head) + latin(tail));
  return sniffText(head);
}

function sniffArchive(names: string): Sniffed {
  if (!names.includes('[Content_Types].xml')) return KINDS.zip;
  if (names.includes('word/document')) return KINDS.docx;
  if (names.includes('xl/workbook')) return KINDS.xlsx;
  return names.includes('ppt/presentation') ? KINDS.pptx : KINDS.zip;
}

function sniffText(head: Uint8Array): Sniffed {
  const text = decodeLoosely(head);
  if (text === null) return KINDS.unknown;
  if (/^[\s\ufeff]*<(!doctype|\?xml|html|head|body|script|svg|!--|table|meta|iframe)/i.test(text)) return KINDS.html;
  return KINDS.text;
}

/** Text in UTF-8, UTF-16 or GB18030, or null. The cut at the end of the head may split a character. */
function decodeLoosely(head: Uint8Array): string | null {
  const marked = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  const names = marked ? [head[0] === 0xff ? 'utf-16le' : 'utf-16be'] : ['utf-8', 'gb18030'];
  for (const name of names) {
    try {
      const text = new TextDecoder(name, { fatal: true }).decode(head, { stream: true });
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells binary from text
      return /[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(text) ? null : text;
    } catch {
      // Not this one; the next, or none.
    }
  }
  return null;
}

function latin(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}
