import {
  ITEM_CLASSES,
  ITEM_LEVELS,
  ITEM_STAGES,
  type ItemClass,
  type ItemLevel,
  type ItemStage,
} from '@project-cloud/library';

type Body = Record<string, unknown>;

export interface Words {
  zh: string;
  en: string;
}

export interface MaterialDraft {
  name: string;
  required: boolean;
}

/** An item while it is written: everything is there to be shown, whatever the body says. */
export interface ItemDraft {
  name: Words;
  code: string;
  class: ItemClass;
  stage: ItemStage;
  department: { kind: string; level: ItemLevel; name: Words };
  workingDays: number | null;
  extensionDays: number;
  countStartDay: boolean;
  legalBasis: string;
  approvalClasses: string[];
  materials: MaterialDraft[];
  prerequisites: string[];
  result: { title: Words };
  inForce: { from: string | null; until: string | null };
  sample?: boolean;
}

const bag = (value: unknown): Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Body) : {};
const text = (value: unknown) => (typeof value === 'string' ? value : '');
const words = (value: unknown): Words => ({ zh: text(bag(value).zh), en: text(bag(value).en) });
const texts = (value: unknown) => (Array.isArray(value) ? value.map(text).filter(Boolean) : []);
const number = (value: unknown, otherwise: number) => (typeof value === 'number' ? value : otherwise);
const day = (value: unknown) => text(value) || null;

function oneOf<T extends string>(table: Record<T, unknown>, value: unknown, otherwise: NoInfer<T>): T {
  return typeof value === 'string' && value in table ? (value as T) : otherwise;
}

export function readItem(body: Body): ItemDraft {
  const department = bag(body.department);
  const inForce = bag(body.inForce);
  return {
    name: words(body.name),
    code: text(body.code),
    class: oneOf(ITEM_CLASSES, body.class, 'permission'),
    stage: oneOf(ITEM_STAGES, body.stage, 'planning'),
    department: {
      kind: text(department.kind),
      level: oneOf(ITEM_LEVELS, department.level, 'county'),
      name: words(department.name),
    },
    workingDays: typeof body.workingDays === 'number' ? body.workingDays : null,
    extensionDays: number(body.extensionDays, 0),
    countStartDay: body.countStartDay === true,
    legalBasis: text(body.legalBasis),
    approvalClasses: texts(body.approvalClasses),
    materials: (Array.isArray(body.materials) ? body.materials : []).map((one) => ({
      name: text(bag(one).name),
      required: bag(one).required !== false,
    })),
    prerequisites: texts(body.prerequisites),
    result: { title: words(bag(body.result).title) },
    inForce: { from: day(inForce.from), until: day(inForce.until) },
    ...(body.sample === true ? { sample: true } : {}),
  };
}

/** What a new item begins with. */
export const emptyItem = (name: string): Body => ({ ...readItem({}), name: { zh: name, en: '' } });

/** English follows the Chinese as long as nobody wrote it. */
export const follow = (was: Words, zh: string): Words => ({ zh, en: was.en === was.zh ? zh : was.en });
