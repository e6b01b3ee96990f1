import type { IsoDate } from '@project-cloud/kernel';
import type { LibraryBody } from '@project-cloud/library';

/** One submitted report. `period` is a month, or a day where reports come irregularly. */
export interface ReportInput {
  period: string;
  values: Readonly<Record<string, unknown>>;
}

/** The parts of a library's definition that facts depend on. */
export type FactLibrary = Partial<Pick<LibraryBody, 'fields' | 'reportFields' | 'reporting' | 'facts'>>;

/** As the projection keeps them, in the library's unit and in percent. */
export interface ReportFigures {
  invested_total: number | null;
  paid_total: number | null;
  progress: number | null;
}

/** All that is known of one entry, as of one day. */
export interface FactInput {
  /** The core fields by key. */
  project: Readonly<Record<string, unknown>>;
  /** The entry's own fields by key. */
  values: Readonly<Record<string, unknown>>;
  /** Submitted reports, ascending. Those of months after `today` are not looked at. */
  reports: readonly ReportInput[];
  library: FactLibrary;
  today: IsoDate;
  stage?: string;
  /** The day the entry was made. */
  enteredOn?: IsoDate;
  /** What reports add up to, where it is known already: they need not be read for it then. */
  figures?: ReportFigures;
  /** Only these field facts; built-in ones are told all the same. For passes over very many entries. */
  only?: ReadonlySet<string>;
  /** How many files the dossier holds. */
  attachments?: number;
}

/** Where a fact's value comes from, in a few words. `ref` is 'project:<key>', 'entry:<key>' or 'report:<period>'. */
export interface FactSource {
  zh: string;
  en: string;
  ref?: string;
}
