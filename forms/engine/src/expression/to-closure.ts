import type { Closure, Node } from './node';
import { OPERATIONS } from './operations';
import { asNumber, readValue } from './read-value';
import { type FieldKind, UNKNOWN, valueTypeOf } from './value-type';

/** Checked tree to closure. */
export function toClosure(node: Node): Closure {
  switch (node.node) {
    case 'literal': {
      const { value } = node;
      return () => value;
    }
    case 'list': {
      const { items } = node;
      return () => items;
    }
    case 'field': {
      const { key, type } = node;
      // Object.hasOwn, for a form's values are what a stranger sent.
      return (values) => (Object.hasOwn(values, key) ? readValue(values[key], type) : null);
    }
    case 'column':
      return column(node.table, node.column, node.type.kind === 'column' ? node.type.of : null);
    case 'call':
      return call(node.operation, node.args);
  }
}

function column(table: string, key: string, kind: FieldKind | null): Closure {
  const type = kind === null ? UNKNOWN : valueTypeOf(kind);
  return (values) => {
    const rows = Object.hasOwn(values, table) ? values[table] : null;
    if (!Array.isArray(rows)) return [];
    return rows.flatMap((row: unknown) => {
      if (typeof row !== 'object' || row === null || !Object.hasOwn(row, key)) return [];
      const value = readValue((row as Record<string, unknown>)[key], type);
      return value === null ? [] : [value];
    });
  };
}

function call(name: string, nodes: Node[]): Closure {
  const operation = OPERATIONS.get(name);
  if (!operation) throw new TypeError(`no operation ${name}`);
  if (name === 'today') return (_values, ctx) => ctx.today ?? null;
  const { run } = operation;
  const args = nodes.map((node) => {
    const of = toClosure(node);
    return operation.figures && node.type.kind === 'unknown' ? figures(of) : of;
  });
  const [a, b, c] = args as [Closure, Closure, Closure];
  // Spread is slow, and nearly every operation has one or two arguments.
  if (args.length === 1) return (values, ctx) => run(a(values, ctx));
  if (args.length === 2) return (values, ctx) => run(a(values, ctx), b(values, ctx));
  if (args.length === 3) return (values, ctx) => run(a(values, ctx), b(values, ctx), c(values, ctx));
  return (values, ctx) => run(...args.map((of) => of(values, ctx)));
}

function figures(of: Closure): Closure {
  return (values, ctx) => {
    const value = of(values, ctx);
    return Array.isArray(value) ? value.map(asNumber).filter((x) => x !== null) : asNumber(value);
  };
}
