import { useCallback, useEffect, useRef, useState } from 'react';
import { clearDraft, type Draft, loadDraft, saveDraft } from './drafts';
import { useSession } from './session';

/** A draft that saves itself half a second after the last key. The key is made personal: two people may share a computer. */
export function useDraft<T>(key: string): {
  /** What was found when the page opened. */
  found: Draft<T> | null;
  savedAt: string | null;
  save(value: T): void;
  clear(): void;
} {
  const { user } = useSession();
  const own = `${user?.id ?? 'anyone'}.${key}`;
  const [found] = useState(() => loadDraft<T>(own));
  const [savedAt, setSavedAt] = useState(found?.savedAt ?? null);
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; value: T } | null>(null);

  const flush = useCallback(() => {
    if (!waiting.current) return;
    clearTimeout(waiting.current.timer);
    const draft = saveDraft(own, waiting.current.value);
    waiting.current = null;
    setSavedAt(draft?.savedAt ?? null);
  }, [own]);

  const save = useCallback(
    (value: T) => {
      if (waiting.current) clearTimeout(waiting.current.timer);
      waiting.current = { value, timer: setTimeout(flush, 500) };
    },
    [flush],
  );

  const clear = useCallback(() => {
    if (waiting.current) clearTimeout(waiting.current.timer);
    waiting.current = null;
    clearDraft(own);
    setSavedAt(null);
  }, [own]);

  useEffect(() => {
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [flush]);

  return { found, savedAt, save, clear };
}
