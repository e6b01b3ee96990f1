import type { Node, SqlOptions } from './node';
import type { SqlWriter } from './operation';
import { OPERATIONS } from './operations';
import { kindOf, SQL_TYPES } from './value-type';

/**
 * Checked tree to a PostgreSQL expression. `columnOf` gives the SQL of a column (`p.annual_plan`); literals become
 * parameters, appended to `params`. Figures are compared and counted as double precision, as JavaScript does, so that
 * both agree to the last bit; NULL is the one empty value.
 */
export function toSql(node: Node, columnOf: (key: string) => string, params: unknown[], options: SqlOptions): string {
  const write: SqlWriter = {
    param(value, type) {
      params.push(value);
      return `$${params.length}::${type}`;
    },
    today: () => (options.today === undefined ? 'CURRENT_DATE' : write.param(options.today, 'date')),
  };
  const visit = (one: Node): string => {
    switch (one.node) {
      case 'literal':
        return literal(one, write);
      case 'list': {
        const numbers = typeof one.items[0] === 'number';
        return `(${write.param(one.items, numbers ? 'double precision[]' : 'text[]')})`;
      }
      case 'field':
        return field(one, columnOf);
      case 'column':
        return column(one, columnOf);
      case 'call':
        return call(one, visit, write);
    }
  };
  return visit(node);
}

function call(node: Extract<Node, { node: 'call' }>, visit: (one: Node) => string, write: SqlWriter): string {
  const operation = OPERATIONS.get(node.operation);
  if (!operation) throw new TypeError(`no operation ${node.operation}`);
  // round() and addDays() write their literal into the statement themselves: no parameter that nothing refers to.
  const inlined = node.operation === 'round' || node.operation === 'addDays';
  const args = node.args.map((arg, i) => (inlined && i === 1 ? '' : visit(arg)));
  return operation.sql(args, node.args, write);
}

function literal(node: Extract<Node, { node: 'literal' }>, write: SqlWriter): string {
  const { value } = node;
  if (value === null) return 'NULL';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number') return `(${write.param(value, 'double precision')})`;
  return `(${write.param(value, node.type.kind === 'date' ? 'date' : 'text')})`;
}

function field(node: Extract<Node, { node: 'field' }>, columnOf: (key: string) => string): string {
  if (node.field === null) throw new TypeError('an expression without field types has no SQL');
  const kind = kindOf(node.field);
  const cast = `(${columnOf(node.key)})::${SQL_TYPES[kind]}`;
  if (SQL_TYPES[kind] === 'text') return `NULLIF(${cast}, '')`;
  return SQL_TYPES[kind] === 'jsonb' ? rows(cast) : cast;
}

function column(node: Extract<Node, { node: 'column' }>, columnOf: (key: string) => string): string {
  const name = `'${node.column.replaceAll("'", "''")}'`;
  const table = rows(`(${columnOf(node.table)})::jsonb`);
  return `(SELECT CASE WHEN jsonb_typeof(r -> ${name}) = 'number' THEN (r ->> ${name})::double precision END AS v FROM jsonb_array_elements(${table}) AS r)`;
}

function rows(jsonb: string): string {
  return `(CASE WHEN jsonb_typeof(${jsonb}) = 'array' THEN ${jsonb} ELSE '[]'::jsonb END)`;
}
