import { expectKind, refuse, sharedType, sharedUnit } from '../checking';
import type { Node } from '../node';
import type { Operation, OperationTable } from '../operation';
import { sumSpan, unionSpan } from '../span';
import { KIND_NAMES, type ValueType } from '../value-type';
import { spansOf } from './arithmetic';

/** These skip empty values. The sum of nothing is 0; the least and the greatest of nothing are empty. */
export const AGGREGATE: OperationTable = {
  sum: {
    args: [1, 30],
    figures: true,
    usage: { zh: 'sum(数, …) 或 sum(明细表.列)', en: 'sum(number, …) or sum(table.column)' },
    check(nodes, name) {
      expectKind(name, nodes, KIND_NAMES.number, 'number', 'column');
      return { type: { kind: 'number', unit: sharedUnit(name, nodes) }, span: bigger(sumSpan(spansOf(nodes)), nodes) };
    },
    // Column by column, then from left to right, as the statement adds.
    run: (...values) =>
      values.reduce<number>(
        (total, v) => total + (Array.isArray(v) ? (v as number[]).reduce((t, x) => t + x, 0) : ((v as number) ?? 0)),
        0,
      ),
    sql: (args, nodes) => `(${args.map((a, i) => `coalesce(${column(a, nodes[i], 'sum')}, 0)`).join(' + ')})`,
  },
  // Not Math.min: these compare dates, too.
  min: extreme('min', 'LEAST', (a, b) => a < b),
  max: extreme('max', 'GREATEST', (a, b) => a > b),
};

function extreme(name: string, sql: string, beats: (a: number | string, b: number | string) => boolean): Operation {
  return {
    args: [1, 30],
    usage: { zh: `${name}(值, …) 或 ${name}(明细表.列)`, en: `${name}(value, …) or ${name}(table.column)` },
    check(nodes) {
      expectKind(name, nodes, { zh: '数字或日期', en: 'numbers or dates' }, 'number', 'date', 'column');
      const plain = nodes.filter((n) => n.type.kind !== 'column');
      const columns = nodes.filter((n) => n.type.kind === 'column');
      if (columns.length > 0 && plain.some((n) => n.type.kind === 'date')) {
        const words = {
          zh: `${name} 里明细表的列是数字，不能和日期一起比`,
          en: `The column of a table in ${name} holds numbers and cannot be compared with a date`,
        };
        refuse('type', words, plain[0] as Node);
      }
      const type: ValueType =
        columns.length > 0 ? { kind: 'number', unit: sharedUnit(name, nodes) } : sharedType(name, plain);
      return { type, span: bigger(unionSpan(spansOf(nodes)), nodes) };
    },
    run: (...values) => {
      let best: number | string | null = null;
      for (const value of values.flat() as (number | string | null)[]) {
        if (value !== null && (best === null || beats(value, best))) best = value;
      }
      return best;
    },
    sql: (args, nodes) => `${sql}(${args.map((a, i) => column(a, nodes[i], name)).join(', ')})`,
  };
}

function column(sql: string, node: Node | undefined, aggregate: string): string {
  return node?.type.kind === 'column' ? `(SELECT ${aggregate}(x.v) FROM ${sql} AS x)` : sql;
}

// A table has at most a million rows: six more powers of ten.
function bigger<S extends { high: number; grain: number }>(span: S, nodes: Node[]): S {
  return nodes.some((n) => n.type.kind === 'column') ? { ...span, high: span.high + 6 } : span;
}
