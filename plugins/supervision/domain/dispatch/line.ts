import { isWithin, type RegionPath, regionLineOf } from '@project-cloud/kernel';
import type { Post } from './post';
import { samePost, standsAt } from './post';

const parentOf = (path: RegionPath): RegionPath | null => regionLineOf(path)[1] ?? null;

/** Whether a region lies on the line of a project's place: above it, it, or below it. */
export const onLine = (path: RegionPath, place: RegionPath): boolean => isWithin(place, path) || isWithin(path, place);

/**
 * Whether an order may be given to a post in the first place: on the line, and at or below the issuer's own region;
 * in the own region only to a department, for nobody gives orders to himself. A firm raises its matter to the offices
 * of its project's place.
 */
export function mayIssueTo(issuer: Post, to: Post, place: RegionPath): boolean {
  if (!onLine(to.region.path, place) || samePost(issuer, to)) return false;
  if (issuer.firm) return to.firm === null && isWithin(place, to.region.path) && isNear(to.region.path, place);
  if (to.firm) return isWithin(to.region.path, issuer.region.path);
  if (to.region.path === issuer.region.path) return to.department !== null && !standsAt(issuer, to);
  return isWithin(to.region.path, issuer.region.path);
}

/** A firm's matter begins with the place itself or the region right above it. */
const isNear = (path: RegionPath, place: RegionPath): boolean => path === place || path === parentOf(place);

/** Whether who has an order may hand it over: one tier up, to any tier below, to another department, or to the firm. */
export function mayPassTo(holder: Post, to: Post, place: RegionPath): boolean {
  if (!onLine(to.region.path, place) || samePost(holder, to)) return false;
  if (holder.firm) return false;
  if (to.firm) return true;
  const [from, target] = [holder.region.path, to.region.path];
  if (target === from) return to.department !== null;
  return target === parentOf(from) || isWithin(target, from);
}

/** How deep an order has gone: handing up leaves it, handing down deepens it, another branch begins anew. */
export function reachAfter(reach: RegionPath, to: Post): RegionPath {
  return isWithin(reach, to.region.path) ? reach : to.region.path;
}
