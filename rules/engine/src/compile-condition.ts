import type { ConditionLeaf, ConditionTree } from './explanation';
import { followPath, parseFactPath } from './fact-path';
import { OPERATORS, type OperatorTable, resolveOperator } from './operators';
import { type Condition, isFactReference, type LeafCondition, parameterOf } from './rule';

/** What a condition is asked about. A fact that is not there is undefined, which is not null. */
export interface Scope {
  facts: Readonly<Record<string, unknown>>;
  parameters: Readonly<Record<string, number>>;
}

/** A condition as two closures over one tree: the verdict alone, and the verdict with its reasons. */
export interface CompiledCondition {
  test(scope: Scope): boolean;
  explain(scope: Scope): ConditionTree;
}

/** What compiling needs besides the tree. */
export interface ConditionContext {
  shared?: Readonly<Record<string, Condition>>;
  operators?: OperatorTable;
  /** Takes the name of each fact that is read (parameters too). */
  reads?: Set<string>;
}

type Reader = (scope: Scope) => unknown;

/**
 * Compiles a checked tree. Every node is evaluated for an explanation, where json-rules-engine stops early by
 * priority: priorities change the order of the work and never the verdict. Throws on a tree that `parseRule` refuses.
 */
export function compileCondition(condition: Condition, context: ConditionContext = {}): CompiledCondition {
  if ('condition' in condition) {
    const shared = context.shared?.[condition.condition];
    if (shared === undefined) throw new Error(`no shared condition "${condition.condition}"`);
    return named(compileCondition(shared, context), condition.name ?? condition.condition);
  }
  if ('all' in condition) return named(compileGroup('all', condition.all, context), condition.name);
  if ('any' in condition) return named(compileGroup('any', condition.any, context), condition.name);
  if ('not' in condition) {
    const child = compileCondition(condition.not, context);
    return named(
      {
        test: (scope) => !child.test(scope),
        explain(scope) {
          const tree = child.explain(scope);
          return { kind: 'not', met: !tree.met, child: tree };
        },
      },
      condition.name,
    );
  }
  return named(compileLeaf(condition, context), condition.name);
}

function compileGroup(kind: 'all' | 'any', conditions: Condition[], context: ConditionContext): CompiledCondition {
  const parts = conditions.map((c) => compileCondition(c, context));
  // json-rules-engine calls an empty group met, `any` too; parseRule refuses one.
  const decide = (met: (part: number) => boolean): boolean => {
    if (parts.length === 0) return true;
    for (let i = 0; i < parts.length; i++) if (met(i) === (kind === 'any')) return kind === 'any';
    return kind === 'all';
  };
  return {
    test: (scope) => decide((i) => parts[i]?.test(scope) === true),
    explain(scope) {
      const children = parts.map((p) => p.explain(scope));
      return { kind, met: decide((i) => children[i]?.met === true), children };
    },
  };
}

function compileLeaf(leaf: LeafCondition, context: ConditionContext): CompiledCondition {
  const compare = resolveOperator(leaf.operator, context.operators ?? OPERATORS);
  if (compare === null) throw new Error(`unknown operator "${leaf.operator}"`);
  const reference = isFactReference(leaf.value) ? leaf.value : null;
  const left = readFact(leaf.fact, leaf.path, context);
  const right: Reader = reference ? readFact(reference.fact, reference.path, context) : () => leaf.value;
  return {
    test: (scope) => compare(left(scope), right(scope)),
    explain(scope) {
      const [a, b] = [left(scope), right(scope)];
      const result: ConditionLeaf = {
        kind: 'leaf',
        fact: leaf.fact,
        ...(leaf.path ? { path: leaf.path } : {}),
        operator: leaf.operator,
        left: a ?? null,
        right: b ?? null,
        ...(reference ? { rightFact: reference.fact } : {}),
        ...(reference?.path ? { rightPath: reference.path } : {}),
        met: compare(a, b),
      };
      if (typeof a === 'number' && typeof b === 'number') result.gap = round(a - b);
      return result;
    },
  };
}

function readFact(fact: string, path: string | undefined, context: ConditionContext): Reader {
  context.reads?.add(fact);
  const parameter = parameterOf(fact);
  const value: Reader =
    parameter === null
      ? ({ facts }) => (Object.hasOwn(facts, fact) ? facts[fact] : undefined)
      : ({ parameters }) => (Object.hasOwn(parameters, parameter) ? parameters[parameter] : undefined);
  if (!path) return value;
  const steps = parseFactPath(path);
  if (steps === null) throw new Error(`unknown path "${path}"`);
  return (scope) => followPath(value(scope), steps);
}

function named(compiled: CompiledCondition, name: string | undefined): CompiledCondition {
  if (name === undefined) return compiled;
  return { test: compiled.test, explain: (scope) => ({ ...compiled.explain(scope), name }) };
}

// 83.3 − 44.5 is 38.8, not 38.8 and thirteen digits of binary.
function round(n: number): number {
  return Number.isFinite(n) && Math.abs(n) < 1e9 ? Math.round(n * 1e6) / 1e6 : n;
}
