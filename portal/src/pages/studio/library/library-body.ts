import type { Field, Guard } from '@project-cloud/library';

export type Words = { zh: string; en: string };

export interface StageDraft {
  key: string;
  label: Words;
  moves: string[];
  guards?: Guard[];
}

export interface AdmissionDraft {
  from: string;
  conditions: Record<string, unknown>;
  reason: Words;
  stage: string | null;
  leaves: string | null;
}

export interface RolesDraft {
  view: string[];
  create: string[];
  change: string[];
  approve?: string[];
  export: string[];
}

/** A library while it is drafted: it may have faults, but it has its parts. */
export interface LibraryDraft {
  name: Words;
  purpose: string;
  audience?: string;
  currency: string;
  moneyUnit: string;
  fields: Field[];
  reportFields: Field[];
  stages: StageDraft[];
  initialStage: string;
  form: string;
  reportForm: string | null;
  rules: string[];
  view: string;
  reporting: {
    frequency: 'month' | 'irregular';
    dueDay: number | null;
    invested: string[];
    paid: string[];
    progress: string | null;
  };
  admission: AdmissionDraft | null;
  roles: RolesDraft;
  [part: string]: unknown;
}

const list = <T>(value: unknown): T[] => (Array.isArray(value) ? (value as T[]) : []);

/** The body of a draft with what older or half-written ones leave out. */
export function readLibrary(body: Record<string, unknown>): LibraryDraft {
  const roles = (body.roles ?? {}) as Partial<RolesDraft>;
  return {
    ...body,
    name: (body.name as Words | undefined) ?? { zh: '', en: '' },
    purpose: typeof body.purpose === 'string' ? body.purpose : '',
    currency: typeof body.currency === 'string' ? body.currency : 'CNY',
    moneyUnit: typeof body.moneyUnit === 'string' ? body.moneyUnit : '万元',
    fields: list(body.fields),
    reportFields: list(body.reportFields),
    stages: list<StageDraft>(body.stages).map((stage) => ({ ...stage, moves: list(stage.moves) })),
    initialStage: typeof body.initialStage === 'string' ? body.initialStage : '',
    form: typeof body.form === 'string' ? body.form : '',
    reportForm: typeof body.reportForm === 'string' ? body.reportForm : null,
    rules: list(body.rules),
    view: typeof body.view === 'string' ? body.view : '',
    reporting: {
      frequency: 'irregular',
      dueDay: null,
      invested: [],
      paid: [],
      progress: null,
      ...(body.reporting as object | undefined),
    },
    admission: (body.admission as AdmissionDraft | null | undefined) ?? null,
    roles: {
      ...roles,
      view: list(roles.view),
      create: list(roles.create),
      change: list(roles.change),
      export: list(roles.export),
    },
  };
}

export const SECTIONS = [
  'basics',
  'fields',
  'stages',
  'admission',
  'rules',
  'catalogue',
  'views',
  'rights',
  'reports',
  'preview',
] as const;
export type Section = (typeof SECTIONS)[number];

const OF_SECTION: readonly [RegExp, Section][] = [
  [/^body\.fields\b/, 'fields'],
  [/^body\.(stages|initialStage)\b/, 'stages'],
  [/^body\.admission\b/, 'admission'],
  [/^body\.(rules|facts)\b/, 'rules'],
  [/^body\.(items|indicators)\b/, 'catalogue'],
  [/^body\.view\b/, 'views'],
  [/^body\.roles\b/, 'rights'],
  [/^body\.(reporting|reportFields|reportForm)\b/, 'reports'],
];

/** In which section of the designer a fault stands. */
export const sectionOf = (path: string): Section => OF_SECTION.find(([pattern]) => pattern.test(path))?.[1] ?? 'basics';

/** One way of writing a path: `body.fields[3].key` → `body.fields.3.key`. */
export const plainPath = (path: string): string => path.replace(/\[(\d+)\]/g, '.$1');
