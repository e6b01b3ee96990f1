import { inWords } from '@project-cloud/access';
import { z } from 'zod';
import { Text } from './envelope';
import type { Option } from './field';

const Item = z
  .object({
    code: z.string().min(1).max(40),
    label: Text,
    parent: z.string().max(40).nullish(),
    sample: z.boolean().optional(),
    /** Not chosen any more; answers that have it stay. */
    retired: z.boolean().optional(),
  })
  .strict();

export const DictionaryBody = z.object({ items: z.array(Item).max(20_000) }).strict();
export type DictionaryBody = z.infer<typeof DictionaryBody>;

/** What a new version is asked beyond that: each code once. What was published before is read as it is. */
export const DictionaryDraft = DictionaryBody.superRefine(({ items }, check) => {
  const seen = new Set<string>();
  for (const [at, { code }] of items.entries()) {
    const message = inWords(`代码“${code}”出现了两次`, `The code “${code}” stands twice`);
    if (seen.has(code)) check.addIssue({ code: 'custom', path: ['items', at, 'code'], message });
    seen.add(code);
  }
});

/** What the body of a dictionary lets choose, in its order; each code once. */
export function optionsIn(body: unknown): Option[] {
  const parsed = DictionaryBody.safeParse(body);
  const items = parsed.success ? parsed.data.items : [];
  const byCode = new Map(items.map((item) => [item.code, item]));
  return [...byCode.values()].map(({ code, label, retired }) => ({
    value: code,
    label,
    ...(retired ? { retired } : {}),
  }));
}
