import { type Draft, libraryOf, must } from '../factories';
import type { Answer, Client } from '../harness/client';

export interface DefinitionDraft {
  id: string;
  revision: number;
  version: number;
  status: string;
  release: string | null;
  baseVersion: number | null;
  title: { zh: string; en: string };
  body: Record<string, unknown>;
  editors: string[];
}

export interface Opened {
  definition: DefinitionDraft;
  issues: { path: string; code: string; message: string }[];
  baseVersion: number | null;
}

export interface Release {
  id: string;
  title: string;
  status: string;
  revision: number;
  reason: string | null;
  approver: string | null;
  effectiveFrom: string | null;
  scheduled: boolean;
  items: number;
  may: Record<'edit' | 'submit' | 'approve' | 'return' | 'rollback' | 'remove', boolean>;
  definitions: {
    id: string;
    kind: string;
    key: string;
    version: number;
    changes: { op: string; text: { zh: string; en: string } }[];
    issues: { path: string; code: string; message: string }[];
    examples: { passed: number; failed: { message: string }[] };
    stale: boolean;
  }[];
  blockers: { code: string; message: string; where?: { key: string; path: string } }[];
  history: { who: string; action: string; note: string }[];
}

export interface RefusedRelease {
  error: { code: string; status: number; message: string; fields?: { path: string; code: string; message: string }[] };
  blockers?: Release['blockers'];
  stale?: { key: string; newest: number }[];
  current?: DefinitionDraft;
}

export const beginRelease = async (author: Client, title = '测试发布') =>
  must(await author.post<Release>('/api/releases', { title }), 201);

/** Opens a draft of a definition, as the studio does. */
export const openDraft = (
  author: Client,
  release: string | undefined,
  definition: Draft & { from?: string | number },
) =>
  author.post<Opened & RefusedRelease>('/api/definitions/draft', {
    title: { zh: definition.key, en: '' },
    ...definition,
    ...(release ? { release } : {}),
  });

/** A release with these drafts in it. */
export async function bundle(author: Client, ...definitions: Draft[]): Promise<string> {
  const { id } = await beginRelease(author);
  for (const definition of definitions) must(await openDraft(author, id, definition));
  return id;
}

export const decide = (client: Client, release: string, step: string, body: object = {}) =>
  client.post<Release & RefusedRelease & { back: string }>(`/api/releases/${release}/${step}`, body);

export const releaseOf = async (client: Client, id: string) => must(await client.get<Release>(`/api/releases/${id}`));

/** Two people let it out. */
export async function letOut(author: Client, approver: Client, release: string): Promise<Release> {
  must(await decide(author, release, 'submit', { note: '请审核' }));
  return must(await decide(approver, release, 'approve', { note: '同意' }));
}

export const refusal = ({ status, body }: Answer<RefusedRelease>) => [status, body.error?.code];

/** A library with its form and view, to be released together. */
export function libraryParts(key: string, more: Parameters<typeof libraryOf>[1] = {}): Draft[] {
  const { library, form, view } = libraryOf(key, more);
  return [form, view, library];
}
