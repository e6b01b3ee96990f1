import { may, type Principal } from '@project-cloud/access';
import type { LibraryBody } from './definition/library';
import { LibraryRetired } from './release/release';

type Right = 'view' | 'create' | 'change' | 'export';
const ACTION = { view: 'entry.read', create: 'entry.create', change: 'entry.change', export: 'entry.export' } as const;

const WRITES: readonly Right[] = ['create', 'change'];

/** What a retired library holds is read, exported and counted; nothing is written to it. */
export function refuseRetired(library: LibraryBody): void {
  if (library.retired) throw LibraryRetired({ name: library.name.zh });
}

/**
 * What somebody may do in a library: what the role may anywhere, narrowed by the library's own list (empty = no
 * narrowing). Nobody writes to a retired one.
 */
export function libraryMay(library: LibraryBody, principal: Principal, right: Right): boolean {
  if (library.retired && WRITES.includes(right)) return false;
  const named = library.roles[right];
  return may(principal.role, ACTION[right]) && (named.length === 0 || named.includes(principal.role));
}
