import type { Values } from '@project-cloud/rules-engine';

/** Some entries of a library: those after one id up to another, or certain ones. */
export type Within = 'all' | { after: string; upto: string } | { ids: readonly string[] };

export function withinSql(within: Within, column: string, values: Values): string {
  if (within === 'all') return 'true';
  if ('ids' in within) return `${column} = ANY (${values.array(within.ids, 'text')})`;
  return `${column} > ${values.text(within.after)} AND ${column} <= ${values.text(within.upto)}`;
}
