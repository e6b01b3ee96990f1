import { useEffect } from 'react';
import type { DesignerStore } from './model/store';

/** Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y), unless somebody types: an input undoes its own keys. */
export function useKeys(store: DesignerStore, on: boolean): void {
  useEffect(() => {
    if (!on) return undefined;
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const target = event.target as HTMLElement;
      if (target.closest('input, textarea, [contenteditable]')) return;
      const key = event.key.toLowerCase();
      const what =
        key === 'y' || (key === 'z' && event.shiftKey)
          ? { redo: true as const }
          : key === 'z'
            ? { undo: true as const }
            : null;
      if (!what) return;
      event.preventDefault();
      store.act(what);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [store, on]);
}
