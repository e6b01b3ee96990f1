import type { DueState } from './due';

/** Something to be done, and the way to it. */
export interface Task {
  kind: 'report' | 'draft' | 'warning' | 'dispatch';
  title: string;
  detail: string | null;
  projectName: string | null;
  projectCode: string | null;
  entryId: string | null;
  due: string | null;
  workingDaysLeft: number | null;
  state: DueState;
  action: { label: string; href: string };
}

const RANK: Record<DueState, number> = { overdue: 0, today: 1, soon: 2, later: 3 };

/** The latest first; what has no date comes after what has one, as it came. */
export function byLateness(tasks: readonly Task[]): Task[] {
  const left = (task: Task) => task.workingDaysLeft ?? Number.POSITIVE_INFINITY;
  return tasks
    .map((task, at) => ({ task, at }))
    .sort((a, b) => RANK[a.task.state] - RANK[b.task.state] || compare(left(a.task), left(b.task)) || a.at - b.at)
    .map(({ task }) => task);
}

const compare = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1);
