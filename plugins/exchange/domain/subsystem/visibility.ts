import type { Role } from '@project-cloud/access';
import { isWithin, type RegionPath } from '@project-cloud/kernel';
import { isEverywhere, type Subsystem } from './subsystem';

/** Who asks; a firm has no region of its own. */
export interface Asker {
  role: Role;
  region: RegionPath | null;
}

const serves = ({ regions }: Pick<Subsystem, 'regions'>, region: RegionPath) =>
  regions.some(({ path }) => isWithin(region, path));

/**
 * Whether a subsystem is for this person at all, whatever its state. A county's own is for that county only: those who
 * look at it from above, and its neighbours, do not see it. A firm has no region: there the project decides.
 */
export function isFor(subsystem: Subsystem, asker: Asker, project: RegionPath | null = null): boolean {
  if (!subsystem.roles.includes(asker.role)) return false;
  if (project !== null && !serves(subsystem, project)) return false;
  if (asker.region !== null) return serves(subsystem, asker.region);
  return project !== null || isEverywhere(subsystem);
}

/** What stands in somebody's list: active, theirs, and at this place. */
export function isOffered(subsystem: Subsystem, asker: Asker, project: RegionPath | null = null): boolean {
  const place = project === null ? 'navigation' : 'project';
  return subsystem.state === 'active' && subsystem.places.includes(place) && isFor(subsystem, asker, project);
}
