import type { LibraryItem } from './types';

/** The library that a first page speaks of where none is asked for: one that is reported monthly, if there is one. */
export const mainLibrary = <L extends Pick<LibraryItem, 'frequency'>>(libraries: readonly L[]): L | undefined =>
  libraries.find(({ frequency }) => frequency === 'month') ?? libraries[0];
