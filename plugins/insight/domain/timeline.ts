export type TimelineKind =
  | 'entry'
  | 'change'
  | 'stage'
  | 'report'
  | 'warning'
  | 'dispatch'
  | 'file'
  | 'milestone'
  | 'other';

/** Something that happened to a project. `at` is an instant, or a day where no more is known. */
export interface TimelineItem {
  at: string;
  kind: TimelineKind;
  title: string;
  detail: string | null;
  actor: string | null;
}

/** An event with a name for what it is: two sources that tell of the same thing tell it under the same name. */
export interface TimelineEvent extends TimelineItem {
  same?: string;
}

/**
 * One line from several sources, newest first. What an earlier source has told, a later one does not tell again: the
 * trail knows who sent a report, the report itself only that it is there.
 */
export function mergeTimeline(...sources: readonly (readonly TimelineEvent[])[]): TimelineItem[] {
  const told = new Set<string>();
  const merged: TimelineEvent[] = [];
  for (const source of sources) {
    merged.push(...source.filter(({ same }) => same === undefined || !told.has(same)));
    for (const { same } of source) if (same !== undefined) told.add(same);
  }
  return merged.sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? 1 : -1)).map(({ same: _, ...item }) => item);
}
