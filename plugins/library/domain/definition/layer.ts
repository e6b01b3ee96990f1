import { inWords } from '@project-cloud/access';
import { type Bilingual, parseIsoDate } from '@project-cloud/kernel';
import { z } from 'zod';
import { Text } from './envelope';

/** What a layer is about, in the order in which the list beside the map shows them. */
export const LAYER_GROUPS = {
  bottomline: { zh: '底线约束', en: 'Lines not to be crossed' },
  planning: { zh: '规划', en: 'Planning' },
  ecology: { zh: '生态环境', en: 'Environment' },
  water: { zh: '水利', en: 'Water' },
  hazard: { zh: '安全防护', en: 'Hazards and safety' },
  resource: { zh: '资源', en: 'Resources' },
  heritage: { zh: '文物和风景', en: 'Heritage and scenery' },
  infrastructure: { zh: '基础设施', en: 'Infrastructure' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Bilingual>;
export type LayerGroup = keyof typeof LAYER_GROUPS;

export const LAYER_GEOMETRIES = {
  area: { zh: '面', en: 'Areas' },
  line: { zh: '线', en: 'Lines' },
  point: { zh: '点', en: 'Points' },
} as const satisfies Record<string, Bilingual>;
export type LayerGeometry = keyof typeof LAYER_GEOMETRIES;

/** Every colour that a layer may have: none of them is a light's, each reaches 3 : 1 on white. */
export const LAYER_COLOURS = {
  indigo: { zh: '靛', en: 'Indigo', value: '#2f4796' },
  sky: { zh: '天蓝', en: 'Sky', value: '#3a7fc1' },
  teal: { zh: '青', en: 'Teal', value: '#27808a' },
  moss: { zh: '苔', en: 'Moss', value: '#5c7436' },
  olive: { zh: '橄榄', en: 'Olive', value: '#7d7a1f' },
  sand: { zh: '沙', en: 'Sand', value: '#9c8048' },
  brown: { zh: '褐', en: 'Brown', value: '#85552e' },
  rose: { zh: '玫', en: 'Rose', value: '#a84f77' },
  plum: { zh: '紫', en: 'Plum', value: '#7a4a8c' },
  slate: { zh: '灰', en: 'Slate', value: '#5f697b' },
} as const satisfies Record<string, Bilingual & { value: string }>;
export type LayerColour = keyof typeof LAYER_COLOURS;

/** How its outline is drawn; with the colour it tells layers apart that lie over each other. */
export const LAYER_DASHES = {
  solid: { zh: '实线', en: 'Solid' },
  dashed: { zh: '虚线', en: 'Dashed' },
  dotted: { zh: '点线', en: 'Dotted' },
} as const satisfies Record<string, Bilingual>;
export type LayerDash = keyof typeof LAYER_DASHES;

const keysOf = <T extends string>(table: Record<T, unknown>) => Object.keys(table) as [T, ...T[]];

/** A layer of the map: what it shows, where that comes from, and what to do where a project meets it. */
export const LayerBody = z
  .object({
    name: Text,
    group: z.enum(keysOf(LAYER_GROUPS)),
    geometry: z.enum(keysOf(LAYER_GEOMETRIES)).default('area'),
    style: z
      .object({ colour: z.enum(keysOf(LAYER_COLOURS)), dash: z.enum(keysOf(LAYER_DASHES)).default('solid') })
      .strict(),
    /** Who keeps the data, and the day that they are of. */
    source: z.string().min(1).max(200),
    sourceDate: z
      .string()
      .refine((text) => parseIsoDate(text) !== null, inWords('请填写真实的日期', 'Give a date that exists')),
    legalBasis: z.string().max(1000).default(''),
    /** What to do where a project lies over it. */
    advice: z.string().max(1000).default(''),
    /** What has to stand beside the map when the layer is shown. */
    attribution: z.string().max(200).default(''),
    /** Which of the data that were uploaded for it this version shows; older versions keep theirs. */
    dataVersion: z.number().int().min(1).nullable().default(null),
    order: z.number().int().min(0).max(9999).default(0),
    sample: z.boolean().optional(),
  })
  .strict();
export type LayerBody = z.infer<typeof LayerBody>;
