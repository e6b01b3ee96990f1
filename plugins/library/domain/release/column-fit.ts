import type { FormNode, JsonSchema } from '@project-cloud/forms-engine';
import type { Bilingual } from '@project-cloud/kernel';
import type { Column, Field } from '../definition/field';
import { sameStore } from './same-store';

/** What a form's table asks otherwise than the library says: where, by which code, in words. */
export interface ColumnFault extends Bilingual {
  code: 'column-unknown' | 'field-type' | 'column-loose';
  /** Below the form's body. */
  at: string;
}

type Limit = 'most' | 'least';
const BEYOND: Record<Limit, (asked: number, library: number) => boolean> = {
  most: (asked, library) => asked > library,
  least: (asked, library) => asked < library,
};

const figureOf = (schema: JsonSchema, ...keywords: string[]): number | null => {
  const found = keywords.map((keyword) => schema[keyword]).find((one) => typeof one === 'number');
  return typeof found === 'number' ? found : null;
};

function isLooser(limit: Limit, library: number | null | undefined, asked: number | null): boolean {
  if (library === null || library === undefined) return false;
  return asked === null || BEYOND[limit](asked, library);
}

const valuesOf = (schema: JsonSchema): unknown[] | null =>
  Array.isArray(schema.enum)
    ? schema.enum.map((one: unknown) =>
        typeof one === 'object' && one !== null ? (one as { value: unknown }).value : one,
      )
    : null;

/** The first thing in which a form's column would let through what the library does not; null when it is as tight. */
function looseIn(column: Column, schema: JsonSchema): Bilingual | null {
  const said = (zh: string, en: string) => ({ zh, en });
  if (column.required && schema.required !== true && column.type !== 'computed')
    return said('库里是必填', 'the library requires it');
  if (isLooser('most', column.max, figureOf(schema, 'maximum', 'exclusiveMaximum')))
    return said(`库里最大是 ${column.max}`, `the library allows ${column.max} at most`);
  if (isLooser('least', column.min, figureOf(schema, 'minimum', 'exclusiveMinimum')))
    return said(`库里最小是 ${column.min}`, `the library allows ${column.min} at least`);
  if (isLooser('most', column.maxLength, figureOf(schema, 'maxLength')))
    return said(`库里最多 ${column.maxLength} 个字`, `the library allows ${column.maxLength} characters`);
  if (column.pattern !== null && schema.pattern !== column.pattern)
    return said('库里规定了格式', 'the library sets a pattern');
  if (column.dictionary && schema['x-dictionary'] !== column.dictionary)
    return said(
      `库里从字典“${column.dictionary}”里选`,
      `the library chooses from the dictionary “${column.dictionary}”`,
    );
  const own = new Set<unknown>((column.options ?? []).map(({ value }) => value));
  const other =
    own.size > 0 && !column.dictionary ? (valuesOf(schema) ?? [null]).find((value) => !own.has(value)) : undefined;
  return other === undefined ? null : said('选项和库里的不一致', 'its options are not those of the library');
}

/** Whether a form's table asks what the library's columns say, and nothing more loosely. */
export function columnFaults(field: Pick<Field, 'label' | 'columns' | 'maxRows'>, node: FormNode): ColumnFault[] {
  if (!field.columns) return [];
  const columns = new Map(field.columns.map((column) => [column.key, column]));
  const table = field.label.zh;
  const tableEn = field.label.en || table;
  const rows = isLooser('most', field.maxRows, figureOf(node.schema, 'maxItems'))
    ? [
        {
          code: 'column-loose' as const,
          at: `${node.at}.maxItems`,
          zh: `“${table}”在库里最多 ${field.maxRows} 行`,
          en: `“${tableEn}” has ${field.maxRows} rows at most in the library`,
        },
      ]
    : [];
  const cells = node.children.filter((child) => child.isField);
  return [
    ...rows,
    ...cells.flatMap((cell): ColumnFault[] => {
      const column = columns.get(cell.key);
      const label = String(cell.schema.title ?? cell.key);
      if (!column)
        return [
          {
            code: 'column-unknown',
            at: cell.at,
            zh: `“${table}”的列“${label}”（${cell.key}）库里没有，请在库的这个字段里加上这一列，或从表单里去掉`,
            en: `The library’s “${tableEn}” has no column “${label}” (${cell.key}); add it there or take it out`,
          },
        ];
      if (!sameStore(column.type, cell.type))
        return [
          {
            code: 'field-type',
            at: cell.at,
            zh: `“${table}”的列“${label}”（${cell.key}）和库里的类型不一致，请换用相符的控件`,
            en: `The column “${label}” (${cell.key}) of “${tableEn}” is of another type than in the library`,
          },
        ];
      const loose = looseIn(column, cell.schema);
      if (!loose) return [];
      return [
        {
          code: 'column-loose',
          at: cell.at,
          zh: `“${table}”的列“${label}”比库里宽：${loose.zh}`,
          en: `The column “${label}” of “${tableEn}” is looser than the library: ${loose.en}`,
        },
      ];
    }),
  ];
}
