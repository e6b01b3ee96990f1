import { isDomainError } from '@project-cloud/kernel';
import ExcelJS from 'exceljs';
import { checkAttachment, cleanFileName } from './check';
import { signLink, verifyLink } from './link';
import { sniff } from './sniff';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const PNG = bytes('\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR');

function verdict(name: string, head: Uint8Array, size = head.length): string {
  try {
    return checkAttachment({ name, head, size }).contentType;
  } catch (error) {
    if (isDomainError(error)) return error.code;
    throw error;
  }
}

test.each<[string, Uint8Array, string]>([
  ['a PDF', bytes('%PDF-1.7'), 'application/pdf'],
  ['a PNG', PNG, 'image/png'],
  ['a JPEG', bytes('\xff\xd8\xff\xe0'), 'image/jpeg'],
  ['a GIF', bytes('GIF89a..'), 'image/gif'],
  ['a WebP', bytes('RIFF\x10\x00\x00\x00WEBPVP8 '), 'image/webp'],
  ['an MP4', bytes('\x00\x00\x00\x18ftypisom\x00'), 'video/mp4'],
  ['an archive', bytes('PK\x03\x04rest'), 'application/zip'],
  ['an old office file', bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'application/x-ole-storage'],
  ['a page', bytes('  <!DOCTYPE html><script>'), 'text/html'],
  ['a drawing with scripts', bytes('<svg onload="x">'), 'text/html'],
  ['UTF-8 text', Buffer.from('项目名称,总投资\n'), 'text/plain'],
  ['GBK text', Buffer.from('cfeec4bfc3fbb3c6', 'hex'), 'text/plain'],
  ['a program', bytes('MZ\x90\x00\x03\x00\x00\x00'), 'application/octet-stream'],
  ['an ELF program', bytes('\x7fELF\x02\x01\x01\x00'), 'application/octet-stream'],
])('[P7] %s is known by its content', (_name, head, contentType) => {
  expect(sniff(head).contentType).toBe(contentType);
});

test('[P7] a real workbook is told from a plain archive', async () => {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('a').addRow(['x']);
  const file = Buffer.from(await book.xlsx.writeBuffer());
  expect(sniff(file.subarray(0, 65_536), file.subarray(-65_536)).extensions).toEqual(['xlsx']);
});

test.each<[string, string, Uint8Array, string]>([
  ['a name that agrees', '照片.PNG', PNG, 'image/png'],
  ['a picture called document', '合同.pdf', PNG, 'ATTACHMENT_KIND_MISMATCH'],
  ['a page called text', 'a.txt', bytes('<html>'), 'ATTACHMENT_KIND_MISMATCH'],
  ['a program', 'a.exe', bytes('MZ\x90\x00'), 'ATTACHMENT_KIND_REFUSED'],
  ['a program called picture', 'a.png', bytes('MZ\x90\x00'), 'ATTACHMENT_KIND_MISMATCH'],
  ['no extension', 'README', bytes('text'), 'ATTACHMENT_KIND_REFUSED'],
  ['a page', 'a.html', bytes('<html>'), 'ATTACHMENT_KIND_REFUSED'],
  ['a table', 'a.csv', bytes('a,b\n'), 'text/csv'],
  ['an old document', 'a.doc', bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'application/msword'],
])('%s: %s', (_name, fileName, head, expected) => {
  expect(verdict(fileName, head)).toBe(expected);
});

test('size has two ends', () => {
  expect(verdict('a.png', PNG, 60 * 2 ** 20)).toBe('ATTACHMENT_TOO_LARGE');
  expect(verdict('a.png', PNG, 0)).toBe('ATTACHMENT_EMPTY');
});

test('a file name cannot lead elsewhere or mislead the eye', () => {
  expect(cleanFileName('../../etc/passwd')).toBe('passwd');
  expect(cleanFileName('C:\\temp\\合同.pdf')).toBe('合同.pdf');
  expect(cleanFileName('a\u202egnp.exe')).toBe('agnp.exe');
  expect(cleanFileName('x\r\nSet-Cookie: a.pdf')).toBe('xSet-Cookie a.pdf');
  expect(cleanFileName('...hidden.txt')).toBe('hidden.txt');
  expect(cleanFileName(`${'长'.repeat(300)}.pdf`)).toHaveLength(120);
});

describe('signed addresses', () => {
  const link = { attachmentId: 'a1', principal: 'u7', expires: 1_000_000 };
  const token = signLink(link, 'secret');

  test('[P7] a link opens its file until it expires', () => {
    expect(verifyLink(token, 'secret', 999_999)).toEqual({ ok: true, link });
    expect(verifyLink(token, 'secret', 1_000_000)).toEqual({ ok: false, reason: 'expired' });
  });

  test('a link that was changed, or signed elsewhere, opens nothing', () => {
    expect(verifyLink(token, 'other', 0)).toEqual({ ok: false, reason: 'signature' });
    const [, mac = ''] = token.split('.');
    const forged = `${Buffer.from(JSON.stringify(['a2', 'u7', 9e12])).toString('base64url')}.${mac}`;
    expect(verifyLink(forged, 'secret', 0)).toEqual({ ok: false, reason: 'signature' });
    for (const junk of ['', '.', 'a.b', `${token}x`, `${token}.x`, '../..', 'x'.repeat(5000)]) {
      expect(verifyLink(junk, 'secret', 0).ok).toBe(false);
    }
  });
});
