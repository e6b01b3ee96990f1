import { useEffect, useState } from 'react';
import { invalidate, isClientError, request } from '@/client';
import type { Release } from './release';

/** What is said of a release beside its drafts. */
export interface Outline {
  title: string;
  note: string;
  effectiveFrom: string | null;
  approver: string | null;
}

export interface OutlineState {
  outline: Outline;
  dirty: boolean;
  pending: boolean;
  error: unknown;
  /** Somebody else changed it meanwhile: what stands now. */
  theirs: Release | null;
  change(part: Partial<Outline>): void;
  /** Saves what was typed; the release as it stands then, or null when it could not be saved. */
  save(over?: Release): Promise<Release | null>;
  /** Throws away what was typed and goes on from what somebody else saved. */
  takeTheirs(): void;
}

const of = ({ title, note, effectiveFrom, approverWanted }: Release): Outline => ({
  title,
  note,
  effectiveFrom,
  approver: approverWanted,
});

/** The title, note and day of a release while they are typed. Who saves over another's is told first. */
export function useOutline(release: Release, onSaved: () => Promise<void>): OutlineState {
  const [outline, setOutline] = useState(() => of(release));
  const [touched, setTouched] = useState(false);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [theirs, setTheirs] = useState<Release | null>(null);
  // What is on the server is shown until somebody types.
  useEffect(() => {
    if (!touched) setOutline((now) => ({ ...of(release), approver: now.approver ?? release.approverWanted }));
  }, [release, touched]);

  const save = async (over?: Release): Promise<Release | null> => {
    const at = over ?? release;
    if (!touched) return at;
    const { title, note, effectiveFrom } = outline;
    setPending(true);
    setError(null);
    try {
      const saved = await request<Release>(`/releases/${release.id}`, {
        method: 'PUT',
        body: { revision: at.revision, title: title.trim(), note: note.trim(), effectiveFrom },
      });
      setTouched(false);
      setTheirs(null);
      invalidate('/api/releases');
      await onSaved();
      return saved;
    } catch (failed) {
      if (isClientError(failed) && failed.code === 'REVISION_CONFLICT')
        setTheirs(await request<Release>(`/releases/${release.id}`));
      else setError(failed);
      return null;
    } finally {
      setPending(false);
    }
  };

  return {
    outline,
    dirty: touched,
    pending,
    error,
    theirs,
    change(part) {
      setOutline((now) => ({ ...now, ...part }));
      if (Object.keys(part).some((key) => key !== 'approver')) setTouched(true);
    },
    save,
    takeTheirs() {
      setTouched(false);
      setTheirs(null);
      void onSaved();
    },
  };
}
