import type { Bilingual } from '@project-cloud/kernel';
import { expectKind, refuse, sharedType } from '../checking';
import type { Node } from '../node';
import type { Operation, OperationTable } from '../operation';
import { SAYS } from '../says';
import { unionSpan } from '../span';
import { BOOLEAN, KIND_NAMES } from '../value-type';
import { spansOf } from './arithmetic';

const choose: Operation = {
  args: [3, 3],
  check(nodes, name) {
    const [condition, ...branches] = nodes as [Node, Node, Node];
    expectKind({ zh: `“${name}”的条件`, en: `The condition of “${name}”` }, [condition], KIND_NAMES.boolean, 'boolean');
    refuseLists(name, branches);
    return { type: sharedType(`“${name}”`, branches), span: unionSpan(spansOf(branches)) };
  },
  run: (condition, a, b) => (condition === true ? a : b),
  sql: ([condition, a, b]) => `(CASE WHEN ${condition} IS TRUE THEN ${a} ELSE ${b} END)`,
};

/** An empty yes/no counts as not true in a condition. */
export const LOGIC: OperationTable = {
  '&&': both({ zh: '并且', en: '&&' }, (a, b) => a === true && b === true, 'AND'),
  '||': both({ zh: '或者', en: '||' }, (a, b) => a === true || b === true, 'OR'),
  '!': {
    args: [1, 1],
    check(nodes) {
      expectKind('“!”', nodes, KIND_NAMES.boolean, 'boolean');
      return { type: BOOLEAN };
    },
    run: (a) => a !== true,
    sql: ([a]) => `(${a} IS NOT TRUE)`,
  },
  '?:': choose,
  if: { ...choose, usage: { zh: 'if(条件, 是则, 否则)', en: 'if(condition, then, else)' } },
  coalesce: {
    args: [2, 30],
    usage: { zh: 'coalesce(值, …)：第一个不空的', en: 'coalesce(value, …): the first that is not empty' },
    check(nodes, name) {
      refuseLists(name, nodes);
      return { type: sharedType(name, nodes), span: unionSpan(spansOf(nodes)) };
    },
    run: (...values) => values.find((v) => v !== null) ?? null,
    sql: (args) => `coalesce(${args.join(', ')})`,
  },
};

function both(name: Bilingual, of: (a: unknown, b: unknown) => boolean, word: string): Operation {
  return {
    args: [2, 2],
    check(nodes) {
      expectKind({ zh: `“${name.zh}”`, en: `“${name.en}”` }, nodes, KIND_NAMES.boolean, 'boolean');
      return { type: BOOLEAN };
    },
    run: of,
    sql: ([a, b]) => `(${a} IS TRUE ${word} ${b} IS TRUE)`,
  };
}

function refuseLists(name: string, nodes: Node[]): void {
  const single = { zh: '单个的值', en: 'a single value' };
  expectKind(`“${name}”`, nodes, single, 'number', 'text', 'date', 'month', 'boolean', 'empty');
  if (nodes.every((n) => n.type.kind === 'empty')) refuse('type', SAYS.allEmpty(`“${name}”`), nodes[0] as Node);
}
