/** Answers by key. A second reader of a key shares the request that is under way; an old answer shows while a new one comes. */
export interface Cached {
  data?: unknown;
  error?: unknown;
  at: number;
  pending?: Promise<void> | undefined;
  listeners: Set<() => void>;
}

const entries = new Map<string, Cached>();

const KEPT = 200;

/** The place of a key, made when it is asked for. */
export function cached(key: string): Cached {
  let entry = entries.get(key);
  if (!entry) {
    if (entries.size >= KEPT) forgetUnseen();
    entry = { at: 0, listeners: new Set() };
    entries.set(key, entry);
  }
  return entry;
}

/** Loads a key unless it is being loaded; network faults are tried again twice, refusals are not. */
export function load(
  key: string,
  read: () => Promise<unknown>,
  isNetworkFault: (e: unknown) => boolean,
): Promise<void> {
  const entry = cached(key);
  entry.pending ??= attempt(read, isNetworkFault)
    .then(
      (data) => {
        entry.data = data;
        entry.error = undefined;
      },
      (error: unknown) => {
        entry.error = error;
      },
    )
    .finally(() => {
      entry.at = Date.now();
      entry.pending = undefined;
      tell(entry);
    });
  tell(entry);
  return entry.pending;
}

const WAITS = [400, 1600];

async function attempt(read: () => Promise<unknown>, isNetworkFault: (e: unknown) => boolean): Promise<unknown> {
  for (const wait of WAITS) {
    try {
      return await read();
    } catch (error) {
      if (!isNetworkFault(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  return read();
}

/** Marks every key that starts with the prefix as old; those on the screen load again. */
export function invalidate(prefix: string): void {
  for (const [key, entry] of entries) {
    if (!key.startsWith(prefix)) continue;
    entry.at = 0;
    if (entry.listeners.size === 0 && !entry.pending) entries.delete(key);
    else tell(entry);
  }
}

function forgetUnseen(): void {
  for (const [key, entry] of entries) {
    if (entry.listeners.size === 0 && !entry.pending) entries.delete(key);
  }
}

/** Puts an answer that is already known (the entry that a save returned) under its key. */
export function remember(key: string, data: unknown): void {
  const entry = cached(key);
  entry.data = data;
  entry.error = undefined;
  entry.at = Date.now();
  tell(entry);
}

/** Forgets everything: another person may sit down at this screen. */
export function forgetAll(): void {
  for (const entry of entries.values()) {
    entry.data = undefined;
    entry.error = undefined;
    entry.at = 0;
  }
}

function tell(entry: Cached): void {
  for (const listener of [...entry.listeners]) listener();
}
