import type { Composition, JsonSchema, Operation } from '@project-cloud/forms-engine';
import { onBase } from './base';
import type { FormDocument, Gesture, LayerSetting, Refusal } from './document';
import { begin, type History, record, redo, undo } from './history';
import { composeLayer, onLayer } from './layer';
import { type View, viewOf } from './rows';
import { type FormTree, readTree, writeTree } from './tree';

/** What is being edited and what does not change while it is. */
export interface Desk {
  /** Of a layer: the form under it. Null for a base. */
  readonly setting: LayerSetting | null;
  /** Keys that a published version has: they stay. */
  readonly published: ReadonlySet<string>;
  readonly readOnly: boolean;
}

/** All that the designer's page shows. Made anew by every step; parts that stayed are the same objects. */
export interface DesignerState {
  readonly history: History<FormDocument>;
  readonly composition: Composition | null;
  /** The form as the region sees it, or the base itself. */
  readonly tree: FormTree;
  readonly schema: JsonSchema;
  readonly view: View;
  readonly selected: string | null;
  readonly refusal: Refusal | null;
}

export type Step =
  | { readonly gesture: Gesture; readonly mark?: string | null }
  | { readonly select: string | null }
  | { readonly undo: true }
  | { readonly redo: true }
  | { readonly dismiss: true }
  | { readonly replace: FormDocument };

export function open(document: FormDocument, desk: Desk): DesignerState {
  return shown({ history: begin(document), selected: null, refusal: null }, desk);
}

export function step(state: DesignerState, what: Step, desk: Desk): DesignerState {
  if ('select' in what) return { ...state, selected: what.select, refusal: null };
  if ('dismiss' in what) return { ...state, refusal: null };
  if ('undo' in what) return moved(state, undo(state.history), desk);
  if ('redo' in what) return moved(state, redo(state.history), desk);
  if ('replace' in what) return moved(state, record(state.history, what.replace), desk);
  if (desk.readOnly) return state;
  const { present } = state.history;
  const result =
    present.kind === 'base'
      ? onBase(present, what.gesture, desk.published)
      : desk.setting
        ? onLayer(present, what.gesture, desk.setting, state.composition ?? undefined)
        : null;
  if (!result) return state;
  if (!result.ok) return { ...state, refusal: result.refusal };
  const history = record(state.history, result.document, what.mark ?? null);
  return shown({ history, selected: result.select, refusal: null }, desk, state);
}

/** The body of the definition: what is saved. */
export function bodyOf(document: FormDocument, base: number): Record<string, unknown> {
  return document.kind === 'base' ? writeTree(document.tree) : { base, operations: document.operations };
}

/** A saved body as a document; what is no list of operations is an empty layer. */
export function documentOf(body: Record<string, unknown>, region: string | null): FormDocument {
  if (region === null) return { kind: 'base', tree: readTree(body) };
  return { kind: 'layer', operations: Array.isArray(body.operations) ? (body.operations as Operation[]) : [] };
}

function moved(state: DesignerState, history: History<FormDocument>, desk: Desk): DesignerState {
  if (history === state.history) return state;
  return shown({ history, selected: state.selected, refusal: null }, desk, state);
}

function shown(
  state: Pick<DesignerState, 'history' | 'selected' | 'refusal'>,
  desk: Desk,
  before?: DesignerState,
): DesignerState {
  const document = state.history.present;
  const composition =
    document.kind === 'layer' && desk.setting ? composeLayer(desk.setting, document.operations) : null;
  const tree =
    document.kind === 'base' ? document.tree : readTree(composition?.schema ?? { type: 'object', properties: {} });
  const view = viewOf(tree, composition?.origin ?? null, before?.view);
  const selected = state.selected !== null && view.rows.has(state.selected) ? state.selected : null;
  return { ...state, selected, composition, tree, schema: composition?.schema ?? writeTree(tree), view };
}
