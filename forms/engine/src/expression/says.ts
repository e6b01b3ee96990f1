import { type Bilingual, inBoth } from '@project-cloud/kernel';

const both = (zh: string, en: string): Bilingual => ({ zh, en });

/** What the checker says of an expression that it refuses. */
export const SAYS = {
  useEmpty: both('判断有没有填要用 empty(字段)', 'To ask whether something is filled in use empty(field)'),
  gap: both('列表或参数里有空缺', 'Something is missing in a list or between arguments'),
  oneSentence: both(
    '一个表达式里只能写一句，前后两部分之间缺少运算符',
    'An expression is one sentence: an operator is missing between two parts',
  ),
  unknownWriting: both('不认识的写法', 'This way of writing is not known'),
  tooGreat: both('数字不能超过一万亿', 'The number must not be beyond 10^12'),
  tooFine: both('数字的小数位太多', 'The number has too many decimals'),
  longText: both('文字最多 200 个字符', 'A text has 200 characters at most'),
  badText: both('文字里有不能保存的字符', 'The text holds a character that cannot be stored'),
  noMethods: both('不能调用方法，只能用规定的函数', 'Methods cannot be called; use the functions of the language'),
  onlyFunctions: both('只能调用规定的函数', 'Only the functions of the language can be called'),
  outOfBounds: both(
    '连乘或连除太多，结果可能超出能表示的范围',
    'Too much is multiplied or divided: the result may be out of bounds',
  ),
  plainItems: both('列表里只能直接写文字或数字', 'A list holds texts or numbers only'),
  mixedItems: both('列表里要么都是文字，要么都是数字', 'A list holds texts or numbers, not both'),
  noMembers: both(
    '不能用 [ ] 或连续的“.”取值，明细表的列写成 表.列',
    'Neither [ ] nor one “.” after another; write a column as table.column',
  ),
  listResult: both('表达式的结果不能是列表', 'An expression cannot give a list'),
  columnResult: both('明细表的列要放在 sum、min 或 max 里', 'A column of a table goes into sum, min or max'),
  emptyResult: both('表达式的结果不能是空值', 'An expression cannot give an empty value'),
  tooLarge: (most: number) =>
    both(`表达式太大：最多 ${most} 个部分`, `The expression is too large: ${most} parts at most`),
  tooDeep: (most: number) =>
    both(`表达式套得太深：最多 ${most} 层`, `The expression is nested too deep: ${most} levels at most`),
  listSize: (most: number) => both(`列表要有 1 到 ${most} 项`, `A list has 1 to ${most} items`),
  forbidden: (name: string) =>
    both(
      `不能使用“${name}”：表达式里只能写字段、数字、文字和规定的函数`,
      `“${name}” cannot be used: an expression holds fields, numbers, texts and the functions of the language`,
    ),
  noField: (key: string) => both(`没有字段“${key}”`, `There is no field “${key}”`),
  noOperator: (name: string) => both(`没有运算“${name}”`, `There is no operator “${name}”`),
  noFunction: (name: string, known: readonly string[]) =>
    both(
      `没有函数“${name}”，可以用：${known.join('、')}`,
      `There is no function “${name}”; there are: ${known.join(', ')}`,
    ),
  usage: (name: string, usage: Bilingual = inBoth(name), given = 0) =>
    both(`要写成 ${usage.zh}，这里有 ${given} 个参数`, `Write ${usage.en}; here are ${given} arguments`),
  noTable: (name: string) => both(`“${name}”不是明细表，没有列可取`, `“${name}” is no table and has no columns`),
  noColumn: (table: string, column: string) =>
    both(`明细表“${table}”没有列“${column}”`, `The table “${table}” has no column “${column}”`),
  noFigures: (column: string) => both(`列“${column}”不是数字`, `The column “${column}” holds no numbers`),
  allEmpty: (name: string) => both(`${name} 的结果不能都是空值`, `The results of ${name} cannot all be empty`),
};
