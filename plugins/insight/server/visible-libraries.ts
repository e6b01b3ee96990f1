import type { Principal } from '@project-cloud/access';
import { libraryMay } from '@project-cloud/library';
import { allLibraries, type Library } from '@project-cloud/library/server';

export async function visibleLibraries(principal: Principal): Promise<Library[]> {
  return (await allLibraries()).filter((library) => libraryMay(library.body, principal, 'view'));
}

export const isMonthly = (library: Library): boolean =>
  library.body.reporting.frequency === 'month' && library.body.reporting.dueDay !== null;

/** The library that a person's first page speaks of: one that is reported monthly, if there is one. */
export const mainLibrary = (libraries: readonly Library[]): Library | null =>
  libraries.find(isMonthly) ?? libraries[0] ?? null;
