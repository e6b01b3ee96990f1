import { type Bilingual, inBoth, parseIsoDate, parseMonth } from '@project-cloud/kernel';
import type { Node } from './node';
import { SAYS } from './says';
import { nameOf, UNKNOWN, type Unit, type ValueType } from './value-type';

/** Thrown inside the checker only; `parseExpression` turns it into an issue. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly words: Bilingual,
    readonly at: number,
  ) {
    super(words.zh);
  }
}

export function refuse(code: string, words: Bilingual, node: { at: number }): never {
  throw new Refusal(code, words, node.at);
}

export function isKind(node: Node, ...kinds: ValueType['kind'][]): boolean {
  return node.type.kind === 'unknown' || kinds.includes(node.type.kind);
}

/** Refuses arguments that are not of these kinds. */
export function expectKind(
  name: string | Bilingual,
  nodes: Node[],
  wanted: Bilingual,
  ...kinds: ValueType['kind'][]
): void {
  const { zh, en } = typeof name === 'string' ? inBoth(name) : name;
  for (const node of nodes) {
    if (isKind(node, ...kinds)) continue;
    const got = nameOf(node.type);
    refuse(
      'type',
      { zh: `${zh} 要的是${wanted.zh}，这里是${got.zh}`, en: `${en} takes ${wanted.en}, not ${got.en}` },
      node,
    );
  }
}

/** The unit that numbers share. Plain numbers join any; money with percent is refused. */
export function sharedUnit(name: string, nodes: Node[]): Unit {
  let unit: Unit = null;
  for (const node of nodes) {
    const own = unitOf(node.type);
    if (own === null) continue;
    if (unit !== null && unit !== own) {
      const [a, b] = [nameOf({ kind: 'number', unit }), nameOf({ kind: 'number', unit: own })];
      const words = {
        zh: `${a.zh}和${b.zh}单位不同，不能放在一个“${name}”里`,
        en: `One “${name}” cannot hold ${a.en} and ${b.en}: their units differ`,
      };
      refuse('unit', words, node);
    }
    unit = own;
  }
  return unit;
}

function unitOf(type: ValueType): Unit {
  if (type.kind === 'number') return type.unit;
  if (type.kind !== 'column') return null;
  return type.of === 'money' || type.of === 'percent' ? type.of : null;
}

/** A text literal beside a date or month is one, and must exist: planned_end > '2026-02-30' is refused. */
export function alignLiterals(nodes: Node[]): Node[] {
  const other = nodes.find((n) => n.type.kind === 'date' || n.type.kind === 'month');
  if (!other) return nodes;
  return nodes.map((node) => {
    if (node.node !== 'literal' || typeof node.value !== 'string') return node;
    const { value } = node;
    if (other.type.kind === 'date' && parseIsoDate(value) === null) {
      const words = {
        zh: `没有“${value}”这个日期，要写成 2026-01-31`,
        en: `There is no date “${value}”; write it as 2026-01-31`,
      };
      refuse('date', words, node);
    }
    if (other.type.kind === 'month' && parseMonth(value) === null) {
      const words = {
        zh: `没有“${value}”这个月份，要写成 2026-01`,
        en: `There is no month “${value}”; write it as 2026-01`,
      };
      refuse('date', words, node);
    }
    return { ...node, type: other.type };
  });
}

/** The one type that branches share; the empty value joins any type. */
export function sharedType(name: string, nodes: Node[]): ValueType {
  const typed = nodes.filter((n) => n.type.kind !== 'empty');
  const first = typed.find((n) => n.type.kind !== 'unknown');
  if (typed.length === 0) refuse('type', SAYS.allEmpty(name), nodes[0] as Node);
  if (!first) return UNKNOWN;
  for (const node of typed) {
    if (node.type.kind !== 'unknown' && node.type.kind !== first.type.kind) {
      const [a, b] = [nameOf(first.type), nameOf(node.type)];
      const words = {
        zh: `${name} 的几个结果要是同一类，这里有${a.zh}和${b.zh}`,
        en: `The results of ${name} have to be of one type; here are ${a.en} and ${b.en}`,
      };
      refuse('type', words, node);
    }
  }
  return first.type.kind === 'number' ? { kind: 'number', unit: sharedUnit(name, typed) } : first.type;
}
