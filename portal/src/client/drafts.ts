/** What was typed and not yet sent, in this browser, per person and thing. Nothing typed is ever lost. */
export interface Draft<T> {
  value: T;
  savedAt: string;
}

const PREFIX = 'project-cloud.draft.';

/** Keeps a draft; a full or forbidden storage is not the writer's fault and stays silent (returns null). */
export function saveDraft<T>(key: string, value: T, now: Date = new Date()): Draft<T> | null {
  const draft = { value, savedAt: now.toISOString() };
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(draft));
    return draft;
  } catch {
    return null;
  }
}

/** The draft under a key, or null. */
export function loadDraft<T>(key: string): Draft<T> | null {
  try {
    const text = localStorage.getItem(PREFIX + key);
    return text ? (JSON.parse(text) as Draft<T>) : null;
  } catch {
    return null;
  }
}

export function clearDraft(key: string): void {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // Storage is forbidden: there was no draft either.
  }
}
