import { useState } from 'react';
import { Link } from 'umi';
import { invalidate, request, useMutation } from '@/client';
import { FieldErrors, SectionTitle } from '@/components';
import { useLabel, useText } from '@/locale';
import { studioRelease } from '@/locale/studio-release';
import { ConflictRows } from './conflict-rows';
import css from './conflicts.css';
import type { Choice, OverlayConflict, OverlayReport, Release } from './release';
import { isOpen } from './standing';

interface OverlayConflictsProps {
  release: Release;
  overlays: readonly OverlayReport[];
  onDone(): Promise<void>;
}

/** Regions' own changes under a base that moves: what somebody has to decide, and what goes along by itself. */
export function OverlayConflicts({ release, overlays, onDone }: OverlayConflictsProps) {
  const t = useText(studioRelease);
  const [pending, setPending] = useState<string | null>(null);
  const settle = useMutation(async (conflict: OverlayConflict, choice: Choice) => {
    setPending(conflict.id);
    try {
      await request(`/releases/${release.id}/settlements`, { method: 'PUT', body: { conflict: conflict.id, choice } });
      invalidate('/api/releases');
      await onDone();
    } finally {
      setPending(null);
    }
  });
  if (overlays.length === 0) return null;
  const conflicts = overlays.flatMap((one) => one.conflicts);
  const open = conflicts.filter(({ settled }) => settled === null).length;
  const kept = overlays.filter((one) => one.conflicts.length === 0);
  return (
    <section id="overlays" className={css.section} aria-label={t('conflicts')}>
      <SectionTitle
        title={conflicts.length > 0 ? t('conflictsN', { n: conflicts.length }) : t('layersFit')}
        note={t(open > 0 ? 'conflictsHint' : conflicts.length > 0 ? 'conflictsSettled' : 'layersKeep')}
      />
      {conflicts.length > 0 ? (
        <ConflictRows
          conflicts={conflicts}
          pending={pending}
          onChoose={isOpen(release) ? (conflict, choice) => void settle.run(conflict, choice) : null}
        />
      ) : null}
      {settle.error ? <FieldErrors error={settle.error} /> : null}
      {kept.length > 0 ? <Kept overlays={kept} release={release} /> : null}
    </section>
  );
}

/** The layers that nobody has to decide about. */
function Kept({ overlays, release }: { overlays: readonly OverlayReport[]; release: Release }) {
  const t = useText(studioRelease);
  const label = useLabel();
  const draftOf = ({ kind, key }: OverlayReport) =>
    release.definitions.find((part) => part.kind === kind && part.key === key && part.region === null)?.id;
  return (
    <ul className={css.kept}>
      {overlays.map((one) => {
        const to = draftOf(one);
        const search = new URLSearchParams({ region: one.region, kind: one.kind, ...(to ? { to } : {}) });
        return (
          <li key={`${one.kind} ${one.key} ${one.region}`}>
            <Link to={`/studio/reports/${one.key}?${search}`}>
              {one.regionName} {label(one.title ?? '')}
            </Link>{' '}
            <span className="note">
              {t('keptCounts', { kept: one.kept.length, adapted: one.adapted.length, suspended: one.suspended.length })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
