import type { ProjectedColumn } from '@project-cloud/library';

/** Dates that every project is asked for, though its form may let it through without. */
const CORE_ASKED: ReadonlySet<string> = new Set(['total_investment', 'planned_start', 'planned_end']);

/** A field whose absence is worth telling, and whether it is wanted only once work has begun. */
export interface GapField {
  column: ProjectedColumn;
  onceStarted: boolean;
}

/**
 * What to look for, from the metadata alone: core dates and money, the library's required fields, and its dates of
 * permits (dates that nobody has to fill in at first, and that are wanted as soon as work begins). Only what a list
 * can filter by: each gap leads to its rows.
 */
export function gapFields(columns: Iterable<ProjectedColumn>): GapField[] {
  return [...columns].flatMap((column): GapField[] => {
    const { field, of } = column;
    if (!field.filterable) return [];
    if (of === 'core') return CORE_ASKED.has(column.key) ? [{ column, onceStarted: false }] : [];
    if (of !== 'entry' || field.source !== 'filled') return [];
    if (field.required) return [{ column, onceStarted: false }];
    return field.type === 'date' ? [{ column, onceStarted: true }] : [];
  });
}
