import type { RuleOverlay } from '@project-cloud/rules-engine';
import { type Conflict, type OverlayPlace, openConflicts } from './overlay-report';
import { type RuleBase, ruleReport } from './rule-report';

/** A region's thresholds with their place. */
export interface PlacedThresholds {
  place: OverlayPlace;
  overlay: RuleOverlay;
}

/**
 * The version of a rule by which a region is judged: the newest within whose bounds all its thresholds lie, so that a
 * change of bounds never changes a county's lights before somebody has settled it. Where none fits, the newest judges
 * and the next region's threshold counts.
 */
export function servingRule<B extends RuleBase>(
  newest: B,
  earlier: readonly B[],
  overlays: readonly PlacedThresholds[],
): { base: B; held: Conflict[] } {
  const openOn = (base: B) =>
    overlays.flatMap(({ place, overlay }) =>
      openConflicts(ruleReport({ place, overlay, from: base, to: base }).conflicts),
    );
  const held = openOn(newest);
  if (held.length === 0) return { base: newest, held };
  const oldest = Math.min(...overlays.map(({ overlay }) => overlay.base ?? 1));
  return { base: earlier.find((one) => one.version >= oldest && openOn(one).length === 0) ?? newest, held };
}
