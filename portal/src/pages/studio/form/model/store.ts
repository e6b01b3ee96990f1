import { type DesignerState, type Desk, open, type Step, step } from './designer';
import type { FormDocument } from './document';

/** The designer's state outside React: each part of the page listens for its own, and a keystroke draws one row. */
export interface DesignerStore {
  readonly desk: Desk;
  get(): DesignerState;
  act(what: Step): DesignerState;
  listen(listener: () => void): () => void;
}

export function createDesignerStore(document: FormDocument, desk: Desk): DesignerStore {
  let state = open(document, desk);
  const listeners = new Set<() => void>();
  return {
    desk,
    get: () => state,
    act(what) {
      const next = step(state, what, desk);
      if (next !== state) {
        state = next;
        for (const listener of [...listeners]) listener();
      }
      return state;
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
