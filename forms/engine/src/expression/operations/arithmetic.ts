import { expectKind, refuse, sharedUnit } from '../checking';
import { roundDecimal } from '../decimal';
import type { Node, Span } from '../node';
import type { Operation, OperationTable } from '../operation';
import { FIELD_SPAN, productSpan, quotientSpan, sumSpan, unionSpan } from '../span';
import { KIND_NAMES, NUMBER, type Unit, type ValueType } from '../value-type';

const PLACES = {
  zh: 'round 的小数位要直接写 0 到 6 的整数',
  en: 'The decimals of round are written as a whole number from 0 to 6',
};

/** Arithmetic with an empty value is empty; so is division by zero. */
export const ARITHMETIC: OperationTable = {
  '+': plain('+', (a, b) => a + b, sumSpan, sharedUnit),
  '-': plain('-', (a, b) => a - b, sumSpan, sharedUnit),
  '*': plain(
    '*',
    (a, b) => a * b,
    pair(productSpan),
    (_, nodes) => product(units(nodes)),
  ),
  '/': {
    ...plain(
      '/',
      (a, b) => a / b,
      pair(quotientSpan),
      (_, nodes) => quotient(units(nodes)),
    ),
    run: (a, b) => (a === null || b === null || b === 0 ? null : figure((a as number) / (b as number))),
    sql: ([a, b]) => `(${a} / NULLIF(${b}, 0))`,
  },
  negate: single(
    '-',
    (a) => -a,
    (a) => `(- ${a})`,
  ),
  abs: { ...single('abs', Math.abs, (a) => `abs(${a})`), usage: { zh: 'abs(数)', en: 'abs(number)' } },
  floor: { ...single('floor', Math.floor, (a) => `floor(${a})`), usage: { zh: 'floor(数)', en: 'floor(number)' } },
  ceil: { ...single('ceil', Math.ceil, (a) => `ceil(${a})`), usage: { zh: 'ceil(数)', en: 'ceil(number)' } },
  round: {
    args: [1, 2],
    figures: true,
    usage: { zh: 'round(数, 小数位)', en: 'round(number, decimals)' },
    check(nodes, name) {
      const [value, places] = nodes as [Node, Node | undefined];
      expectKind(name, [value], KIND_NAMES.number, 'number');
      if (places && !isPlaces(places)) refuse('literal', PLACES, places);
      return { type: numberLike(value), span: { ...spanOf(value), grain: -22 } };
    },
    run: (a, places) => (a === null ? null : roundDecimal(a as number, (places as number | undefined) ?? 0)),
    sql: ([a], [, places]) => `round((${a})::numeric, ${placesOf(places)})::double precision`,
  },
};

export function spanOf(node: Node): Span {
  return node.span ?? FIELD_SPAN;
}

export function spansOf(nodes: Node[]): Span[] {
  return nodes.map(spanOf);
}

export { unionSpan };

function plain(
  sign: string,
  of: (a: number, b: number) => number,
  span: (spans: Span[]) => Span,
  unit: (name: string, nodes: Node[]) => Unit,
): Operation {
  return {
    args: [2, 2],
    figures: true,
    check(nodes, name) {
      expectKind(`“${name}”`, nodes, KIND_NAMES.number, 'number');
      return { type: { kind: 'number', unit: unit(name, nodes) }, span: span(spansOf(nodes)) };
    },
    run: (a, b) => (a === null || b === null ? null : figure(of(a as number, b as number))),
    sql: ([a, b]) => `(${a} ${sign} ${b})`,
  };
}

function single(name: string, of: (a: number) => number, sql: (a: string) => string): Operation {
  return {
    args: [1, 1],
    figures: true,
    check(nodes) {
      expectKind(`“${name}”`, nodes, KIND_NAMES.number, 'number');
      const node = nodes[0] as Node;
      return { type: numberLike(node), span: spanOf(node) };
    },
    run: (a) => (a === null ? null : of(a as number)),
    sql: ([a]) => sql(a as string),
  };
}

// Values beyond the bounds that the checker reckons with can come from outside (a fact of 1e300): no Infinity goes on.
function figure(x: number): number | null {
  return Number.isFinite(x) ? x : null;
}

function pair(of: (a: Span, b: Span) => Span): (spans: Span[]) => Span {
  return (spans) => of(spans[0] ?? FIELD_SPAN, spans[1] ?? FIELD_SPAN);
}

function units(nodes: Node[]): [Unit, Unit] {
  const [a, b] = nodes.map((n) => (n.type.kind === 'number' ? n.type.unit : null));
  return [a ?? null, b ?? null];
}

// money × rate is money; money × percent is a figure whose unit only the author knows.
function product([a, b]: [Unit, Unit]): Unit {
  return a === null ? b : b === null ? a : null;
}

function quotient([a, b]: [Unit, Unit]): Unit {
  return b === null ? a : null;
}

function numberLike(node: Node): ValueType {
  return node.type.kind === 'number' ? node.type : NUMBER;
}

function isPlaces(node: Node): boolean {
  return node.node === 'literal' && Number.isInteger(node.value) && Number(node.value) >= 0 && Number(node.value) <= 6;
}

function placesOf(node: Node | undefined): number {
  return node?.node === 'literal' ? Number(node.value) : 0;
}
