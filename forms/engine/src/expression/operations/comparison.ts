import { alignLiterals, expectKind, refuse, sharedUnit } from '../checking';
import type { Node } from '../node';
import type { Operation, OperationTable } from '../operation';
import { asNumber } from '../read-value';
import { SAYS } from '../says';
import { BOOLEAN, nameOf } from '../value-type';

type Scalar = number | string | boolean;

const USE_CONTAINS = {
  zh: '多选字段要用 contains(字段, 选项)',
  en: 'For a choice of several use contains(field, option)',
};
const WANTS_LIST = { zh: '“in”后面要写列表，如 [“a”, “b”]', en: 'After “in” comes a list, as [“a”, “b”]' };
const SCALAR = { zh: '文字、数字、日期或是否', en: 'a text, a number, a date, yes or no' };

/** A comparison with an empty value is false, whichever it is: nothing here is ever a third thing beside true and false. */
export const COMPARISON: OperationTable = {
  '==': comparison('=', (a, b) => a === b),
  '!=': comparison('<>', (a, b) => a !== b),
  '<': comparison('<', (a, b) => a < b),
  '<=': comparison('<=', (a, b) => a <= b),
  '>': comparison('>', (a, b) => a > b),
  '>=': comparison('>=', (a, b) => a >= b),
  in: {
    args: [2, 2],
    check(nodes) {
      const [value, list] = nodes as [Node, Node];
      if (value.type.kind === 'choices') refuse('type', USE_CONTAINS, value);
      expectKind(
        '“in”',
        [value],
        { zh: '文字、数字或日期', en: 'a text, a number or a date' },
        'text',
        'number',
        'date',
        'month',
      );
      if (list.node !== 'list') refuse('type', WANTS_LIST, list);
      const first = list.items[0];
      const literals = list.items.map((item): Node => ({ ...list, node: 'literal', value: item, type: list.type }));
      alignLiterals([value, ...literals]);
      const fits = value.type.kind === 'number' ? typeof first === 'number' : typeof first === 'string';
      if (value.type.kind !== 'unknown' && !fits) {
        const wanted = nameOf(value.type);
        refuse('type', { zh: `列表里要是${wanted.zh}`, en: `Each in the list has to be ${wanted.en}` }, list);
      }
      return { type: BOOLEAN };
    },
    run: (value, list) => value !== null && (list as Scalar[]).includes(value as Scalar),
    sql: ([a, list], [value], _write) => {
      const cast = value?.type.kind === 'number' ? 'double precision' : value?.type.kind === 'date' ? 'date' : 'text';
      return `((${a} = ANY(${list}::${cast}[])) IS TRUE)`;
    },
  },
};

function comparison(sign: string, of: (a: Scalar, b: Scalar) => boolean): Operation {
  const ordered = sign.startsWith('<') ? sign !== '<>' : sign.startsWith('>');
  return {
    args: [2, 2],
    check(nodes, name) {
      const args = alignLiterals(nodes);
      for (const node of args) {
        const { kind } = node.type;
        if (kind === 'empty') refuse('empty', SAYS.useEmpty, node);
        if (kind === 'choices') refuse('type', USE_CONTAINS, node);
        expectKind(`“${name}”`, [node], SCALAR, 'text', 'number', 'date', 'month', 'boolean');
      }
      const [a, b] = args as [Node, Node];
      const unknown = a.type.kind === 'unknown' || b.type.kind === 'unknown';
      if (!unknown && a.type.kind !== b.type.kind) {
        const [x, y] = [nameOf(a.type), nameOf(b.type)];
        refuse('type', { zh: `${x.zh}不能和${y.zh}比较`, en: `Cannot compare ${x.en} with ${y.en}` }, b);
      }
      if (ordered && !unknown && (a.type.kind === 'text' || a.type.kind === 'boolean')) {
        const { zh, en } = nameOf(a.type);
        refuse(
          'type',
          { zh: `${zh}只能比较是否相同，不能比大小`, en: `Only numbers and dates have an order, not ${en}` },
          a,
        );
      }
      sharedUnit(name, args);
      return { type: BOOLEAN, args };
    },
    run: (a, b) => {
      if (a === null || b === null) return false;
      if (typeof a === typeof b) return of(a as Scalar, b as Scalar);
      const [x, y] = [asNumber(a), asNumber(b)];
      return x !== null && y !== null && of(x, y);
    },
    sql: ([a, b]) => `((${a} ${sign} ${b}) IS TRUE)`,
  };
}
