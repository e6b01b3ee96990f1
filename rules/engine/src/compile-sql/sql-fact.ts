import type { PathStep } from '../fact-path';

/** How a fact lies in the database. `json` is any JSON value, with SQL NULL for one that is absent; dates are `date`. */
export type SqlType = 'number' | 'text' | 'date' | 'boolean' | 'json';

/** A fact as an expression over the row that is judged. */
export interface SqlFact {
  type: SqlType;
  sql: string;
  /** What SQL NULL stands for in a typed column: a fact that is not known (the default), or one that is absent. */
  missing?: 'null' | 'absent';
}

/**
 * The fact dictionary in SQL. A path may have a column of its own; where it has none (null) it is looked up in the fact.
 * Texts come from here into the statement as they are: never from a rule.
 */
export type SqlFacts = (fact: string, path: readonly PathStep[]) => SqlFact | null;

/** A rule that SQL cannot answer as JavaScript does; it is judged by the closures, entry by entry. */
export class NotInSql extends Error {}
