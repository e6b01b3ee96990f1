/** Where the saving of a draft stands. */
export type SavingState =
  | { readonly at: 'rest'; readonly savedAt: string | null }
  | { readonly at: 'waiting' | 'saving' }
  | { readonly at: 'failed'; readonly message: string }
  | { readonly at: 'conflict' };

export type Outcome =
  | { readonly kind: 'saved'; readonly revision: number; readonly savedAt: string }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'failed'; readonly message: string; readonly again: boolean };

export interface Saver<T> {
  /** Something changed: saved when nothing more comes for a moment. */
  note(value: T): void;
  /** Saves now; whether all that was noted is on the server. */
  flush(): Promise<boolean>;
  /** Goes on from another revision: the conflict is settled. */
  settle(revision: number): void;
  stop(): void;
}

interface Options<T> {
  revision: number;
  send(revision: number, value: T): Promise<Outcome>;
  onState(state: SavingState): void;
  onSaved(value: T): void;
  wait?: number;
  retry?: number;
}

/** Saves the newest value, one request at a time, each with the revision that the one before brought. */
export function createSaver<T>({ send, onState, onSaved, wait = 800, retry = 8000, ...start }: Options<T>): Saver<T> {
  let revision = start.revision;
  let pending: { value: T } | null = null;
  let sending: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let halted = false;
  let failed = false;
  let stopped = false;

  const later = (ms: number) => {
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => void run(), ms);
  };

  function run(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    if (sending) return sending.then(run);
    if (!pending || halted) return Promise.resolve();
    const { value } = pending;
    pending = null;
    failed = false;
    onState({ at: 'saving' });
    sending = send(revision, value).then((outcome) => {
      sending = null;
      if (outcome.kind === 'saved') {
        revision = outcome.revision;
        if (pending) return;
        onSaved(value);
        onState({ at: 'rest', savedAt: outcome.savedAt });
        return;
      }
      pending ??= { value };
      if (outcome.kind === 'conflict') {
        halted = true;
        onState({ at: 'conflict' });
        return;
      }
      failed = true;
      onState({ at: 'failed', message: outcome.message });
      if (outcome.again && !stopped) later(retry);
    });
    return sending.then(() => {
      // What was typed while the request was on its way follows at once.
      if (pending && !halted && !failed && timer === null && !stopped) later(0);
    });
  }

  return {
    note(value) {
      pending = { value };
      if (halted) return;
      if (!sending) onState({ at: 'waiting' });
      later(wait);
    },
    async flush() {
      do await run();
      while (pending && !halted && !failed);
      return !halted && !failed;
    },
    settle(next) {
      revision = next;
      halted = false;
      pending = null;
    },
    stop() {
      stopped = true;
      void run();
    },
  };
}
