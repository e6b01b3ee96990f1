import { inWords } from '@project-cloud/access';
import { z } from 'zod';

export const Text = z.object({ zh: z.string().min(1).max(400), en: z.string().max(400).default('') }).strict();
export type Text = z.infer<typeof Text>;

/** Keys are permanent and become column names: lower case, digits, underscore; not longer than PostgreSQL's names bear. */
export const FieldKey = z
  .string()
  .regex(
    /^[a-z][a-z0-9_]{0,47}$/,
    inWords(
      '键只能用小写字母、数字和下划线，以字母开头，最多 48 个字符',
      'A key is of small letters, digits and underscores, begins with a letter and has at most 48 characters',
    ),
  );
export const DefinitionKey = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]{0,47}$/,
    inWords(
      '键只能用小写字母、数字和连字符，以字母开头，最多 48 个字符',
      'A key is of small letters, digits and hyphens, begins with a letter and has at most 48 characters',
    ),
  );

export const KINDS = [
  'library',
  'form',
  'rule',
  'view',
  'dictionary',
  'template',
  'item',
  'indicator',
  'layer',
  'report',
  'problem-model',
  'scheme',
  'connector',
  'code-rule',
] as const;
export type Kind = (typeof KINDS)[number];

const IsoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** One unit of versioned metadata, as a file holds it and as the API takes it. */
export const Envelope = z
  .object({
    kind: z.enum(KINDS),
    key: DefinitionKey,
    region: z.string().max(20).nullable().default(null),
    version: z.number().int().min(1).default(1),
    effectiveFrom: IsoDay.nullable().default(null),
    title: Text,
    note: z.string().max(2000).default(''),
    body: z.record(z.string(), z.unknown()),
  })
  .strict();
export type Envelope = z.infer<typeof Envelope>;
