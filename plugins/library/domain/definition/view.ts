import { z } from 'zod';
import { DefinitionKey, FieldKey, Text } from './envelope';

/** Which columns a list shows, which filters it offers first, and how it is sorted. */
export const ViewBody = z
  .object({
    library: DefinitionKey,
    title: Text.optional(),
    kind: z.enum(['list', 'board', 'calendar', 'map']).optional(),
    /** The date by which a calendar places its rows. */
    date: FieldKey.nullish(),
    columns: z.array(z.object({ key: FieldKey, width: z.number().int().positive().optional() }).strict()).min(1),
    filters: z.array(FieldKey).default([]),
    sort: z
      .array(z.object({ key: FieldKey, desc: z.boolean().default(false) }).strict())
      .max(2)
      .default([]),
  })
  .strict();
export type ViewBody = z.infer<typeof ViewBody>;
