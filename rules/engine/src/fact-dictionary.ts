import type { Bilingual } from '@project-cloud/kernel';
import { z } from 'zod';
import type { RuleIssue } from './rule';
import { zodIssues } from './zod-issues';

/** `list` is a choice of several or a table; the other types are one value. Dates are ISO text. */
export const FACT_TYPES = ['number', 'text', 'date', 'boolean', 'list'] as const;
export type FactType = (typeof FACT_TYPES)[number];

const bilingual = z.object({ zh: z.string().min(1), en: z.string().min(1) }).strict();

const FactEntry = z
  .object({
    key: z.string().regex(/^[a-z][a-z0-9_]*$/),
    label: bilingual,
    type: z.enum(FACT_TYPES),
    unit: z.string().nullable(),
    source: bilingual,
    description: bilingual,
  })
  .strict();

/** What a fact means: its name, type, unit and where its value comes from. */
export interface FactEntry {
  key: string;
  label: Bilingual;
  type: FactType;
  unit: string | null;
  source: Bilingual;
  description: Bilingual;
}

/** The facts that rules may read, by key. */
export type FactDictionary = ReadonlyMap<string, FactEntry>;

const FactFile = z
  .object({
    kind: z.literal('dictionary'),
    key: z.literal('facts'),
    title: bilingual,
    note: z.string(),
    facts: z.array(FactEntry),
  })
  .strict();

/** Reads rules/facts.json. Keys are unique. */
export function parseFactFile(json: unknown): { ok: true; facts: FactEntry[] } | { ok: false; issues: RuleIssue[] } {
  const parsed = FactFile.safeParse(json);
  if (!parsed.success) return { ok: false, issues: zodIssues(parsed.error) };
  const seen = new Set<string>();
  const issues = parsed.data.facts.flatMap(({ key }, i) => {
    const twice = seen.has(key);
    seen.add(key);
    return twice
      ? [{ path: `facts[${i}].key`, message: { zh: `事实“${key}”重复`, en: `The fact “${key}” stands twice` } }]
      : [];
  });
  return issues.length > 0 ? { ok: false, issues } : { ok: true, facts: parsed.data.facts };
}

/** One dictionary of several lists; the first list to name a key keeps it, so built-in facts are not shadowed. */
export function factDictionary(...lists: readonly (readonly FactEntry[])[]): FactDictionary {
  const dictionary = new Map<string, FactEntry>();
  for (const entry of lists.flat()) if (!dictionary.has(entry.key)) dictionary.set(entry.key, entry);
  return dictionary;
}
