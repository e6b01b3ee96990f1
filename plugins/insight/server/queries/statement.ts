import type { Scope } from '@project-cloud/access';

export interface Statement {
  text: string;
  values: unknown[];
}

/** Collects values and hands out their places, so that nothing from outside becomes SQL. */
export class Values {
  readonly list: unknown[] = [];
  add(value: unknown): string {
    this.list.push(value);
    return `$${this.list.length}`;
  }
}

export interface Range {
  lo: string;
  hi: string;
}

/** A projection has no row-level security: its rows are reached with the scope in the statement, or not at all. */
export function projectionWithin(scope: Scope, values: Values, alias = 'p'): string {
  const parts = [`${alias}.region_path >= ${values.add(scope.lo)}`, `${alias}.region_path < ${values.add(scope.hi)}`];
  if (scope.owner !== '*') parts.push(`${alias}.owner_scope = ${values.add(scope.owner)}`);
  if (scope.audience !== 'internal') parts.push(`${alias}.stored_public`);
  return parts.join(' AND ');
}

/** The same range on a protected table, so that an index serves it; its policy stands behind. */
export function protectedWithin(scope: Scope, values: Values, alias: string): string {
  const path = `${alias}.region_path COLLATE "C"`;
  const parts = [`${path} >= ${values.add(scope.lo)}`, `${path} < ${values.add(scope.hi)}`];
  if (scope.owner !== '*') parts.push(`${alias}.owner_code = ${values.add(scope.owner)}`);
  return parts.join(' AND ');
}

/** A part of a scope: the territory that was asked for, and never more than the scope. */
export function narrowed(scope: Scope, range: Range): Scope {
  const [, lo = scope.lo] = [range.lo, scope.lo].sort();
  const [hi = scope.hi] = [range.hi, scope.hi].sort();
  return { ...scope, lo, hi };
}
