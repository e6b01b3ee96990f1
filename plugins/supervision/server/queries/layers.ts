/** A column of the row that is being made up: 's.c7'. */
const COLUMN = /\bs\.(c\d+)\b/g;

/**
 * Keeps PostgreSQL from writing an inner select into the outer one, where each expression would be computed once for
 * every place that names it. As a text: a plain 0 is cast, which the planner takes for a limit that forbids parallel work.
 */
export const FENCE = `OFFSET '0'`;

/** Nested selects in which each expression is computed once a row, however many others read it. */
export class Layers {
  private readonly known = new Map<string, { name: string; depth: number }>();
  private readonly depths = new Map<string, number>();

  /** The column that holds an expression, over the tables at the bottom or over other columns. */
  column(sql: string): string {
    if (/^s\.c\d+$/.test(sql)) return sql;
    const found = this.known.get(sql);
    if (found) return `s.${found.name}`;
    const below = [...sql.matchAll(COLUMN)].map(([, name = '']) => this.depths.get(name) ?? 0);
    const depth = below.length === 0 ? 0 : Math.max(...below) + 1;
    const name = `c${this.known.size}`;
    this.known.set(sql, { name, depth });
    this.depths.set(name, depth);
    return `s.${name}`;
  }

  /** What stands behind FROM, as `s`: the columns of `first`, then all that were asked for. */
  from(first: string, tables: string): string {
    const at = (depth: number) =>
      [...this.known].filter(([, one]) => one.depth === depth).map(([sql, { name }]) => `${sql} AS ${name}`);
    const deepest = Math.max(0, ...this.depths.values());
    let select = `SELECT ${[first, ...at(0)].join(', ')} FROM ${tables} ${FENCE}`;
    for (let depth = 1; depth <= deepest; depth += 1) {
      select = `SELECT ${['s.*', ...at(depth)].join(', ')} FROM (${select}) s ${FENCE}`;
    }
    return `(${select}) s`;
  }
}
