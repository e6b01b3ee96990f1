import { addDays, daysBetween, inBoth } from '@project-cloud/kernel';
import { alignLiterals, expectKind, refuse } from '../checking';
import type { Node } from '../node';
import type { Operation, OperationTable } from '../operation';
import { COUNT_SPAN } from '../span';
import { DATE, KIND_NAMES, NUMBER } from '../value-type';

/** Calendar days. Working days depend on a calendar and on pauses: they are facts, not expressions. */
export const CALENDAR: OperationTable = {
  today: {
    args: [0, 0],
    usage: inBoth('today()'),
    check: () => ({ type: DATE }),
    run: (day) => day ?? null,
    sql: (_args, _nodes, write) => write.today(),
  },
  days: {
    args: [2, 2],
    usage: { zh: 'days(从, 到)', en: 'days(from, to)' },
    check(nodes, name) {
      const args = alignLiterals(nodes);
      expectKind(name, args, KIND_NAMES.date, 'date');
      return { type: { kind: 'number', unit: 'day' }, args, span: COUNT_SPAN };
    },
    run: (a, b) => (a === null || b === null ? null : daysBetween(a as string, b as string)),
    sql: ([a, b]) => `(${b} - ${a})::double precision`,
  },
  addDays: {
    args: [2, 2],
    usage: { zh: 'addDays(日期, 天数)', en: 'addDays(date, days)' },
    check([date, days], name) {
      expectKind(name, [date as Node], KIND_NAMES.date, 'date');
      const count = days?.node === 'literal' ? Number(days.value) : Number.NaN;
      if (!Number.isInteger(count) || Math.abs(count) > 36_500) {
        const words = {
          zh: 'addDays 的天数要直接写整数，最多 36500',
          en: 'The days of addDays are written as a whole number, 36500 at most',
        };
        refuse('literal', words, days as Node);
      }
      return { type: DATE };
    },
    run: (date, days) => (date === null ? null : addDays(date as string, days as number)),
    sql: ([date], [, days]) => `(${date} + ${days?.node === 'literal' ? Number(days.value) : 0})`,
  },
  year: part('year', (date) => Number(date.slice(0, 4))),
  month: part('month', (date) => Number(date.slice(5, 7))),
};

function part(name: 'year' | 'month', of: (date: string) => number): Operation {
  return {
    args: [1, 1],
    usage: { zh: `${name}(日期)`, en: `${name}(date)` },
    check(nodes) {
      expectKind(name, nodes, KIND_NAMES.date, 'date');
      return { type: NUMBER, span: COUNT_SPAN };
    },
    run: (date) => (date === null ? null : of(date as string)),
    sql: ([date]) => `extract(${name} FROM ${date})::double precision`,
  };
}
