import type { JsonSchema, Layer, Operation } from '@project-cloud/forms-engine';
import type { Bilingual } from '@project-cloud/kernel';
import type { FormTree, Place } from './tree';

/** A base form under edit. */
export interface BaseDocument {
  readonly kind: 'base';
  readonly tree: FormTree;
}

/** A region's changes of the form under it. */
export interface LayerDocument {
  readonly kind: 'layer';
  readonly operations: readonly Operation[];
}

export type FormDocument = BaseDocument | LayerDocument;

/** What a layer is laid on: the base and the layers above the region's own. */
export interface LayerSetting {
  readonly region: string;
  readonly base: JsonSchema;
  readonly outer: readonly Layer[];
}

/** Keywords to set; undefined takes one away. */
export type Changes = Readonly<Record<string, unknown>>;

/** What a person does, the same for a base and for a layer; the document decides what becomes of it. */
export type Gesture =
  | { readonly do: 'add'; readonly key: string; readonly schema: JsonSchema; readonly place: Place }
  | { readonly do: 'move'; readonly key: string; readonly place: Place }
  | { readonly do: 'step'; readonly key: string; readonly by: -1 | 1 }
  | { readonly do: 'copy'; readonly key: string }
  | { readonly do: 'remove'; readonly key: string }
  | { readonly do: 'restore'; readonly key: string }
  | { readonly do: 'set'; readonly key: string; readonly changes: Changes }
  | { readonly do: 'rename'; readonly key: string; readonly to: string }
  | { readonly do: 'withdraw'; readonly key: string; readonly op: Operation['op'] };

export const REFUSALS = [
  'gone',
  'place',
  'inside',
  'edge',
  'key-shape',
  'key-reserved',
  'key-taken',
  'key-prefix',
  'published',
  'locked',
  'not-in-layer',
  'loosen',
  'copy-upper',
  'rename-layer',
  'library-field',
  'empty-group',
  'engine',
] as const;

/** Why a gesture does nothing: the name of a sentence, what it is about, and the engine's own words where it has some. */
export interface Refusal {
  readonly code: (typeof REFUSALS)[number];
  readonly title: string;
  readonly reason?: Bilingual;
}

export type Result<D extends FormDocument = FormDocument> =
  | { readonly ok: true; readonly document: D; readonly select: string | null }
  | { readonly ok: false; readonly refusal: Refusal };

export function done<D extends FormDocument>(document: D, select: string | null): Result<D> {
  return { ok: true, document, select };
}

export function refused(code: Refusal['code'], title: string, reason?: Bilingual): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { code, title, ...(reason === undefined ? {} : { reason }) } };
}
