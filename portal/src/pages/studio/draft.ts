import { type FieldIssue, request } from '@/client';
import type { DefinitionVersion, Kind } from './definition-version';

export interface Draft extends DefinitionVersion {
  revision: number;
  release: string | null;
}

/** What the server says of a draft that is open. */
export interface DraftAnswer {
  definition: Draft;
  issues: FieldIssue[];
  effective: DefinitionVersion | null;
  baseVersion: number | null;
  /** Other releases that have a draft of the same definition. */
  elsewhere?: { id: string; title: string; authorName?: string; author?: string }[];
}

export interface Opening {
  kind: Kind;
  key: string;
  /** Of a layer: the region that it is for. */
  region?: string | null;
  release?: string;
  from?: 'effective' | 'empty';
  title?: { zh: string; en: string };
  body?: Record<string, unknown>;
}

/** Opens the draft of a definition in a release, or the one that is open there already. */
export const openDraft = (opening: Opening) =>
  request<DraftAnswer>('/definitions/draft', { method: 'POST', body: opening });

export const readDraft = (id: string) => request<DraftAnswer>(`/definitions/${id}`);

export const putDraft = (id: string, change: { revision: number; title?: object; body: Record<string, unknown> }) =>
  request<{ definition: Draft; issues: FieldIssue[] }>(`/definitions/${id}`, { method: 'PUT', body: change });

/** What GET /releases/:id says, as far as the designer reads it. */
export interface ReleaseAnswer {
  id: string;
  title: string;
  status: 'draft' | 'submitted' | 'published' | 'rolled-back';
  author: string;
  authorName: string;
  may: { edit: boolean; submit: boolean; approve: boolean };
  definitions: { id: string; kind: Kind; key: string; region: string | null; title: { zh: string; en: string } }[];
}
