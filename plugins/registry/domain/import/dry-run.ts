import type { PlannedRow, RowProblem } from './planned-row';

export interface DryRunSummary {
  good: number;
  bad: number;
  /** The first problems, in the order of the file; the rest are counted and stand in the file of bad rows. */
  problems: RowProblem[];
  problemCount: number;
  /** Problems by column, most first; '' is the row as a whole. */
  byColumn: { column: string; count: number }[];
}

export interface DryRun {
  add(planned: PlannedRow): void;
  summary(): DryRunSummary;
}

/** Adds up what the rows of a file would do. Memory stays the same however many rows are bad. */
export function createDryRun(options: { keep?: number } = {}): DryRun {
  const keep = options.keep ?? 200;
  const problems: RowProblem[] = [];
  const columns = new Map<string, number>();
  let good = 0;
  let bad = 0;
  let problemCount = 0;
  return {
    add(planned) {
      if (planned.ok) {
        good += 1;
        return;
      }
      bad += 1;
      for (const problem of planned.problems) {
        problemCount += 1;
        columns.set(problem.column, (columns.get(problem.column) ?? 0) + 1);
        if (problems.length < keep) problems.push(problem);
      }
    },
    summary: () => ({
      good,
      bad,
      problems: [...problems],
      problemCount,
      byColumn: [...columns]
        .map(([column, count]) => ({ column, count }))
        .sort((a, b) => b.count - a.count || a.column.localeCompare(b.column)),
    }),
  };
}
