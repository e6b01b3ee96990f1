import { inWords } from '@project-cloud/access';
import type { Bilingual } from '@project-cloud/kernel';
import { z } from 'zod';
import { DefinitionKey, Text } from './envelope';

export const INDICATOR_PERIODS = {
  month: { zh: '每月', en: 'Monthly' },
  quarter: { zh: '每季', en: 'Quarterly' },
  year: { zh: '每年', en: 'Yearly' },
} as const satisfies Record<string, Bilingual>;
export type IndicatorPeriod = keyof typeof INDICATOR_PERIODS;

/** For whom it is told. */
export const INDICATOR_SCOPES = {
  region: { zh: '地区', en: 'Regions' },
  department: { zh: '部门', en: 'Departments' },
} as const satisfies Record<string, Bilingual>;
export type IndicatorScope = keyof typeof INDICATOR_SCOPES;

const keysOf = <T extends string>(table: Record<T, unknown>) => Object.keys(table) as [T, ...T[]];

/** What is counted, in words; where an entry's own facts tell, `when` is the condition under which it counts. */
const Measure = z.object({ words: Text, when: z.string().min(1).max(500).nullish() }).strict();
export type Measure = z.infer<typeof Measure>;

/** An indicator: one of the first level gathers those of the second, which are the share of one count in another. */
export const IndicatorBody = z
  .object({
    name: Text,
    level: z.union([z.literal(1), z.literal(2)]),
    parent: DefinitionKey.nullable().default(null),
    unit: z.string().min(1).max(20).default('%'),
    numerator: Measure.nullable().default(null),
    denominator: Measure.nullable().default(null),
    scope: z.enum(keysOf(INDICATOR_SCOPES)),
    period: z.enum(keysOf(INDICATOR_PERIODS)),
    /** Per cent of what stands above it, or of the whole. */
    weight: z.number().min(0).max(100),
    /** Small numbers come first among those beside each other. */
    order: z.number().int().min(0).max(999).default(0),
    /** Where the figures come from. */
    source: z.string().max(400).default(''),
    /** An example: nobody has laid the weights down yet. */
    sample: z.boolean().optional(),
  })
  .strict()
  .superRefine((indicator, check) => {
    const issue = (path: string, zh: string, en: string) =>
      check.addIssue({ code: 'custom', path: [path], message: inWords(zh, en) });
    if (indicator.level === 1) {
      if (indicator.parent !== null)
        issue('parent', '一级指标没有上级', 'An indicator of the first level has none above');
      if (indicator.numerator || indicator.denominator)
        issue('numerator', '一级指标由二级指标加权得出', 'The first level is worked out from the second');
      return;
    }
    if (indicator.parent === null) issue('parent', '请选择所属的一级指标', 'Say to which indicator it belongs');
    if (!indicator.numerator) issue('numerator', '请填写分子', 'Say what is counted');
    if (!indicator.denominator) issue('denominator', '请填写分母', 'Say of what it is a share');
  });
export type IndicatorBody = z.infer<typeof IndicatorBody>;
