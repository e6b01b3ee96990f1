import { unwrapped } from './condition';

export type Sign = '+' | '-' | '*' | '/';

/** A field or a number of a formula. */
export type Operand =
  | { readonly kind: 'field'; readonly key: string; readonly orZero: boolean }
  | { readonly kind: 'number'; readonly value: number };

/** A calculation in one line, from left to right: 上月累计 加 本月完成. Sums and differences, or products and quotients. */
export interface Formula {
  readonly first: Operand;
  readonly rest: readonly { readonly sign: Sign; readonly operand: Operand }[];
}

const NAME = '[a-z][a-z0-9_]*';
const OPERAND = new RegExp(
  `^(?:coalesce\\(\\s*(${NAME})\\s*,\\s*0\\s*\\)|(${NAME})(?!\\s*\\()|(\\d+(?:\\.\\d+)?))\\s*`,
);
const SIGN = /^([-+*/])\s*/;

export function writeFormula({ first, rest }: Formula): string {
  return [written(first), ...rest.flatMap(({ sign, operand }) => [sign, written(operand)])].join(' ');
}

/** The formula of an expression, or null when it says more than one line can. */
export function readFormula(text: string): Formula | null {
  let left = unwrapped(text);
  const operand = (): Operand | null => {
    const match = OPERAND.exec(left);
    if (!match) return null;
    left = left.slice(match[0].length);
    if (match[3] !== undefined) return { kind: 'number', value: Number(match[3]) };
    const key = match[1] ?? match[2] ?? '';
    return ['true', 'false', 'null'].includes(key) ? null : { kind: 'field', key, orZero: match[1] !== undefined };
  };
  const first = operand();
  if (!first) return null;
  const rest: { sign: Sign; operand: Operand }[] = [];
  while (left !== '') {
    const match = SIGN.exec(left);
    if (!match) return null;
    left = left.slice(match[0].length);
    const next = operand();
    if (!next) return null;
    rest.push({ sign: match[1] as Sign, operand: next });
  }
  // Read from left to right, "a + b * c" would mean another thing than it computes.
  const signs = new Set(rest.map(({ sign }) => (sign === '*' || sign === '/' ? 'times' : 'plus')));
  return signs.size > 1 ? null : { first, rest };
}

function written(operand: Operand): string {
  if (operand.kind === 'number') return String(operand.value);
  return operand.orZero ? `coalesce(${operand.key}, 0)` : operand.key;
}
