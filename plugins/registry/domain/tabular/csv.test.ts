import { isDomainError } from '@project-cloud/kernel';
import fc from 'fast-check';
import type { RawRow } from './cell';
import { detectDelimiter } from './delimiter';
import { bufferSource } from './source';
import { inspectTable, readTable } from './table';

const GBK_ROW = Buffer.from('cfeec4bfc3fbb3c62cd7dccdb6d7ca0d0ab9abc2b72c310d0a', 'hex');

async function read(
  bytes: Buffer | string,
): Promise<{ summary: Awaited<ReturnType<typeof inspectTable>>; rows: RawRow[] }> {
  const source = bufferSource(Buffer.from(bytes as string));
  const summary = await inspectTable(source);
  const rows: RawRow[] = [];
  for await (const row of readTable(source, summary.layout)) rows.push(row);
  return { summary, rows };
}

async function refusal(bytes: Buffer | string): Promise<{ code: string; zh: string }> {
  try {
    await read(bytes);
  } catch (error) {
    if (isDomainError(error)) return { code: error.code, zh: error.text.zh };
    throw error;
  }
  throw new Error('the file was accepted');
}

describe('encodings', () => {
  const text = '项目名称,总投资\r\n扶绥县公路,１２\r\n';
  const cases: [string, Buffer, string][] = [
    ['UTF-8', Buffer.from(text), 'utf-8'],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`), 'utf-8-bom'],
    ['UTF-16 as Excel calls "Unicode text"', Buffer.from(`\ufeff${text}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 the other way round', Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), 'utf-16be'],
  ];
  test.each(cases)('%s is read and named', async (_name, bytes, encoding) => {
    const { summary, rows } = await read(bytes);
    expect(summary.layout.encoding).toBe(encoding);
    expect(summary.columns.map(({ name }) => name)).toEqual(['项目名称', '总投资']);
    expect(rows).toEqual([{ row: 2, cells: ['扶绥县公路', '１２'] }]);
  });

  test('GBK as county offices make it is read and named', async () => {
    const { summary, rows } = await read(GBK_ROW);
    expect(summary.layout.encoding).toBe('gb18030');
    expect(summary.layout.columns).toEqual(['项目名称', '总投资']);
    expect(rows[0]?.cells).toEqual(['公路', '1']);
  });

  test('a UTF-8 file with one broken byte is refused and not read as GBK', async () => {
    const bytes = Buffer.from('项目名称,总投资\n扶绥县高速公路项目建设工程,12\n');
    bytes[20] = 0xff;
    expect((await refusal(bytes)).code).toBe('IMPORT_ENCODING_UNKNOWN');
  });

  test('UTF-16 without a mark is refused with the way out', async () => {
    const found = await refusal(Buffer.from('name,total\nroad,1\n', 'utf16le'));
    expect(found.code).toBe('IMPORT_ENCODING_UNKNOWN');
    expect(found.zh).toContain('CSV UTF-8');
  });

  test('a character that stands across two pieces of the stream is whole', async () => {
    const long = `名称,值\n${Array.from({ length: 9000 }, (_, n) => `崇左市扶绥县${n},${n}`).join('\n')}\n`;
    const { rows } = await read(long);
    expect(rows).toHaveLength(9000);
    expect(rows.every(({ cells }, n) => cells[0] === `崇左市扶绥县${n}`)).toBe(true);
  });
});

describe('rows', () => {
  test('row numbers are those of Excel: the header, blank rows and cells of several lines count as Excel counts them', async () => {
    const { summary, rows } = await read('名称,说明\r\n甲,"第一行\r\n第二行"\r\n\r\n,\r\n乙,x\n丙,y');
    expect(rows.map(({ row, cells }) => [row, cells[0]])).toEqual([
      [2, '甲'],
      [5, '乙'],
      [6, '丙'],
    ]);
    expect(rows[0]?.cells[1]).toBe('第一行\r\n第二行');
    expect(summary).toMatchObject({ rows: 3, blankRows: 2 });
  });

  test('a row with a cell too many or too few is kept and carries its fault', async () => {
    const { summary, rows } = await read('a,b,c\n1,2,3\n1,2\n1,2,3,\n1,2,3,4\n');
    expect(rows.map(({ fault }) => fault?.zh ?? null)).toEqual([
      null,
      '这一行只有 2 格，表头有 3 列',
      null,
      '表头只有 3 列，这一行的 D 列还有内容“4”',
    ]);
    expect(summary.rows).toBe(4);
    expect(summary.issues.map(({ zh }) => zh)).toEqual(['有 2 行的格数和表头不一致，会列为问题行。']);
  });

  test.each([
    ['a;b;c\n1,5;2;3', ';'],
    ['a\tb\n1,2\t3', '\t'],
    ['a,b\n"x;y;z;",2', ','],
    ['a', ','],
  ])('the delimiter of %j is %j', (text, delimiter) => {
    expect(detectDelimiter(text)).toBe(delimiter);
  });

  test('a quotation mark inside a cell is text', async () => {
    const { rows } = await read('名称,管径\n供水,5" 管\n"排""水""",x\n');
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['供水', '5" 管'],
      ['排"水"', 'x'],
    ]);
  });

  test('a guarded cell loses its apostrophe, other apostrophes stay', async () => {
    const { rows } = await read("a,b,c\n'=1+1,''=x,'tis\n");
    expect(rows[0]?.cells).toEqual(['=1+1', "'=x", "'tis"]);
  });
});

describe('files that are refused', () => {
  test.each([
    ['an empty file', '', 'IMPORT_FILE_EMPTY'],
    ['a header without data', 'a,b\n', 'IMPORT_FILE_EMPTY'],
    ['two columns of one name', 'a,b,a\n1,2,3\n', 'IMPORT_HEADER_UNCLEAR'],
    ['a column that lost its name', 'a,,c\n1,2,3\n', 'IMPORT_HEADER_UNCLEAR'],
    ['a title above the header', '2026 年项目表\n名称,投资\n甲,1\n乙,2\n', 'IMPORT_HEADER_UNCLEAR'],
    ['a quotation mark that is never closed', 'a,b\n1,2\n"3,4\n5,6\n', 'IMPORT_QUOTES_UNBALANCED'],
    ['a page called csv', '<!DOCTYPE html><table><tr><td>1</td></tr></table>', 'IMPORT_FILE_NOT_A_TABLE'],
    ['a PDF', '%PDF-1.7\n', 'IMPORT_FILE_NOT_A_TABLE'],
  ])('%s', async (_name, text, code) => {
    expect((await refusal(text)).code).toBe(code);
  });

  test('a column without name and without data is left out', async () => {
    const { summary, rows } = await read('a,,c\n1,,3\n');
    expect(summary.columns.map(({ name }) => name)).toEqual(['a', 'c']);
    expect(rows[0]?.cells).toEqual(['1', '', '3']);
  });

  test('an unclosed quotation mark does not swallow a large file into memory', async () => {
    const text = `a,b\n1,2\n"3,4\n${'5,6\n'.repeat(600_000)}`;
    expect((await refusal(text)).code).toBe('IMPORT_FILE_TOO_LARGE');
  });
});

test('whatever bytes come in, the answer is rows or a reason', async () => {
  const shapes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
    fc
      .string({ unit: fc.constantFrom('a', '项', ',', '"', '\n', '\r', ';', '\t', "'", '='), maxLength: 80 })
      .map((text) => Buffer.from(text)),
  );
  await fc.assert(
    fc.asyncProperty(shapes, async (bytes) => {
      await read(bytes).catch((error) => {
        if (!isDomainError(error)) throw error;
        expect(error.status).toBeLessThan(500);
      });
    }),
    { numRuns: 500 },
  );
});
