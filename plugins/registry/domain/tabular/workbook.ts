import { posix } from 'node:path';
import { FileDamaged, FileIsNoTable, FileTooLarge } from './errors';
import type { ByteSource } from './source';
import { meaningOf, type NumberMeaning } from './spreadsheet-number';
import { readXml } from './xml';
import { openZip, type Zip, type ZipLimits } from './zip';

export interface SheetEntry {
  name: string;
  hidden: boolean;
  path: string;
}

/** What the cells of every sheet refer to. */
export interface Workbook {
  zip: Zip;
  sheets: SheetEntry[];
  strings: string[];
  meanings: NumberMeaning[];
  from1904: boolean;
}

const SMALL_PART = 8 * 2 ** 20;
/** Shared strings live in memory while a sheet is read. */
const STRINGS_PART = 160 * 2 ** 20;
const MAX_STRINGS = 5_000_000;

/** Opens an XLSX file: its sheets in order, shared strings and number formats. The rows stay packed. */
export async function openWorkbook(source: ByteSource, limits?: ZipLimits): Promise<Workbook> {
  const zip = await openZip(source, limits);
  if (!zip.has('[Content_Types].xml')) throw FileIsNoTable({ found: 'zip' });
  const main = await findMainPart(zip);
  const { sheets: listed, from1904 } = await readSheetList(zip, main);
  const targets = await readRelations(zip, main);
  const sheets = listed.flatMap(({ name, hidden, relation }) => {
    const path = targets.get(relation)?.path;
    return path && zip.has(path) ? [{ name, hidden, path }] : [];
  });
  if (sheets.length === 0) throw FileDamaged({ zh: '没有工作表', en: 'it has no sheet' });
  const partOf = (type: string) => [...targets.values()].find((target) => target.type === type)?.path;
  return {
    zip,
    sheets,
    from1904,
    strings: await readStrings(zip, partOf('sharedStrings')),
    meanings: await readMeanings(zip, partOf('styles')),
  };
}

async function findMainPart(zip: Zip): Promise<string> {
  const targets = zip.has('_rels/.rels') ? await readRelations(zip, '') : new Map<string, Target>();
  const main = [...targets.values()].find((target) => target.type === 'officeDocument')?.path ?? 'xl/workbook.xml';
  if (main.endsWith('.bin')) throw FileIsNoTable({ found: 'xlsb' });
  if (/^word\//.test(main)) throw FileIsNoTable({ found: 'Word' });
  if (/^ppt\//.test(main)) throw FileIsNoTable({ found: 'PowerPoint' });
  if (!zip.has(main)) throw FileIsNoTable({ found: 'zip' });
  return main;
}

interface Target {
  type: string;
  path: string;
}

async function readRelations(zip: Zip, part: string): Promise<Map<string, Target>> {
  const folder = posix.dirname(part);
  const name = part === '' ? '_rels/.rels' : posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  const targets = new Map<string, Target>();
  if (!zip.has(name)) return targets;
  await readXml(zip.stream(name, SMALL_PART), {
    open(tag, { Id, Type, Target, TargetMode }) {
      if (tag !== 'Relationship' || !Id || !Target || TargetMode === 'External') return;
      const path = Target.startsWith('/') ? Target.slice(1) : posix.join(part === '' ? '.' : folder, Target);
      targets.set(Id, { type: (Type ?? '').split('/').pop() ?? '', path });
    },
  });
  return targets;
}

async function readSheetList(zip: Zip, main: string) {
  const sheets: { name: string; hidden: boolean; relation: string }[] = [];
  let from1904 = false;
  await readXml(zip.stream(main, SMALL_PART), {
    open(tag, attributes) {
      if (tag === 'workbookPr') from1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
      if (tag !== 'sheet') return;
      const relation = Object.entries(attributes).find(([name]) => /(^|:)id$/.test(name))?.[1] ?? '';
      const state = attributes.state ?? 'visible';
      sheets.push({ name: attributes.name ?? '', hidden: state !== 'visible', relation });
    },
  });
  return { sheets, from1904 };
}

async function readStrings(zip: Zip, path: string | undefined): Promise<string[]> {
  const strings: string[] = [];
  if (!path || !zip.has(path)) return strings;
  let text = '';
  let inText = false;
  let inPhonetic = false;
  await readXml(zip.stream(path, STRINGS_PART), {
    open(tag) {
      if (tag === 'si') text = '';
      if (tag === 'rPh') inPhonetic = true;
      inText = tag === 't' && !inPhonetic;
    },
    text(piece) {
      if (inText) text += piece;
    },
    close(tag) {
      inText = false;
      if (tag === 'rPh') inPhonetic = false;
      if (tag !== 'si') return;
      if (strings.length >= MAX_STRINGS) throw FileTooLarge({ zh: '文字单元格太多', en: 'too many text cells' });
      strings.push(plainText(text));
    },
  });
  return strings;
}

/** Writers hide characters that XML cannot carry as `_x000D_`; line ends are the ones that occur in life. */
export function plainText(text: string): string {
  return text.includes('_x00') ? text.replace(/_x000D_\n?/g, '\n').replace(/_x000A_/g, '\n') : text;
}

async function readMeanings(zip: Zip, path: string | undefined): Promise<NumberMeaning[]> {
  const meanings: NumberMeaning[] = [];
  if (!path || !zip.has(path)) return meanings;
  const codes = new Map<number, string>();
  let inCellFormats = false;
  await readXml(zip.stream(path, SMALL_PART), {
    open(tag, attributes) {
      if (tag === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      if (tag === 'cellXfs') inCellFormats = true;
      if (tag !== 'xf' || !inCellFormats) return;
      const id = Number(attributes.numFmtId ?? 0);
      meanings.push(meaningOf(id, codes.get(id)));
    },
    close(tag) {
      if (tag === 'cellXfs') inCellFormats = false;
    },
  });
  return meanings;
}
