import { inWords } from '@project-cloud/access';
import { z } from 'zod';
import { DefinitionKey, FieldKey, Text } from './envelope';
import { Field } from './field';
import { fieldFaults } from './field-fault';

/** What a move asks for: a condition that holds, files that are there. */
const Guard = z
  .object({
    to: FieldKey,
    when: z.string().min(1).max(500).nullish(),
    evidence: z.array(FieldKey).max(20).default([]),
    message: z.string().max(200).default(''),
  })
  .strict();
export type Guard = z.infer<typeof Guard>;

const Stage = z
  .object({
    key: FieldKey,
    label: Text,
    moves: z.array(FieldKey).default([]),
    guards: z.array(Guard).max(50).optional(),
  })
  .strict();

const DerivedFact = z
  .object({
    key: FieldKey,
    label: Text,
    type: z.enum(['number', 'text', 'date', 'boolean']),
    unit: z.string().default(''),
    expression: z.string().min(1).max(500),
  })
  .strict();

/** How reports are asked for, and which of their fields mean money done, money in place and work done. */
const Reporting = z
  .object({
    frequency: z.enum(['month', 'irregular']),
    dueDay: z.number().int().min(1).max(28).nullable().default(null),
    invested: z.array(FieldKey).default([]),
    paid: z.array(FieldKey).default([]),
    progress: FieldKey.nullable().default(null),
  })
  .strict();

const roles = z.array(z.string()).default([]);

/**
 * By which rule an entry of another library comes into this one. The conditions (json-rules-engine) read the facts of
 * that other entry; `leaves` is the stage that it takes there, `stage` the one that the new entry begins with here.
 */
const Admission = z
  .object({
    from: DefinitionKey,
    conditions: z.record(z.string(), z.unknown()),
    /** What is met, in a few words: 四项前期手续齐全. */
    reason: Text,
    stage: FieldKey.nullable().default(null),
    leaves: FieldKey.nullable().default(null),
  })
  .strict();
export type Admission = z.infer<typeof Admission>;

/** Something to be obtained: the fields that hold its state, its number and its day, and which state means that it is there. */
const Permit = z
  .object({
    label: Text,
    state: FieldKey,
    done: z.string().min(1),
    number: FieldKey.nullable().default(null),
    date: FieldKey.nullable().default(null),
  })
  .strict();

/** The parts that a dossier page can show of an entry. */
export const DOSSIER_PARTS = [
  'investment',
  'months',
  'funds',
  'permits',
  'items',
  'milestones',
  'progress',
  'reports',
  'warnings',
  'problems',
  'people',
  'credit',
  'answers',
  'timeline',
  'files',
] as const;
export type DossierPart = (typeof DOSSIER_PARTS)[number];

const Tab = z.object({ key: FieldKey, label: Text, shows: z.array(z.enum(DOSSIER_PARTS)).min(1) }).strict();
export type Tab = z.infer<typeof Tab>;

export const LibraryBody = z
  .object({
    name: Text,
    purpose: z.string().max(1000).default(''),
    /** Who works in it, in words. */
    audience: z.string().max(400).optional(),
    /** A retired library takes no new entries; what it holds stays. */
    retired: z.boolean().optional(),
    items: z.array(DefinitionKey).max(500).optional(),
    indicators: z.array(DefinitionKey).max(500).optional(),
    currency: z.string().length(3),
    moneyUnit: z.string().min(1).max(20),
    regionRoot: z.string().nullable().default(null),
    fields: z.array(Field).max(400),
    reportFields: z.array(Field).max(400).default([]),
    stages: z.array(Stage).min(1),
    initialStage: FieldKey,
    form: DefinitionKey,
    reportForm: DefinitionKey.nullable().default(null),
    rules: z.array(DefinitionKey).default([]),
    view: DefinitionKey,
    reporting: Reporting.default({ frequency: 'irregular', dueDay: null, invested: [], paid: [], progress: null }),
    facts: z.array(DerivedFact).default([]),
    admission: Admission.nullable().default(null),
    permits: z.array(Permit).max(12).default([]),
    /** The tabs of the dossier page; none: the usual ones. */
    tabs: z.array(Tab).max(8).default([]),
    roles: z
      .object({ view: roles, create: roles, change: roles, approve: roles.optional(), export: roles })
      .strict()
      .default({ view: [], create: [], change: [], export: [] }),
  })
  .strict()
  .superRefine((library, check) => {
    const issue = (path: (string | number)[], zh: string, en: string) =>
      check.addIssue({ code: 'custom', path, message: inWords(zh, en) });
    fieldFaults(library.fields, 'fields', issue);
    fieldFaults(library.reportFields, 'reportFields', issue);
    const stages = new Set(library.stages.map((stage) => stage.key));
    if (!stages.has(library.initialStage))
      issue(['initialStage'], '起始阶段不在阶段列表里', 'The first stage is not among the stages');
    library.stages.forEach((stage, at) => {
      for (const to of stage.moves)
        if (!stages.has(to)) issue(['stages', at, 'moves'], `没有阶段“${to}”`, `There is no stage “${to}”`);
      stage.guards?.forEach((guard, nth) => {
        if (!stage.moves.includes(guard.to))
          issue(['stages', at, 'guards', nth, 'to'], `没有到“${guard.to}”的流转`, `There is no move to “${guard.to}”`);
        for (const key of guard.evidence)
          if (!library.fields.some((field) => field.key === key))
            issue(['stages', at, 'guards', nth, 'evidence'], `没有字段“${key}”`, `There is no field “${key}”`);
      });
    });
    if (library.admission?.stage && !stages.has(library.admission.stage))
      issue(
        ['admission', 'stage'],
        `没有阶段“${library.admission.stage}”`,
        `There is no stage “${library.admission.stage}”`,
      );
    const own = new Set(library.fields.map((field) => field.key));
    library.permits.forEach((permit, at) => {
      for (const part of ['state', 'number', 'date'] as const) {
        const key = permit[part];
        if (key !== null && !own.has(key))
          issue(['permits', at, part], `没有字段“${key}”`, `There is no field “${key}”`);
      }
    });
    library.tabs.forEach((tab, at) => {
      if (library.tabs.findIndex(({ key }) => key === tab.key) !== at)
        issue(['tabs', at, 'key'], `键“${tab.key}”重复`, `The key “${tab.key}” stands twice`);
    });
    const reported = new Set(library.reportFields.map((field) => field.key));
    for (const key of [...library.reporting.invested, ...library.reporting.paid]) {
      if (!reported.has(key)) issue(['reporting'], `报告里没有字段“${key}”`, `The report has no field “${key}”`);
    }
  });
export type LibraryBody = z.infer<typeof LibraryBody>;
