import type { Expression } from '../expression/expression';
import type { FormNode } from './field-node';
import type { NodeExpressions } from './schema-expressions';

/** What must be known before a field's value is: whether it and the groups round it show, and what it is computed from. */
export function valueReads(node: FormNode, of: (node: FormNode) => NodeExpressions | undefined): string[] {
  const parts = [node, ...node.groups].map((one) => of(one)?.visible);
  const expressions = [...parts, of(node)?.value].filter((x): x is Expression => typeof x === 'object' && x !== null);
  const own = expressions.flatMap((x) => x.reads);
  // The rows of a table read the form round them too.
  const inner = node.children.filter((c) => c.isField).flatMap((c) => valueReads(c, of));
  const columns = new Set(node.children.map((c) => c.key));
  return [...new Set([...own, ...inner.filter((key) => !columns.has(key))])];
}

/** Keys in an order in which each comes after what it reads; `circle` holds one circle when there is none. */
export function inOrder(reads: ReadonlyMap<string, string[]>): { order: string[]; circle: string[] | null } {
  const order: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  let circle: string[] | null = null;

  for (const root of reads.keys()) {
    if (state.has(root)) continue;
    // An explicit stack: a chain of a thousand fields must not meet the limit of the call stack.
    const path: { key: string; rest: string[] }[] = [{ key: root, rest: [...(reads.get(root) ?? [])] }];
    state.set(root, 'open');
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const next = top.rest.shift();
      if (next === undefined) {
        state.set(top.key, 'done');
        order.push(top.key);
        path.pop();
      } else if (state.get(next) === 'open') {
        circle ??= path.slice(path.findIndex((p) => p.key === next)).map((p) => p.key);
      } else if (reads.has(next) && !state.has(next)) {
        state.set(next, 'open');
        path.push({ key: next, rest: [...(reads.get(next) ?? [])] });
      }
    }
  }
  return { order, circle };
}
