import { type Bilingual, inBoth } from '@project-cloud/kernel';
import { type Expression, parseExpression } from '../expression/expression';
import { isObject } from '../schema/json-schema';

const CACHE_LIMIT = 5_000;

/**
 * The compiler for Formily's `Schema.registerCompiler`, in place of its `new Function`. It reads names from the row that
 * is being shown, then from the form's values, then from the scope (the schema's x-context). It never throws: a fault
 * goes to `onError`, once for each text, and the result is undefined. An empty result is null: it clears a computed
 * field. Formily takes null in a condition for "leave it", so a bare yes/no is written `flag == true` there; the compiled
 * form needs no such care.
 */
export function formilyCompiler(
  onError: (fault: { expression: string; message: Bilingual }) => void,
): (expression: string, scope?: Record<string, unknown>) => unknown {
  const cache = new Map<string, Expression | null>();
  const reported = new Set<string>();

  function report(expression: string, message: Bilingual): void {
    if (reported.has(expression)) return;
    reported.add(expression);
    try {
      onError({ expression, message });
    } catch {
      // A reporter that fails must not break the page either.
    }
  }

  function parse(text: string): Expression | null {
    const known = cache.get(text);
    if (known !== undefined) return known;
    const parsed = parseExpression(text, { fields: null });
    if (!parsed.ok) for (const { message } of parsed.issues) report(text, message);
    const expression = parsed.ok ? parsed.expression : null;
    if (cache.size >= CACHE_LIMIT) cache.clear();
    cache.set(text, expression);
    return expression;
  }

  return (text, scope = {}) => {
    const source = String(text);
    try {
      const expression = parse(source);
      if (!expression) return undefined;
      const values = Object.fromEntries(expression.reads.map((key) => [key, lookUp(key, scope)]));
      return expression.evaluate(values, { today: typeof scope.$today === 'string' ? scope.$today : undefined });
    } catch (error) {
      report(source, inBoth(error instanceof Error ? error.message : String(error)));
      return undefined;
    }
  };
}

// Formily merges scopes and rows behind proxies that do not tell which keys are their own. The parser refuses names like
// `constructor`; what else an object inherits are functions, and functions are passed over.
function lookUp(key: string, scope: Record<string, unknown>): unknown {
  for (const source of [scope.$record, scope.$values, scope]) {
    const value = isObject(source) ? source[key] : undefined;
    if (value !== undefined && typeof value !== 'function') return value;
  }
  return undefined;
}
