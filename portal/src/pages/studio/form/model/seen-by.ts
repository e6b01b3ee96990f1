import { may } from '@project-cloud/access';
import type { JsonSchema } from '@project-cloud/forms-engine';
import { type Part, readTree, writeTree } from './tree';

export const PREVIEW_ROLES = ['official', 'county-administrator', 'enterprise', 'agent', 'leader', 'auditor'] as const;
export type PreviewRole = (typeof PREVIEW_ROLES)[number];

/** The form as a role meets it: without what only cleared roles see, and only to read for who files nothing. */
export function seenBy(schema: JsonSchema, role: PreviewRole): { schema: JsonSchema; readOnly: boolean } {
  const readOnly = !may(role, 'entry.create');
  if (may(role, 'entry.restricted')) return { schema, readOnly };
  const tree = readTree(schema);
  const kept = (parts: readonly Part[]): Part[] =>
    parts
      .filter((part) => part.schema['x-sensitivity'] !== 'restricted')
      .map((part) => ({ ...part, children: kept(part.children) }));
  return { schema: writeTree({ ...tree, parts: kept(tree.parts) }), readOnly };
}
