import type { FieldIssue } from '@project-cloud/kernel';
import type { PivotBody, PivotDimension, PivotLevel, PivotMeasure } from '@project-cloud/library';

/** As much of a field as a pivot asks about. */
export interface PivotField {
  key: string;
  type: string;
  stat?: 'measure' | 'dimension' | null | undefined;
  sensitivity?: string | undefined;
}
export type FieldsOf = (key: string) => PivotField | undefined;

/** How rows are told apart by a field: by its place, its code, its date, the band of its figure, or as it stands. */
export type DimensionKind = 'region' | 'industry' | 'date' | 'month' | 'figure' | 'plain';

/** What every row has beside its fields. */
export const STANDING_FIELDS: readonly PivotField[] = [
  { key: 'stage', type: 'choice' },
  { key: 'light', type: 'choice' },
];

const KINDS: Readonly<Record<string, DimensionKind>> = {
  industry: 'industry',
  date: 'date',
  month: 'month',
  integer: 'figure',
  decimal: 'figure',
  money: 'figure',
  percent: 'figure',
  computed: 'figure',
  choice: 'plain',
  yesno: 'plain',
  organisation: 'plain',
  region: 'plain',
};

/** How a field divides the rows; null: names and texts are as many as the rows, answers of several would count twice. */
export function dimensionKind({ key, type, sensitivity }: PivotField): DimensionKind | null {
  if (sensitivity === 'restricted') return null;
  return key === 'region_code' ? 'region' : (KINDS[type] ?? null);
}

/** How finely each kind can be told apart; the first is what most people want. */
export const LEVELS_OF: Readonly<Record<DimensionKind, readonly PivotLevel[]>> = {
  region: ['city', 'county', 'township'],
  industry: ['section', 'division'],
  date: ['year', 'month'],
  month: ['year', 'month'],
  figure: [],
  plain: [],
};

const FIGURES = new Set(['integer', 'decimal', 'money', 'percent', 'computed']);
/** What can be added up, averaged and compared: the library says so. */
export const isMeasure = ({ stat, type, sensitivity }: PivotField) =>
  stat === 'measure' && FIGURES.has(type) && sensitivity !== 'restricted';

const issue = (path: string, code: string, zh: string, en: string): FieldIssue => ({ path, code, message: { zh, en } });

function dimensionFaults(dimension: PivotDimension, path: string, fieldOf: FieldsOf): FieldIssue[] {
  const { key, level, edges } = dimension;
  const field = fieldOf(key);
  const kind = field ? dimensionKind(field) : null;
  if (!field) return [issue(`${path}.key`, 'unknown', `项目库没有字段“${key}”`, `The library has no field “${key}”`)];
  if (!kind)
    return [issue(`${path}.key`, 'not-dimension', `不能按“${key}”分组统计`, `Rows cannot be told apart by “${key}”`)];
  if (kind === 'figure')
    return edges ? [] : [issue(`${path}.edges`, 'required', '请填写分档界限', 'Say where the bands begin')];
  if (edges) return [issue(`${path}.edges`, 'unfit', '只有数字字段可以分档', 'Only figures have bands')];
  const levels = LEVELS_OF[kind];
  if (level ? levels.includes(level) : levels.length === 0) return [];
  return [issue(`${path}.level`, 'unfit', '请选择分组的粗细', 'Say how finely it is told apart')];
}

function measureFaults(measure: PivotMeasure, path: string, fieldOf: FieldsOf): FieldIssue[] {
  if (!measure.field) return [];
  const field = fieldOf(measure.field);
  if (!field)
    return [issue(path, 'unknown', `项目库没有字段“${measure.field}”`, `The library has no field “${measure.field}”`)];
  if (isMeasure(field)) return [];
  return [
    issue(
      path,
      'not-measure',
      `“${measure.field}”没有标为统计指标，可请管理员在项目库里标注`,
      `“${measure.field}” is not marked as a measure; an administrator can mark it in the library`,
    ),
  ];
}

export const measureKey = ({ of, field }: PivotMeasure) => (field ? `${of}:${field}` : of);
export const sameDimension = (a: PivotDimension, b: PivotDimension) =>
  a.key === b.key && (a.level ?? null) === (b.level ?? null) && !a.edges === !b.edges;

/** What of a pivot does not fit the fields of its library, each fault with its place. */
export function pivotFaults(asked: PivotBody, fieldOf: FieldsOf): FieldIssue[] {
  const { rows, columns, measures } = asked;
  const keys = measures.map(measureKey);
  const twice = keys.findIndex((key, at) => keys.indexOf(key) !== at);
  return [
    ...dimensionFaults(rows, 'rows', fieldOf),
    ...(columns ? dimensionFaults(columns, 'columns', fieldOf) : []),
    ...(columns && sameDimension(rows, columns)
      ? [issue('columns', 'same', '行和列不能相同', 'Rows and columns have to differ')]
      : []),
    ...measures.flatMap((measure, at) => measureFaults(measure, `measures.${at}.field`, fieldOf)),
    ...(twice < 0 ? [] : [issue(`measures.${twice}`, 'twice', '同一个指标选了两次', 'The same measure stands twice')]),
  ];
}
