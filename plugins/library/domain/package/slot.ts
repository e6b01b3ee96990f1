import { DefinitionKey, KINDS, type Kind } from '../definition/envelope';

/** What is versioned as one: a definition of a kind and key, for everybody or for one region. */
export interface Slot {
  kind: Kind;
  key: string;
  region: string | null;
}

export const slotName = ({ kind, key, region }: Slot): string => `${kind}/${key}${region ? `@${region}` : ''}`;

const OTHERS = 'seed/reference/definitions';
const HOMES: Partial<Record<Kind, { folder: string; file: string }>> = {
  form: { folder: 'forms', file: 'schema.json' },
  rule: { folder: 'rules/warning', file: 'rule.json' },
};

/** The file that holds a definition, in a package as in the repository. */
export function fileOf({ kind, key, region }: Slot): string {
  const home = HOMES[kind];
  if (region) return `${home?.folder ?? `${OTHERS}/${kind}`}/${key}/regions/${region}.json`;
  return home ? `${home.folder}/${key}/${home.file}` : `${OTHERS}/${kind}/${key}.json`;
}

const REGIONAL = /^(.+)\/([^/]+)\/regions\/([A-Za-z0-9-]{1,20})\.json$/;
const PLAIN = /^(.+?)\/([^/]+?)(?:\/(?:schema|rule))?\.json$/;

/** Which definition a file holds by its place; null for every path that `fileOf` does not give. */
export function slotOf(path: string): Slot | null {
  const [, key = '', region = null] = REGIONAL.exec(path)?.slice(1) ?? [];
  const named = region ? key : (PLAIN.exec(path)?.[2] ?? '');
  if (!DefinitionKey.safeParse(named).success) return null;
  const slots = KINDS.map((kind): Slot => ({ kind, key: named, region }));
  return slots.find((slot) => fileOf(slot) === path) ?? null;
}
