/** What the portal may know of import, export and attachments: types, mappings, suggestions. Nothing of Node. */

export { ALLOWED_EXTENSIONS, type AttachmentLimits, checkAttachment, DEFAULT_LIMITS } from './attachment/check';
export { sniff } from './attachment/sniff';
export type { DateFormat } from './coercion/calendar-date';
export { coerceCell, type ReadingHints } from './coercion/coerce-cell';
export type { Outcome, Resolver } from './coercion/outcome';
export * from './field';
export type { DryRunSummary } from './import/dry-run';
export * from './import/mapping';
export type { BadRow, GoodRow, PlannedReport, PlannedRow, RowProblem } from './import/planned-row';
export { columnsOf, type Suggestion, suggestMapping } from './import/suggest';
export * from './saving';
export type { RawCell, RawRow } from './tabular/cell';
export type { TableColumn, TableLayout, TableSummary } from './tabular/layout';
