type Handler<P> = (payload: P) => unknown;

/** News that goes upwards: the plugin below announces, those above listen, and it knows none of them. */
export interface Events<M extends object> {
  /** Listens; the answer is the function that stops listening. */
  on<K extends keyof M & string>(name: K, handler: Handler<M[K]>): () => void;
  /** Calls the handlers one after the other, in the order they came, and awaits each. */
  emit<K extends keyof M & string>(name: K, payload: M[K]): Promise<void>;
}

/**
 * Typed events in this process. Handlers run inside the caller's transaction, so a throw stops the rest and
 * reaches the caller: what was announced is undone together with what it caused.
 *
 *     const events = createEvents<{ 'report.submitted': { entryId: number } }>();
 */
export function createEvents<M extends object>(): Events<M> {
  const handlers = new Map<string, { call: Handler<never> }[]>();
  return {
    on(name, handler) {
      // A wrapper of its own, so that one function registered twice is two listeners.
      const entry = { call: handler as Handler<never> };
      handlers.set(name, [...(handlers.get(name) ?? []), entry]);
      return () => {
        handlers.set(
          name,
          (handlers.get(name) ?? []).filter((e) => e !== entry),
        );
      };
    },
    async emit(name, payload) {
      // The list is replaced, never changed, so a handler may come or go while we walk it.
      for (const { call } of handlers.get(name) ?? []) await call(payload as never);
    },
  };
}
