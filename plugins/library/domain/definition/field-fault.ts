import type { Column, Field } from './field';

type Path = (string | number)[];
type Say = (path: Path, zh: string, en: string) => void;
type Asked = Pick<Column, 'key' | 'min' | 'max' | 'options'>;

function repeated(list: readonly Asked[], at: Path, say: Say): void {
  const seen = new Set<string>();
  for (const [nth, { key }] of list.entries()) {
    if (seen.has(key)) say([...at, nth, 'key'], `字段键“${key}”重复`, `The field “${key}” stands twice`);
    seen.add(key);
  }
}

function contrary(list: readonly Asked[], at: Path, say: Say): void {
  for (const [nth, { min, max, options }] of list.entries()) {
    if (min !== null && max !== null && min > max)
      say([...at, nth, 'max'], '最大值比最小值小', 'The greatest value is below the least');
    const values = (options ?? []).map(({ value }) => value);
    const twice = values.find((value, place) => values.indexOf(value) !== place);
    if (twice !== undefined)
      say([...at, nth, 'options'], `选项“${twice}”出现了两次`, `The option “${twice}” stands twice`);
  }
}

function columnFaults({ columns, type }: Field, at: Path, say: Say): void {
  if (!columns) return;
  if (type !== 'table') say(at, '只有表格字段可以有列', 'Only a table has columns');
  repeated(columns, at, say);
  contrary(columns, at, say);
  for (const [nth, column] of columns.entries()) {
    if (column.type === 'computed' && !column.formula)
      say([...at, nth, 'formula'], '自动计算的列要有公式', 'A computed column needs a formula');
    const chooses = column.type === 'choice' || column.type === 'choices';
    if (chooses && !column.dictionary && !column.options?.length)
      say([...at, nth, 'options'], '请填写选项，或选一个字典', 'List options, or name a dictionary');
  }
}

/** What fields say against each other or against themselves, each fault with its place. */
export function fieldFaults(fields: readonly Field[], name: string, say: Say): void {
  repeated(fields, [name], say);
  contrary(fields, [name], say);
  for (const [at, field] of fields.entries()) columnFaults(field, [name, at, 'columns'], say);
}
