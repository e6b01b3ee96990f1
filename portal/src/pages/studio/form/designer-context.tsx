import { createContext, useContext, useSyncExternalStore } from 'react';
import type { DesignerState } from './model/designer';
import type { DesignerStore } from './model/store';

const Context = createContext<DesignerStore | null>(null);

export const DesignerProvider = Context.Provider;

export function useStore(): DesignerStore {
  const store = useContext(Context);
  if (!store) throw new Error('a part of the form designer stands outside of it');
  return store;
}

/** A part of the designer's state; who asks is drawn again only when that part is another. */
export function useDesigner<T>(select: (state: DesignerState) => T): T {
  const store = useStore();
  return useSyncExternalStore(store.listen, () => select(store.get()));
}
