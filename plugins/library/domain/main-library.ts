import type { LibraryBody } from './definition/library';

interface Reporting {
  body: Pick<LibraryBody, 'reporting'>;
}

/** Whether its entries are reported on every month, until a day that the library names. */
export const isMonthly = ({ body: { reporting } }: Reporting): boolean =>
  reporting.frequency === 'month' && reporting.dueDay !== null;

/**
 * The library that a person's first page speaks of where none is asked for: the first that is reported monthly.
 * Libraries come oldest first, so that a new one does not take the place of the one that people know.
 */
export const mainLibrary = <L extends Reporting>(libraries: readonly L[]): L | null =>
  libraries.find(isMonthly) ?? libraries[0] ?? null;
