import { ROOT_PATH, subtree } from '@project-cloud/kernel';

/**
 * What rows a piece of work may touch: a half-open range of region paths, one owner or all (`*`), and whether
 * it sees what is internal or only what is public. The four strings become four settings of the connection.
 */
export interface Scope {
  lo: string;
  hi: string;
  owner: string;
  audience: 'internal' | 'public';
}

/** No row at all: what a request has before anybody is known, and what an unset connection has. */
export const NO_SCOPE: Scope = { lo: '', hi: '', owner: '', audience: 'public' };

/** Everything: jobs and boot say so aloud. */
export const SYSTEM_SCOPE: Scope = { ...subtree(ROOT_PATH), owner: '*', audience: 'internal' };

/** What a visitor without an account sees: published projects, everywhere. */
export const PUBLIC_SCOPE: Scope = { ...subtree(ROOT_PATH), owner: '*', audience: 'public' };

/** The scope of a region's office: its whole subtree. */
export function regionScope(regionPath: string): Scope {
  return { ...subtree(regionPath), owner: '*', audience: 'internal' };
}

/** The scope of a firm: what it owns, wherever it stands. */
export function ownerScope(creditCode: string): Scope {
  return { ...subtree(ROOT_PATH), owner: creditCode, audience: 'internal' };
}

/** The scope of who keeps a region's platform running: its places, and no business row of anybody. */
export function operationScope(regionPath: string): Scope {
  return { ...subtree(regionPath), owner: 'nobody', audience: 'public' };
}
