import { may, NotFound, OutOfScope, type Principal } from '@project-cloud/access';
import { findRegions, inScope } from '@project-cloud/access/server';
import { ROOT_PATH } from '@project-cloud/kernel';
import type { Definition } from './definition-row';
import { touchesOwnKind } from './kind-right';
import type { ReleaseRow } from './release-row';

/** Who looks after the layer that all regions build on: without a region, or of the root. */
export function ofPlatform(principal: Principal): boolean {
  if (!may(principal.role, 'definition.base') && !may(principal.role, 'item.base')) return false;
  return !principal.region || principal.region.path.split('/').filter(Boolean).length === 1;
}

/** What a release of this person belongs to. */
export const homeOf = (principal: Principal): string =>
  ofPlatform(principal) ? ROOT_PATH : (principal.region?.path ?? ROOT_PATH);

/** Bases are the platform's; a layer is whose region it lies in. */
export async function holdsLayers(principal: Principal, regions: readonly (string | null)[]): Promise<boolean> {
  if (ofPlatform(principal)) return true;
  const codes = regions.filter((code) => code !== null);
  if (codes.length < regions.length) return false;
  const found = await findRegions(codes);
  return codes.every((code) => inScope(found.get(code)?.path ?? ''));
}

export async function refuseForeignLayer(principal: Principal, region: string | null): Promise<void> {
  if (!(await holdsLayers(principal, [region]))) throw OutOfScope();
}

/** Whether somebody may see a release: the platform's people all, a region's what is theirs or changes their layers. */
export async function maySee(
  principal: Principal,
  release: ReleaseRow,
  items: readonly Pick<Definition, 'kind' | 'region'>[],
): Promise<boolean> {
  if (!touchesOwnKind(principal, items)) return false;
  if (ofPlatform(principal) || principal.role === 'auditor' || release.author === principal.username) return true;
  if (release.regionPath !== ROOT_PATH && inScope(release.regionPath)) return true;
  const codes = items.flatMap((item) => item.region ?? []);
  const regions = await findRegions(codes);
  return codes.some((code) => inScope(regions.get(code)?.path ?? ''));
}

export const mayEdit = (principal: Principal, release: ReleaseRow): boolean =>
  release.status === 'draft' &&
  (ofPlatform(principal) || (release.regionPath !== ROOT_PATH && inScope(release.regionPath)));

/** What lies outside one's view is not there; what one sees and may not change is refused. */
export function refuseForeignRelease(principal: Principal, release: ReleaseRow): void {
  if (ofPlatform(principal)) return;
  if (release.regionPath === ROOT_PATH || !inScope(release.regionPath)) throw NotFound();
}
