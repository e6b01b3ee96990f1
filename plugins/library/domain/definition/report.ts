import { holdersOf, inWords, type Role } from '@project-cloud/access';
import type { Bilingual } from '@project-cloud/kernel';
import { z } from 'zod';
import { DefinitionKey, FieldKey } from './envelope';

const keysOf = <T extends string>(table: Record<T, unknown>) => Object.keys(table) as [T, ...T[]];

/** How finely a region, an industry or a date is told apart. */
export const PIVOT_LEVELS = {
  city: { zh: '市', en: 'city' },
  county: { zh: '县', en: 'county' },
  township: { zh: '乡镇', en: 'township' },
  section: { zh: '门类', en: 'section' },
  division: { zh: '大类', en: 'division' },
  year: { zh: '年', en: 'year' },
  month: { zh: '月', en: 'month' },
} as const satisfies Record<string, Bilingual>;
export type PivotLevel = keyof typeof PIVOT_LEVELS;

export const MEASURE_KINDS = {
  count: { zh: '项目数', en: 'Projects' },
  sum: { zh: '合计', en: 'sum' },
  average: { zh: '平均', en: 'average' },
  min: { zh: '最小', en: 'least' },
  max: { zh: '最大', en: 'greatest' },
} as const satisfies Record<string, Bilingual>;
export type MeasureKind = keyof typeof MEASURE_KINDS;

export const CHART_KINDS = {
  table: { zh: '表格', en: 'Table' },
  bar: { zh: '柱状图', en: 'Bars' },
  line: { zh: '折线图', en: 'Line' },
  ring: { zh: '环形图', en: 'Ring' },
} as const satisfies Record<string, Bilingual>;
export type ChartKind = keyof typeof CHART_KINDS;

/** More bands than this are a list, not a table. */
export const MOST_EDGES = 20;

/** By what rows are told apart: a field, how finely, and for a figure where its bands begin. */
export const PivotDimension = z
  .object({
    key: FieldKey,
    level: z.enum(keysOf(PIVOT_LEVELS)).nullish(),
    /** Each edge belongs to the band above it. */
    edges: z.array(z.number().min(-1e15).max(1e15)).min(1).max(MOST_EDGES).nullish(),
  })
  .strict()
  .superRefine(({ edges }, check) => {
    if (edges?.some((edge, at) => at > 0 && edge <= (edges[at - 1] ?? edge)))
      check.addIssue({
        code: 'custom',
        path: ['edges'],
        message: inWords('分档界限要从小到大，不能重复', 'The edges of the bands have to rise'),
      });
  });
export type PivotDimension = z.infer<typeof PivotDimension>;

export const PivotMeasure = z
  .object({ of: z.enum(keysOf(MEASURE_KINDS)), field: FieldKey.nullish() })
  .strict()
  .superRefine(({ of, field }, check) => {
    if ((of === 'count') === !field) return;
    const message =
      of === 'count'
        ? inWords('项目数不用选字段', 'A count is of projects, not of a field')
        : inWords('请选择统计的指标', 'Say what is added up');
    check.addIssue({ code: 'custom', path: ['field'], message });
  });
export type PivotMeasure = z.infer<typeof PivotMeasure>;

const Scalar = z.union([z.string().max(200), z.number(), z.boolean(), z.null()]);

/** A condition as lists have it: what it may be in a certain library, the list says. */
export const PivotFilter = z
  .object({
    key: FieldKey,
    op: z.enum(['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'in', 'within', 'contains', 'empty']),
    value: z.union([Scalar, z.array(Scalar).max(500)]).optional(),
  })
  .strict();
export type PivotFilter = z.infer<typeof PivotFilter>;

const pivot = {
  library: DefinitionKey,
  rows: PivotDimension,
  columns: PivotDimension.nullish(),
  measures: z.array(PivotMeasure).min(1).max(4),
  filter: z.array(PivotFilter).max(30).default([]),
  chart: z.enum(keysOf(CHART_KINDS)).default('table'),
};

/** What somebody asks to be told of the rows of a library: a cross table of one or two dimensions. */
export const PivotBody = z.object(pivot).strict();
export type PivotBody = z.infer<typeof PivotBody>;

/** A report: a pivot that is kept, and for which roles. */
export const ReportBody = z
  .object({
    ...pivot,
    roles: z.array(z.enum(holdersOf('dashboard.read') as [Role, ...Role[]])).min(1),
  })
  .strict();
export type ReportBody = z.infer<typeof ReportBody>;
