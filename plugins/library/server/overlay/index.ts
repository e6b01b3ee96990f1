/** Regions' layers on the server: what a release means for them, how conflicts are settled, which base serves. */
export { overlayIssues } from './check';
export { earlierVersions } from './earlier-versions';
export { placedThresholds, type RegionNames, regionNames } from './placed';
export { type OverlayChange, releaseChanges } from './release-changes';
export { applySettlements, openConflicts, type ReleaseOverlay, releaseOverlays, settleConflict } from './settlement';
