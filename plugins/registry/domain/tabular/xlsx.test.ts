import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { isDomainError } from '@project-cloud/kernel';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import type { RawRow } from './cell';
import { bufferSource, fileSource } from './source';
import { fromSerial, meaningOf } from './spreadsheet-number';
import { inspectTable, readTable } from './table';
import { columnName, columnOf } from './worksheet';
import { openZip } from './zip';

type Build = (book: ExcelJS.Workbook) => void;

async function workbook(build: Build): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  build(book);
  return Buffer.from(await book.xlsx.writeBuffer());
}

async function read(bytes: Buffer, sheet?: string) {
  const source = bufferSource(bytes);
  const summary = await inspectTable(source, { sheet });
  const rows: RawRow[] = [];
  for await (const row of readTable(source, summary.layout)) rows.push(row);
  return { summary, rows };
}

async function refusal(bytes: Buffer, sheet?: string): Promise<{ code: string; zh: string; status: number }> {
  try {
    await read(bytes, sheet);
  } catch (error) {
    if (isDomainError(error)) return { code: error.code, zh: error.text.zh, status: error.status };
    throw error;
  }
  throw new Error('the file was accepted');
}

/** A ZIP archive made by hand, so that a test can lie about sizes and leave parts out. */
function zip(parts: Record<string, string | Buffer>, lie: { size?: number; zip64?: boolean } = {}): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const raw = Buffer.from(content as string);
    const packed = deflateRawSync(raw);
    const size = lie.size ?? raw.length;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(raw), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed]);
    const extra = lie.zip64 ? Buffer.alloc(20) : Buffer.alloc(0);
    if (lie.zip64) {
      extra.writeUInt16LE(1, 0);
      extra.writeUInt16LE(16, 2);
      extra.writeBigUInt64LE(BigInt(size), 4);
      extra.writeBigUInt64LE(BigInt(packed.length), 12);
      common.writeUInt32LE(0xffffffff, 14);
      common.writeUInt32LE(0xffffffff, 18);
      common.writeUInt16LE(extra.length, 24);
    }
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), common, tail, Buffer.from(name), extra]),
    );
    files.push(local);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, entries, end]);
}

const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function bareWorkbook(sheetXml: string | Buffer): Record<string, string | Buffer> {
  return {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships><Relationship Id="r1" Type="${RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml':
      '<x:workbook xmlns:x="m" xmlns:r="n"><x:sheets><x:sheet name="表" sheetId="1" r:id="r1"/></x:sheets></x:workbook>',
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Type="${RELATION}/worksheet" Target="/xl/worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': sheetXml,
  };
}

const inline = (text: string) => `<x:c t="inlineStr"><x:is><x:t>${text}</x:t></x:is></x:c>`;
const sheetOf = (rows: string) => `<x:worksheet xmlns:x="m"><x:sheetData>${rows}</x:sheetData></x:worksheet>`;

describe('cells', () => {
  test('text, rich text, numbers, dates, percents and truth values arrive as what they are', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('数据');
      sheet.addRow(['文本', '富文本', '数字', '日期', '时间', '百分比', '是否', '数字文本']);
      const row = sheet.addRow([
        ' 公路 ',
        { richText: [{ text: '扶' }, { font: { bold: true }, text: '绥' }] },
        1234.56,
        new Date(Date.UTC(2026, 10, 22)),
        new Date(Date.UTC(2026, 10, 22, 8, 30)),
        0.07,
        true,
        '１２３',
      ]);
      row.getCell(4).numFmt = 'yyyy"年"m"月"d"日"';
      row.getCell(5).numFmt = 'yyyy-mm-dd hh:mm';
      row.getCell(6).numFmt = '0.00%';
    });
    const { rows, summary } = await read(bytes);
    expect(rows).toEqual([
      {
        row: 2,
        cells: [
          ' 公路 ',
          '扶绥',
          1234.56,
          { kind: 'date', iso: '2026-11-22' },
          { kind: 'date', iso: '2026-11-22T08:30:00' },
          { kind: 'percent', percent: 7 },
          true,
          '１２３',
        ],
      },
    ]);
    expect(summary.layout).toMatchObject({ format: 'xlsx', sheet: '数据', headerRow: 1, encoding: null });
  });

  test('an error value is reported with its name', async () => {
    const bytes = await workbook((book) => {
      book.addWorksheet('a').addRows([['x'], [{ error: '#REF!' } as ExcelJS.CellErrorValue]]);
    });
    const cell = (await read(bytes)).rows[0]?.cells[0];
    expect(cell).toMatchObject({ kind: 'refused', text: '#REF!' });
  });

  test('a sheet whose elements have prefixes and whose cells have no address is read', async () => {
    const rows = `<x:row>${inline('名称')}${inline('值')}</x:row><x:row>${inline('甲')}<x:c><x:v>7.0000000000000007E-2</x:v></x:c></x:row>`;
    const read1 = await read(zip(bareWorkbook(sheetOf(rows))));
    expect(read1.rows).toEqual([{ row: 2, cells: ['甲', 0.07] }]);
  });

  test('an archive with 64-bit sizes, as Java writers make, is read', async () => {
    const parts = bareWorkbook(sheetOf(`<x:row>${inline('a')}</x:row><x:row>${inline('b')}</x:row>`));
    expect((await read(zip(parts, { zip64: true }))).rows).toHaveLength(1);
  });

  test.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [61, '1900-03-01'],
    [46348, '2026-11-22'],
    [46348.5, '2026-11-22T12:00:00'],
  ])('serial %d is %s', (serial, iso) => {
    expect(fromSerial(serial, false)).toBe(iso);
    expect(fromSerial(0, false)).toBeNull();
  });

  test('a file of 1904 counts from 1904', () => {
    expect(fromSerial(46348 - 1462, true)).toBe('2026-11-22');
  });

  test.each([
    [14, undefined, 'date'],
    [31, undefined, 'date'],
    [10, undefined, 'percent'],
    [2, undefined, 'number'],
    [164, 'yyyy"年"m"月"', 'date'],
    [164, '[$-804]yyyy/m/d;@', 'date'],
    [164, '0.0%', 'percent'],
    [164, '#,##0.00_ ', 'number'],
    [164, '"days" 0', 'number'],
    [164, '[h]:mm', 'number'],
    [164, '[Red]0.00', 'number'],
  ] as const)('format %d %s means %s', (id, code, meaning) => {
    expect(meaningOf(id, code)).toBe(meaning);
  });

  test('column names and numbers agree', () => {
    for (const at of [0, 25, 26, 701, 702, 16383]) expect(columnOf(`${columnName(at)}7`)).toBe(at);
    expect(columnName(27)).toBe('AB');
  });
});

describe('sheets', () => {
  const build: Build = (book) => {
    book.addWorksheet('说明页', { state: 'hidden' }).addRow(['别读我']);
    book.addWorksheet('空的');
    book.addWorksheet('一月').addRows([['a'], [1]]);
    book.addWorksheet('二月').addRows([['b'], [2]]);
  };

  test('all are listed, hidden ones marked; the first visible one with data is taken', async () => {
    const { summary } = await read(await workbook(build));
    expect(summary.sheets).toEqual([
      { name: '说明页', hidden: true },
      { name: '空的', hidden: false },
      { name: '一月', hidden: false },
      { name: '二月', hidden: false },
    ]);
    expect(summary.layout.sheet).toBe('一月');
  });

  test('the chosen one is taken, an unknown one refused by name', async () => {
    const bytes = await workbook(build);
    expect((await read(bytes, '二月')).rows[0]?.cells).toEqual([2]);
    expect(await refusal(bytes, '三月')).toMatchObject({ code: 'IMPORT_SHEET_UNKNOWN', status: 422 });
  });

  test('a cover page that is no table is passed over and named; a file of such pages is refused with the first reason', async () => {
    const cover: Build = (book) => {
      const sheet = book.addWorksheet('填表说明');
      sheet.addRows([
        ['一、说明', null],
        ['1', '2'],
      ]);
      sheet.mergeCells('A1:B1');
    };
    const covered = await workbook((book) => {
      cover(book);
      build(book);
    });
    const { summary } = await read(covered);
    expect(summary.layout.sheet).toBe('一月');
    expect(summary.issues[0]?.zh).toMatch(/没有读工作表“填表说明”：.*合并/);
    expect((await refusal(await workbook(cover))).code).toBe('IMPORT_HEADER_MERGED');
    expect((await refusal(covered, '填表说明')).code).toBe('IMPORT_HEADER_MERGED');
  });

  test('a file on disk is read like one in memory', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'registry-'));
    await writeFile(join(folder, 'a.xlsx'), await workbook(build));
    expect((await inspectTable(await fileSource(join(folder, 'a.xlsx')))).rows).toBe(1);
    await rm(folder, { recursive: true });
  });
});

describe('spreadsheets that are refused', () => {
  test('formulas, with the places of the first', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('a');
      sheet.addRows([
        ['项目', '投资'],
        ['甲', 1],
        ['乙', 2],
      ]);
      sheet.getCell('B4').value = { formula: 'SUM(B2:B3)', result: 3 };
    });
    const found = await refusal(bytes);
    expect(found).toMatchObject({ code: 'IMPORT_FORMULAS', status: 422 });
    expect(found.zh).toContain('B4');
    expect(found.zh).toContain('选择性粘贴');
  });

  test('a merged header, with its range', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('a');
      sheet.addRows([
        ['项目', '投资', null, '单位'],
        ['', '计划', '完成', ''],
        ['甲', 1, 2, 'x'],
      ]);
      sheet.mergeCells('B1:C1');
    });
    const found = await refusal(bytes);
    expect(found.code).toBe('IMPORT_HEADER_MERGED');
    expect(found.zh).toContain('B1:C1');
  });

  test('merged cells below the header: the covered cells are refused, the others are read', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('a');
      sheet.addRows([
        ['县', '项目'],
        ['扶绥县', '甲'],
        [null, '乙'],
        ['宁明县', '丙'],
      ]);
      sheet.mergeCells('A2:A3');
    });
    const { rows, summary } = await read(bytes);
    expect(rows.map(({ cells }) => (typeof cells[0] === 'object' ? cells[0]?.kind : cells[0]))).toEqual([
      '扶绥县',
      'refused',
      '宁明县',
    ]);
    expect(summary.issues[0]?.zh).toContain('A2:A3');
  });

  test('a million blank rows, quickly and in little memory', async () => {
    const blank = '<x:row/>'.repeat(1_000_000);
    const rows = `<x:row>${inline('a')}</x:row><x:row>${inline('1')}</x:row>${blank}`;
    const bytes = zip(bareWorkbook(sheetOf(rows)));
    const start = Date.now();
    expect(await refusal(bytes)).toMatchObject({ code: 'IMPORT_BLANK_ROWS', status: 422 });
    expect(Date.now() - start).toBeLessThan(3000);
  });

  test('a row a million rows further down', async () => {
    const rows = `<x:row r="1">${inline('a')}</x:row><x:row r="1000000">${inline('1')}</x:row>`;
    expect((await refusal(zip(bareWorkbook(sheetOf(rows))))).code).toBe('IMPORT_BLANK_ROWS');
  });

  test('a few blank rows are skipped and counted', async () => {
    const rows = `<x:row r="2">${inline('a')}</x:row><x:row r="3"/><x:row r="9">${inline('1')}</x:row>`;
    const { summary, rows: found } = await read(zip(bareWorkbook(sheetOf(rows))));
    expect(summary).toMatchObject({ rows: 1, blankRows: 7 });
    expect(found[0]?.row).toBe(9);
  });

  test('an archive that declares gigabytes', async () => {
    const bytes = zip(bareWorkbook(sheetOf('')), { size: 3 * 2 ** 30 });
    expect(await refusal(bytes)).toMatchObject({ code: 'IMPORT_FILE_TOO_LARGE', status: 413 });
  });

  test('an archive that hides how far it unpacks', async () => {
    const bomb = zip({ a: Buffer.alloc(8 * 2 ** 20) }, { size: 10 });
    const opened = await openZip(bufferSource(bomb), { entries: 10, entryBytes: 2 ** 20, totalBytes: 2 ** 22 });
    await expect(opened.text('a')).rejects.toMatchObject({ code: 'IMPORT_FILE_TOO_LARGE' });
  });

  test('a flipped bit that would be another figure', async () => {
    const bytes = zip(bareWorkbook(sheetOf('')));
    const at = bytes.lastIndexOf('PK\x01\x02');
    bytes.writeUInt32LE(bytes.readUInt32LE(at + 16) ^ 1, at + 16);
    expect((await refusal(bytes)).code).toBe('IMPORT_FILE_DAMAGED');
  });

  test.each([
    ['an archive that is no workbook', zip({ 'a.txt': 'x' }), 'IMPORT_FILE_NOT_A_TABLE'],
    ['a Word document', zip({ '[Content_Types].xml': '', 'word/document.xml': '' }), 'IMPORT_FILE_NOT_A_TABLE'],
    ['half an archive', zip(bareWorkbook(sheetOf(''))).subarray(0, 400), 'IMPORT_FILE_DAMAGED'],
    ['broken XML', zip(bareWorkbook('<x:worksheet><x:row>')), 'IMPORT_FILE_DAMAGED'],
    ['an old .xls', Buffer.from('d0cf11e0a1b11ae1'.padEnd(2000, '0'), 'hex'), 'IMPORT_FILE_OLD_EXCEL'],
    [
      'a workbook with a password',
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.alloc(600),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
      'IMPORT_FILE_ENCRYPTED',
    ],
    ['an empty sheet', zip(bareWorkbook(sheetOf(''))), 'IMPORT_FILE_EMPTY'],
  ])('%s', async (_name, bytes, code) => {
    const found = await refusal(bytes);
    expect(found.code).toBe(code);
    expect(found.status).toBeGreaterThanOrEqual(400);
    expect(found.status).toBeLessThan(500);
  });

  test('an old .xls says how to go on', async () => {
    expect((await refusal(Buffer.from('d0cf11e0a1b11ae1'.padEnd(2000, '0'), 'hex'))).zh).toContain('另存为 xlsx');
  });
});

test('whatever byte of a workbook is broken, the answer is rows or a reason, and soon', async () => {
  const bytes = await workbook((book) => {
    book
      .addWorksheet('a')
      .addRows(Array.from({ length: 30 }, (_, n) => [`名称${n}`, n, new Date(Date.UTC(2026, 0, n + 1))]));
  });
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(255), fc.boolean(), async (at, value, cut) => {
      const broken = Buffer.from(cut ? bytes.subarray(0, at) : bytes);
      if (!cut) broken[at] = value;
      await read(broken).catch((error) => {
        if (!isDomainError(error)) throw error;
        expect(error.status).toBeLessThan(500);
      });
    }),
    { numRuns: 300 },
  );
});
