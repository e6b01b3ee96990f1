import { PassThrough } from 'node:stream';
import type { Bilingual, Lang } from '@project-cloud/kernel';
import { type FieldType, isImportable } from '../field';
import { type ExportColumn, headerOf } from './export-cell';
import { addHeader, sheetColumn } from './write-xlsx';
import { openXlsxFile } from './xlsx-file';

const HOW: Partial<Record<FieldType, Bilingual>> = {
  integer: { zh: '整数', en: 'an integer' },
  decimal: { zh: '数字', en: 'a number' },
  money: { zh: '数字，最多 6 位小数', en: 'a number, at most 6 decimals' },
  percent: { zh: '百分数，85 表示 85%', en: 'a percentage: 85 means 85%' },
  date: { zh: '日期，如 2026-11-22', en: 'a date such as 2026-11-22' },
  month: { zh: '月份，如 2026-11', en: 'a month such as 2026-11' },
  yesno: { zh: '是 或 否', en: 'yes or no' },
  choice: { zh: '从可选值中选一个', en: 'one of the options' },
  choices: { zh: '从可选值中选，多个用顿号隔开', en: 'options, separated by commas' },
  region: { zh: '行政区划代码，或全称如 崇左市扶绥县', en: 'region code, or full name' },
  industry: { zh: '行业代码或名称', en: 'industry code or name' },
  project: { zh: '项目代码', en: 'project code' },
  geometry: { zh: '经度, 纬度，如 107.904, 22.635', en: 'longitude, latitude such as 107.904, 22.635' },
  creditcode: { zh: '18 位统一社会信用代码', en: 'credit code of 18 characters' },
};

const HEADINGS: Record<Lang, string[]> = {
  zh: ['列', '必填', '怎么填', '单位', '可选值', '说明'],
  en: ['Column', 'Required', 'How', 'Unit', 'Options', 'Note'],
};

/** An empty file to fill in: the header with units, and a second sheet that explains every column. */
export function writeTemplate(columns: readonly ExportColumn[], lang: Lang = 'zh'): PassThrough {
  const out = new PassThrough();
  write(columns.filter(isImportable), lang, out).catch((error: Error) => out.destroy(error));
  return out;
}

async function write(columns: readonly ExportColumn[], lang: Lang, out: PassThrough): Promise<void> {
  const book = openXlsxFile(out);
  const sheet = book.addWorksheet(lang === 'zh' ? '数据' : 'Data', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(sheetColumn);
  addHeader(
    sheet,
    columns.map((column) => headerOf(column, lang)),
  );
  sheet.commit();
  const notes = book.addWorksheet(lang === 'zh' ? '填写说明' : 'Notes');
  notes.columns = [24, 8, 34, 10, 48, 48].map((width) => ({ width }));
  addHeader(notes, HEADINGS[lang]);
  for (const column of columns) notes.addRow(explain(column, lang)).commit();
  notes.commit();
  await book.commit();
}

function explain(column: ExportColumn, lang: Lang): string[] {
  const help = typeof column.help === 'string' ? column.help : (column.help?.[lang] ?? '');
  return [
    headerOf(column, lang),
    column.required ? (lang === 'zh' ? '是' : 'yes') : '',
    HOW[column.type]?.[lang] ?? (lang === 'zh' ? '文字' : 'text'),
    column.unit ?? '',
    (column.options ?? []).map(({ label }) => label[lang]).join(lang === 'zh' ? '、' : ', '),
    help,
  ];
}
