import { inWords, ORGANISATION_KINDS } from '@project-cloud/access';
import { type Bilingual, parseIsoDate } from '@project-cloud/kernel';
import { z } from 'zod';
import { DefinitionKey, Text } from './envelope';

/** What kind of business an item is: the state decides, or has something looked at, or is only told. */
export const ITEM_CLASSES = {
  approval: { zh: '审批', en: 'Approval' },
  verification: { zh: '核准', en: 'Verification' },
  record: { zh: '备案', en: 'Record' },
  permission: { zh: '行政许可', en: 'Permission' },
  internal: { zh: '政府内部管理', en: 'Internal to the government' },
  appraisal: { zh: '评估评审', en: 'Appraisal' },
  service: { zh: '技术服务', en: 'Technical service' },
  monitoring: { zh: '实施监测', en: 'Monitoring' },
} as const satisfies Record<string, Bilingual>;
export type ItemClass = keyof typeof ITEM_CLASSES;

/** The four stages of approving a construction project, in their order; what comes before a project is approved is of the first. */
export const ITEM_STAGES = {
  planning: { zh: '立项用地规划', en: 'Project, land and planning' },
  design: { zh: '工程建设许可', en: 'Construction planning' },
  start: { zh: '施工许可', en: 'Leave to build' },
  completion: { zh: '竣工验收', en: 'Acceptance' },
} as const satisfies Record<string, Bilingual>;
export type ItemStage = keyof typeof ITEM_STAGES;

/** Which department decides: that of the place of the project, on its own level or above. */
export const ITEM_LEVELS = {
  county: { zh: '县级', en: 'County' },
  city: { zh: '市级', en: 'City' },
  province: { zh: '省级', en: 'Province' },
} as const satisfies Record<string, Bilingual>;
export type ItemLevel = keyof typeof ITEM_LEVELS;

const keysOf = <T extends string>(table: Record<T, unknown>) => Object.keys(table) as [T, ...T[]];
const Day = z
  .string()
  .refine((text) => parseIsoDate(text) !== null, inWords('请填写真实的日期', 'Give a date that exists'));
const days = (least: number) => z.number().int().min(least).max(400);

/** From the day `from` on; not any more from the day `until` on. */
export const InForce = z
  .object({ from: Day.nullable().default(null), until: Day.nullable().default(null) })
  .strict()
  .refine(({ from, until }) => from === null || until === null || from < until, {
    path: ['until'],
    error: inWords('停用日期要晚于启用日期', 'The day that it ends has to come after the day that it begins'),
  });
export type InForce = z.infer<typeof InForce>;

/** An approval item: who decides on what, in which time, by which law. Its key is its code in the catalogue. */
export const ItemBody = z
  .object({
    name: Text,
    /** Its number in the department's list of powers and duties. */
    code: z.string().max(60).default(''),
    class: z.enum(keysOf(ITEM_CLASSES)),
    stage: z.enum(keysOf(ITEM_STAGES)),
    /** The name is for places that have no such organisation. */
    department: z
      .object({ kind: z.enum(keysOf(ORGANISATION_KINDS)), level: z.enum(keysOf(ITEM_LEVELS)), name: Text })
      .strict(),
    /** In working days, from acceptance. */
    workingDays: days(1),
    /** By how many working days the head may lengthen it. */
    extensionDays: days(0).default(0),
    countStartDay: z.boolean().default(false),
    legalBasis: z.string().min(1).max(1000),
    /** Of projects that are managed in one of these ways only (`approval_class`); none named: of all. */
    approvalClasses: z.array(z.string().min(1).max(40)).max(10).default([]),
    materials: z
      .array(z.object({ name: z.string().min(1).max(200), required: z.boolean().default(true) }).strict())
      .max(60)
      .default([]),
    /** Items that have to be done before. */
    prerequisites: z.array(DefinitionKey).max(60).default([]),
    /** What is given when it is granted. */
    result: z.object({ title: Text }).strict(),
    inForce: InForce.default({ from: null, until: null }),
    /** An example: days and basis are to be checked against the department's own list. */
    sample: z.boolean().optional(),
  })
  .strict();
export type ItemBody = z.infer<typeof ItemBody>;
