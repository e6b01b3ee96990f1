import { inWords } from '@project-cloud/access';
import type { Bilingual } from '@project-cloud/kernel';
import { z } from 'zod';
import { DefinitionKey, FieldKey, Text } from './envelope';

/** What the receiver takes in a field. */
export const RECEIVED_TYPES = {
  text: { zh: '文本', en: 'Text' },
  integer: { zh: '整数', en: 'Whole number' },
  decimal: { zh: '小数', en: 'Decimal' },
  date: { zh: '日期', en: 'Date' },
  code: { zh: '代码', en: 'Code' },
} as const satisfies Record<string, Bilingual>;
export type ReceivedType = keyof typeof RECEIVED_TYPES;

export const DATE_FORMATS = ['YYYY-MM-DD', 'YYYYMMDD', 'YYYY/MM/DD'] as const;
export type DateFormat = (typeof DATE_FORMATS)[number];

const keysOf = <T extends string>(table: Record<T, unknown>) => Object.keys(table) as [T, ...T[]];

/** Where a value comes from: a field of ours, the same for all, or worked out. */
export const FieldSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('field'), key: FieldKey }).strict(),
  z.object({ kind: z.literal('constant'), value: z.string().min(1).max(200) }).strict(),
  z.object({ kind: z.literal('expression'), expression: z.string().min(1).max(500) }).strict(),
]);
export type FieldSource = z.infer<typeof FieldSource>;

const ConnectorField = z
  .object({
    /** What the receiver calls it. */
    code: z
      .string()
      .regex(
        /^[A-Za-z][A-Za-z0-9_]{0,63}$/,
        inWords('用字母、数字和下划线，以字母开头', 'Letters, digits and underscores, a letter first'),
      ),
    label: Text,
    type: z.enum(keysOf(RECEIVED_TYPES)),
    required: z.boolean().default(false),
    maxLength: z.number().int().min(1).max(10_000).optional(),
    /** The only values that the receiver takes. */
    values: z.array(z.string().min(1).max(100)).min(1).max(500).optional(),
    from: FieldSource.nullable().default(null),
    dateFormat: z.enum(DATE_FORMATS).optional(),
    /** Ours is in 万元; the receiver counts in 元. */
    unit: z.literal('yuan').optional(),
    /** Our value → theirs. What is not listed is sent as it is. */
    translate: z.record(z.string().min(1).max(100), z.string().max(100)).optional(),
  })
  .strict();
export type ConnectorField = z.infer<typeof ConnectorField>;

/** Once a day at a time of the installation, or only when somebody asks. */
export const Schedule = z.union([
  z.literal('off'),
  z
    .object({
      daily: z
        .string()
        .regex(/^([01]\d|2[0-3]):[0-5]\d$/, inWords('时间按 02:30 的写法填写', 'Write the time as 02:30')),
    })
    .strict(),
]);

/** How entries of a library go to another system: what it takes, field by field, and where each value comes from. */
export const ConnectorBody = z
  .object({
    library: DefinitionKey,
    /** Where batches are posted to; which hosts are allowed is checked where the platform's own address is known. */
    address: z.string().min(1).max(500),
    interfaceVersion: z.string().min(1).max(40),
    legalBasis: z.string().max(400).optional(),
    fields: z.array(ConnectorField).min(1).max(300),
    batchSize: z.number().int().min(1).max(1000).default(200),
    schedule: Schedule.default('off'),
    /** An example: the receiver's data list has not been laid down. */
    sample: z.boolean().optional(),
  })
  .strict()
  .superRefine(({ fields }, check) => {
    const seen = new Set<string>();
    for (const [at, field] of fields.entries()) {
      const issue = (path: string, zh: string, en: string) =>
        check.addIssue({ code: 'custom', path: ['fields', at, path], message: inWords(zh, en) });
      if (seen.has(field.code)) issue('code', `“${field.code}”重复了`, `“${field.code}” stands twice`);
      seen.add(field.code);
      if (field.required && field.from === null)
        issue(
          'from',
          `“${field.label.zh}”必填，请选择来源`,
          `“${field.label.en || field.code}” is required: say where it comes from`,
        );
      if (field.unit && field.type !== 'decimal')
        issue('unit', '只有小数可以换算单位', 'Only a decimal can be converted');
      if (field.dateFormat && field.type !== 'date')
        issue('dateFormat', '只有日期可以选写法', 'Only a date has a way of writing');
    }
  });
export type ConnectorBody = z.infer<typeof ConnectorBody>;
