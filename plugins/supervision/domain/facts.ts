/** What is known of an entry on a day: the built-in facts, every field, and the library's own formulas. */
export { BUILT_IN_FACTS } from './facts/built-in';
export { type ComputedFacts, computeFacts } from './facts/compute-facts';
export { type DerivedFactIssue, derivedFactIssues, derivedFacts } from './facts/derived';
export { exactSql, type ReportColumns, type SqlMoment } from './facts/fact-sql';
export { CORE_FACTS, type FieldFact, fieldFacts, libraryFactEntries, REPORT_PREFIX } from './facts/field-facts';
export type { FactInput, FactLibrary, FactSource, ReportFigures, ReportInput } from './facts/input';
export { FIGURES, fieldsBehind, needNoReports, STANDING_FACTS } from './facts/standing-facts';
