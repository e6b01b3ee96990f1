import { defineError } from '@project-cloud/kernel';

/** Everything that can be wrong with a table file as a whole. Each names the way out; nothing is stored. */
export const FileEmpty = defineError('IMPORT_FILE_EMPTY', 422, () => ({
  zh: '文件里没有数据：第一行应当是表头，下面是数据。',
  en: 'The file holds no data: the first row should be the header, with data below.',
}));

export const FileIsOldExcel = defineError('IMPORT_FILE_OLD_EXCEL', 415, () => ({
  zh: '这是旧版 Excel（.xls）文件，请用 Excel 或 WPS 打开，另存为 xlsx 后再上传。',
  en: 'This is an old Excel (.xls) file. Open it and save it as xlsx, then upload again.',
}));

export const FileHasPassword = defineError('IMPORT_FILE_ENCRYPTED', 415, () => ({
  zh: '文件设有密码，请取消密码后再上传。',
  en: 'The file is protected by a password. Remove it and upload again.',
}));

export const FileIsNoTable = defineError('IMPORT_FILE_NOT_A_TABLE', 415, (p: { found: string }) => ({
  zh: `这不是表格文件（内容是 ${p.found}），请上传 xlsx 或 csv 文件。`,
  en: `This is not a table (its content is ${p.found}). Upload an xlsx or csv file.`,
}));

export const FileDamaged = defineError('IMPORT_FILE_DAMAGED', 422, (p: { zh: string; en: string }) => ({
  zh: `文件不完整或已损坏：${p.zh}。请重新保存后再上传。`,
  en: `The file is incomplete or damaged: ${p.en}. Save it again and upload.`,
}));

export const FileTooLarge = defineError('IMPORT_FILE_TOO_LARGE', 413, (p: { zh: string; en: string }) => ({
  zh: `文件太大：${p.zh}。请分成几个文件上传。`,
  en: `The file is too large: ${p.en}. Split it and upload the parts.`,
}));

export const EncodingUnknown = defineError('IMPORT_ENCODING_UNKNOWN', 422, (p: { zh: string; en: string }) => ({
  zh: `认不出文件的编码：${p.zh}。请另存为“CSV UTF-8”后再上传。`,
  en: `The encoding of the file is not known: ${p.en}. Save it as "CSV UTF-8" and upload again.`,
}));

export const QuotesUnbalanced = defineError('IMPORT_QUOTES_UNBALANCED', 422, (p: { row: number }) => ({
  zh: `从第 ${p.row} 行起引号没有配对，后面的内容分不清单元格。请检查这一行的双引号。`,
  en: `From row ${p.row} on a quotation mark is not closed and cells cannot be told apart. Check that row.`,
}));

export const FormulasFound = defineError('IMPORT_FORMULAS', 422, (p: { cells: string[]; count: number }) => ({
  zh: `表里有 ${p.count} 个公式（如 ${p.cells.join('、')}）。请复制后“选择性粘贴为数值”，再上传。`,
  en: `The sheet holds ${p.count} formulas (such as ${p.cells.join(', ')}). Copy and "paste as values", then upload.`,
}));

export const HeaderMerged = defineError('IMPORT_HEADER_MERGED', 422, (p: { ranges: string[] }) => ({
  zh: `表头有合并单元格：${p.ranges.join('、')}。请取消合并，让第一行每一列有自己的名称。`,
  en: `The header has merged cells: ${p.ranges.join(', ')}. Unmerge them so that each column has its own name.`,
}));

export const HeaderUnclear = defineError('IMPORT_HEADER_UNCLEAR', 422, (p: { zh: string; en: string }) => ({
  zh: `表头看不清：${p.zh}。`,
  en: `The header is not clear: ${p.en}.`,
}));

export const BlankRowsTooMany = defineError('IMPORT_BLANK_ROWS', 422, (p: { count: number; from: number }) => ({
  zh: `第 ${p.from} 行之后有超过 ${p.count} 个空行。请选中数据以外的空行，删除并保存后再上传。`,
  en: `After row ${p.from} there are more than ${p.count} blank rows. Delete them, save and upload again.`,
}));

export const SheetUnknown = defineError('IMPORT_SHEET_UNKNOWN', 422, (p: { sheet: string; sheets: string[] }) => ({
  zh: `文件里没有名为“${p.sheet}”的工作表；有：${p.sheets.join('、')}。`,
  en: `The file has no sheet "${p.sheet}"; it has: ${p.sheets.join(', ')}.`,
}));
