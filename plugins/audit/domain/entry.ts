/** One line of the trail. `detail` holds what changed, field by field, as `{ field: [before, after] }`. */
export interface AuditEntry {
  action: string;
  subjectType: string;
  subjectId: string;
  regionPath?: string;
  outcome?: 'done' | 'refused' | 'failed';
  detail?: Record<string, unknown>;
}

/** What differs between two records, as the trail keeps it. Equal by value, not by reference. */
export function changes(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): Record<string, [unknown, unknown]> {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  const found: Record<string, [unknown, unknown]> = {};
  for (const key of keys) {
    const [was, is] = [before[key] ?? null, after[key] ?? null];
    if (JSON.stringify(was) !== JSON.stringify(is)) found[key] = [was, is];
  }
  return found;
}
