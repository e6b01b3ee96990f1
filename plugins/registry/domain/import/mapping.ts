import { inWords } from '@project-cloud/access';
import { z } from 'zod';

const Text = z.string().min(1).max(200);
const FieldKey = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/);

export const DateOrder = z.enum(['YMD', 'MDY', 'DMY']);

/** How the cells of a column become values. All of it is optional; without it a cell is read as it stands. */
export const ColumnTransform = z
  .object({
    /** Order of day, month and year when the year comes last. */
    dateFormat: DateOrder.optional(),
    /** Multiplies bare figures into the field's unit: 0.0001 from 元 to 万元. Exact. */
    factor: z.number().positive().finite().optional(),
    /** What stands between several choices; 、 , and ; when absent. */
    split: z.string().min(1).max(5).optional(),
    /** Cell text → value, before anything else is tried: { "扶绥": "451421", "—": "" }. '' means empty. */
    values: z.record(z.string().max(500), z.string().max(500)).optional(),
    /** Taken when the cell is empty. */
    default: z.string().max(500).optional(),
  })
  .strict();
export type ColumnTransform = z.infer<typeof ColumnTransform>;

export const ColumnMapping = z
  .object({
    column: Text,
    /** The field that the column fills; null leaves the column out. One column may fill several fields. */
    field: FieldKey.nullable(),
    /** Tells apart fields of one key; by default the first of project, entry, report that has it. */
    part: z.enum(['project', 'entry', 'report']).optional(),
    transform: ColumnTransform.optional(),
  })
  .strict();
export type ColumnMapping = z.infer<typeof ColumnMapping>;

/** Which project a row is about. Scheme `unified` is the project code and is verified; others are kept as aliases. */
export const RowIdentity = z
  .object({
    column: Text,
    scheme: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
    /** A row without it is a new project (entries only). */
    optional: z.boolean().optional(),
  })
  .strict();
export type RowIdentity = z.infer<typeof RowIdentity>;

/** The month that a row reports: from a column (a date gives its month), or one month for the whole file. */
export const RowPeriod = z.union([
  z.object({ column: Text, dateFormat: DateOrder.optional() }).strict(),
  z.object({ constant: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) }).strict(),
]);
export type RowPeriod = z.infer<typeof RowPeriod>;

/**
 * A mapping of columns to fields, kept as metadata.
 * `entries`: a row is a project in the library. `reports`: a row is one month's report of a known project.
 * `records`: a row is a dated record of a project: each becomes a report, the latest gives the present state.
 */
export const ImportMapping = z
  .object({
    key: z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,62}$/)
      .optional(),
    title: z.object({ zh: Text, en: Text }).strict().optional(),
    use: z.enum(['entries', 'reports', 'records']),
    identity: RowIdentity.nullable(),
    period: RowPeriod.optional(),
    columns: z.array(ColumnMapping).min(1).max(500),
    /** Values that every row gets, written as a cell would be. */
    constants: z.record(FieldKey, z.string().max(500)).optional(),
  })
  .strict()
  .superRefine((mapping, issues) => {
    if (mapping.use === 'entries') return;
    const need = (path: string, zh: string, en: string) =>
      issues.addIssue({ code: 'custom', path: [path], message: inWords(zh, en) });
    if (!mapping.identity) need('identity', '请选定项目代码所在的列', 'Choose the column with the project code');
    else if (mapping.identity.optional)
      need('identity', '报告必须写明是哪个项目', 'A report has to say of which project it is');
    if (!mapping.period)
      need('period', '请选定月份所在的列，或填写月份', 'Choose the column with the month, or give the month');
  });
export type ImportMapping = z.infer<typeof ImportMapping>;
