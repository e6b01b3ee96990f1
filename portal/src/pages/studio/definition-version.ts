import { KINDS, type Kind } from '@project-cloud/library';
import type { Label } from '@/client';

export type Status = 'draft' | 'submitted' | 'published' | 'retired';

export { KINDS, type Kind };

/** What came with the platform has no person's name. */
const BUILT_IN: readonly string[] = ['reference', 'reference-review'];

/** What a person is called who wrote or approved a version. */
export const personIn = (username: string, name: string | null | undefined, builtIn: string): string =>
  BUILT_IN.includes(username) ? builtIn : name || username;

/** One version of a definition, without its body. */
export interface DefinitionHead {
  id: string;
  kind: Kind;
  key: string;
  region: string | null;
  version: number;
  status: Status;
  effectiveFrom: string | null;
  title: Label;
  author: string;
  authorName?: string | null;
  approver: string | null;
  approverName?: string | null;
  note: string;
  updatedAt: string;
  versions?: number;
  release?: string | null;
}

export interface DefinitionVersion extends DefinitionHead {
  body: Record<string, unknown>;
  checksum?: string;
}

/** What GET /definitions/:kind/:key answers. */
export interface DefinitionAnswer {
  items: DefinitionVersion[];
  effective: DefinitionVersion | null;
}

export function definitionHref({ kind, key, region }: { kind: string; key: string; region?: string | null }): string {
  return `/studio/definitions/${kind}/${key}${region ? `?region=${encodeURIComponent(region)}` : ''}`;
}

export type Step = 'submit' | 'publish' | 'retire';

/** What may be done with a version now. Who wrote it cannot approve it; that is said, not hidden. */
export function stepsOf(
  version: Pick<DefinitionHead, 'status' | 'author'>,
  may: (what: string) => boolean,
  username: string | undefined,
): { step: Step; own: boolean }[] {
  if (version.status === 'draft' && may('definition.write')) return [{ step: 'submit', own: false }];
  if (version.status === 'submitted' && may('definition.publish'))
    return [{ step: 'publish', own: version.author === username }];
  if (version.status === 'published' && may('definition.publish')) return [{ step: 'retire', own: false }];
  return [];
}
