/** What was, what is, and what was undone. `mark` joins keystrokes in one property into one step. */
export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
  readonly mark: string | null;
}

const KEPT = 200;

export function begin<T>(present: T): History<T> {
  return { past: [], present, future: [], mark: null };
}

export function record<T>(history: History<T>, present: T, mark: string | null = null): History<T> {
  if (present === history.present) return history;
  if (mark !== null && mark === history.mark) return { ...history, present, future: [] };
  return { past: [...history.past, history.present].slice(-KEPT), present, future: [], mark };
}

export function undo<T>(history: History<T>): History<T> {
  const last = history.past.at(-1);
  if (last === undefined) return history;
  return { past: history.past.slice(0, -1), present: last, future: [history.present, ...history.future], mark: null };
}

export function redo<T>(history: History<T>): History<T> {
  const [next, ...rest] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future: rest, mark: null };
}
