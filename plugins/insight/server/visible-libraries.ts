import type { Principal } from '@project-cloud/access';
import { libraryMay } from '@project-cloud/library';
import { allLibraries, type Library } from '@project-cloud/library/server';

export async function visibleLibraries(principal: Principal): Promise<Library[]> {
  return (await allLibraries()).filter((library) => libraryMay(library.body, principal, 'view'));
}
