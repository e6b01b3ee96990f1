import { createContext } from 'react';
import type { DesignerState } from './model/designer';
import type { DesignerStore } from './model/store';
import { layerWarnings, schemaWarnings, type Warning } from './model/warnings';

/** Warnings are found after the keystroke, not with it: a form of 300 fields is read again only when the hand rests. */
export interface WarningStore {
  all(): readonly Warning[];
  countOf(key: string): number;
  listen(listener: () => void): () => void;
  stop(): void;
}

const NONE: WarningStore = { all: () => [], countOf: () => 0, listen: () => () => undefined, stop: () => undefined };
export const WarningsContext = createContext<WarningStore>(NONE);

const REST = 250;

export function createWarningStore(store: DesignerStore): WarningStore {
  let seen: DesignerState['schema'] | null = null;
  let warnings: readonly Warning[] = [];
  let counts = new Map<string, number>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listeners = new Set<() => void>();
  const look = () => {
    const { schema, composition } = store.get();
    if (schema === seen) return;
    seen = schema;
    const layers = composition ? layerWarnings(composition) : [];
    const titles = new Map([...store.get().view.rows].map(([key, row]) => [key, row.title]));
    warnings = [...schemaWarnings(schema), ...layers].map((one) => ({
      ...one,
      title: titles.get(one.key ?? '') ?? one.title,
    }));
    counts = new Map();
    for (const { key, code } of warnings)
      if (key !== null && code !== 'note') counts.set(key, (counts.get(key) ?? 0) + 1);
    for (const listener of [...listeners]) listener();
  };
  const stopListening = store.listen(() => {
    clearTimeout(timer);
    timer = setTimeout(look, REST);
  });
  timer = setTimeout(look, 0);
  return {
    all: () => warnings,
    countOf: (key) => counts.get(key) ?? 0,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      stopListening();
      clearTimeout(timer);
    },
  };
}
