import type { Principal } from '@project-cloud/access';
import { findRegion } from '@project-cloud/access/server';
import { regionCodesOf } from '@project-cloud/kernel';
import { type Actor, NoPost } from '../../domain';

/** The person as somebody with a post. A firm's people act for the firm, at the place of the project. */
export async function actorOf(principal: Principal, place: string): Promise<Actor> {
  const { username, name, organisation, region } = principal;
  if (principal.role !== 'enterprise') {
    if (!region) throw NoPost();
    const { code, name: regionName, path } = region;
    return { username, name, post: { region: { code, name: regionName, path }, department: organisation, firm: null } };
  }
  if (!principal.ownerCode) throw NoPost();
  const code = regionCodesOf(place).at(-1) ?? '';
  const here = await findRegion(code);
  const firm = { code: principal.ownerCode, name: organisation?.name ?? principal.ownerCode };
  return { username, name, post: { region: { code, name: here?.name ?? code, path: place }, department: null, firm } };
}

/** Whom the columns of an order are compared with; null for who has no post and so no inbox. */
export interface Asker {
  path: string;
  department: string;
  firm: string;
}

export function askerOf({ role, region, organisation, ownerCode }: Principal): Asker | null {
  if (role === 'enterprise') return ownerCode ? { path: '', department: '', firm: ownerCode } : null;
  return region ? { path: region.path, department: organisation?.code ?? '', firm: '' } : null;
}
