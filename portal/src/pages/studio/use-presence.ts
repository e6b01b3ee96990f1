import { useEffect, useState } from 'react';
import { request } from '@/client';

export interface Present {
  username: string;
  name: string;
  since: string;
}

export interface Presence {
  others: Present[];
  /** The server did not say: others may be here without our knowing. Saving still tells two versions apart. */
  unknown: boolean;
}

const EVERY = 20_000;

/** Who else has this draft open. Says every 20 seconds that we have; null: nobody is to be told. */
export function usePresence(id: string | null): Presence {
  const [presence, setPresence] = useState<Presence>({ others: [], unknown: false });
  useEffect(() => {
    if (id === null) return undefined;
    let gone = false;
    const beat = () =>
      request<{ others: Present[] }>(`/definitions/${id}/presence`, { method: 'POST' }).then(
        ({ others }) => !gone && setPresence({ others, unknown: false }),
        () => !gone && setPresence(({ others }) => ({ others, unknown: true })),
      );
    void beat();
    const timer = setInterval(beat, EVERY);
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, [id]);
  return presence;
}
