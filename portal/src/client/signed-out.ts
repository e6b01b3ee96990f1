type Listener = () => void;
const listeners = new Set<Listener>();

/** Says that the session has ended; the session context answers by showing the sign-in page. */
export function announceSignedOut(): void {
  for (const listener of listeners) listener();
}

/** Calls back when a request finds the session ended; returns how to stop. */
export function onSignedOut(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
