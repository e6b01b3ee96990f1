import type { Bilingual } from '@project-cloud/kernel';
import { z } from 'zod';

/** A stored example of a form: what is filled in, and the verdict that its author expects. */
export const Example = z
  .object({
    name: z.string().min(1).max(200),
    values: z.record(z.string(), z.unknown()),
    context: z.record(z.string(), z.unknown()).optional(),
    today: z.string().optional(),
    /** `{ ok: true }`, with what is stored if that matters; or the places and codes of all issues, in order. */
    expect: z.union([
      z
        .object({
          ok: z.literal(true),
          values: z.record(z.string(), z.unknown()).optional(),
          hints: z.array(z.string()).optional(),
        })
        .strict(),
      z.object({ issues: z.array(z.string()).min(1) }).strict(),
    ]),
  })
  .strict();
export type Example = z.infer<typeof Example>;

const Examples = z.array(Example).max(200);

/** What is wrong with the shape of a schema's `examples`. */
export function exampleFaults(examples: unknown): Bilingual[] {
  if (examples === undefined) return [];
  const parsed = Examples.safeParse(examples);
  if (parsed.success) return [];
  return parsed.error.issues.map(({ path, message }) => {
    const place = path.join('.');
    return { zh: `例子的写法不对：${place}`, en: `${place}: ${message}` };
  });
}

export function examplesOf(schema: Record<string, unknown>): Example[] {
  const parsed = Examples.safeParse(schema.examples ?? []);
  return parsed.success ? parsed.data : [];
}
