import { expectKind } from '../checking';
import type { Node } from '../node';
import type { OperationTable } from '../operation';
import { COUNT_SPAN } from '../span';
import { BOOLEAN, KIND_NAMES, NUMBER, TEXT } from '../value-type';

const COUNTABLE = { zh: '文字、多选、附件或明细表', en: 'a text, a choice of several, files or a table' };

/** Text is counted in characters (code points), as PostgreSQL counts it. */
export const TEXT_AND_LISTS: OperationTable = {
  empty: {
    args: [1, 1],
    usage: { zh: 'empty(字段)', en: 'empty(field)' },
    check(nodes, name) {
      const kinds = ['number', 'text', 'date', 'month', 'boolean', 'choices', 'file', 'table'] as const;
      expectKind(name, nodes, { zh: '字段', en: 'a field' }, ...kinds);
      return { type: BOOLEAN };
    },
    run: (a) => a === null || (Array.isArray(a) && a.length === 0),
    sql: ([a], [node]) => (isList(node) ? `(${sizeOf(a, node)} = 0)` : `(${a} IS NULL)`),
  },
  len: {
    args: [1, 1],
    usage: { zh: 'len(文字、多选、附件或明细表)', en: 'len(text, choices, files or table)' },
    check(nodes, name) {
      expectKind(name, nodes, COUNTABLE, 'text', 'choices', 'file', 'table');
      return { type: NUMBER, span: COUNT_SPAN };
    },
    run: (a) => (a === null ? 0 : typeof a === 'string' ? [...a].length : (a as unknown[]).length),
    sql: ([a], [node]) =>
      isList(node) ? `(${sizeOf(a, node)})::double precision` : `coalesce(char_length(${a}), 0)::double precision`,
  },
  contains: {
    args: [2, 2],
    usage: { zh: 'contains(多选或文字, 选项或文字)', en: 'contains(choices or text, option or text)' },
    check([where, what], name) {
      expectKind(name, [where as Node], { zh: '多选或文字', en: 'a choice of several or a text' }, 'text', 'choices');
      expectKind(name, [what as Node], KIND_NAMES.text, 'text');
      return { type: BOOLEAN };
    },
    run: (where, what) => where !== null && what !== null && (where as string | unknown[]).includes(what as string),
    sql: ([where, what], [node]) =>
      node?.type.kind === 'choices'
        ? `((${what} = ANY(${where})) IS TRUE)`
        : `((strpos(${where}, ${what}) > 0) IS TRUE)`,
  },
  concat: {
    args: [1, 30],
    usage: { zh: 'concat(文字, …)', en: 'concat(text, …)' },
    check(nodes, name) {
      expectKind(name, nodes, KIND_NAMES.text, 'text');
      return { type: TEXT };
    },
    run: (...values) => values.map((v) => v ?? '').join('') || null,
    // Not concat(): that is only stable, and an index or a generated column wants immutable.
    sql: (args) => `NULLIF(${args.map((a) => `coalesce(${a}, '')`).join(' || ')}, '')`,
  },
};

function isList(node: Node | undefined): boolean {
  return node?.type.kind === 'choices' || node?.type.kind === 'file' || node?.type.kind === 'table';
}

function sizeOf(sql: string | undefined, node: Node | undefined): string {
  return node?.type.kind === 'choices' ? `coalesce(cardinality(${sql}), 0)` : `jsonb_array_length(${sql})`;
}
