import { findBadText } from '@project-cloud/kernel';
import { Refusal, refuse } from './checking';
import type { Node } from './node';
import { FUNCTIONS, OPERATIONS } from './operations';
import { SAYS } from './says';
import { FIELD_SPAN, isWithin, literalSpan } from './span';
import { type SyntaxNode, startOf } from './syntax';
import { BOOLEAN, type FieldType, NUMBER, TEXT, UNKNOWN, type ValueType, valueTypeOf } from './value-type';

/** What the checker may reach: the fields, or `null` where they are not known (Formily's compiler). */
export interface Vocabulary {
  fields: Readonly<Record<string, FieldType>> | null;
  maxNodes: number;
}

const MAX_DEPTH = 100;
const MAX_LIST = 500;
// Refused by name, before the field list is asked: a field can never be called one of these.
const FORBIDDEN =
  /^(constructor|prototype|__.*|this|window|self|globalThis|global|document|process|require|module|exports|eval|Function|Object|Array|String|Number|Reflect|Proxy|Symbol|Promise|import|arguments|fetch|location|\$.*)$/;
const ALIASES: Record<string, string> = { '===': '==', '!==': '!=' };

/** Walks the syntax tree by an allow-list: what is not named here does not exist in the language. */
export function checkTree(tree: SyntaxNode, vocabulary: Vocabulary): { root: Node; reads: string[] } {
  const reads = new Set<string>();
  let count = 0;

  function visit(syntax: SyntaxNode | null, depth: number): Node {
    const at = startOf(syntax);
    count += 1;
    if (count > vocabulary.maxNodes) refuse('too-large', SAYS.tooLarge(vocabulary.maxNodes), { at });
    if (depth > MAX_DEPTH) refuse('too-deep', SAYS.tooDeep(MAX_DEPTH), { at });
    if (!syntax) return refuse('syntax', SAYS.gap, { at });
    switch (syntax.type) {
      case 'Literal':
        return literal(syntax.value, at);
      case 'Identifier':
        return field(String(syntax.name), at);
      case 'UnaryExpression':
        return unary(syntax, depth, at);
      case 'BinaryExpression':
        return call(operator(syntax, at), [syntax.left, syntax.right], depth, at);
      case 'ConditionalExpression':
        return call('?:', [syntax.test, syntax.consequent, syntax.alternate], depth, at);
      case 'CallExpression':
        return invoke(syntax, depth, at);
      case 'ArrayExpression':
        return list(syntax, at);
      case 'MemberExpression':
        return member(syntax, at);
      case 'ThisExpression':
        return refuse('forbidden', SAYS.forbidden('this'), { at });
      default:
        return refuse('syntax', SAYS.oneSentence, { at });
    }
  }

  function literal(value: unknown, at: number): Node {
    if (value === null) return { node: 'literal', value, at, type: { kind: 'empty' } };
    if (typeof value === 'boolean') return { node: 'literal', value, at, type: BOOLEAN };
    if (typeof value === 'number') {
      if (!Number.isFinite(value) || Math.abs(value) > 1e12) refuse('literal', SAYS.tooGreat, { at });
      if (value !== 0 && Math.abs(value) < 1e-12) refuse('literal', SAYS.tooFine, { at });
      return { node: 'literal', value, at, type: NUMBER, span: literalSpan(value) };
    }
    if (typeof value !== 'string') return refuse('syntax', SAYS.unknownWriting, { at });
    if (value === '') refuse('empty', SAYS.useEmpty, { at });
    if (value.length > 200) refuse('literal', SAYS.longText, { at });
    if (findBadText(value)) refuse('literal', SAYS.badText, { at });
    return { node: 'literal', value, at, type: TEXT };
  }

  function field(key: string, at: number): Node {
    allowName(key, at);
    reads.add(key);
    if (vocabulary.fields === null) return { node: 'field', key, field: null, at, type: UNKNOWN };
    const type = Object.hasOwn(vocabulary.fields, key) ? vocabulary.fields[key] : undefined;
    if (type === undefined) return refuse('unknown-field', SAYS.noField(key), { at });
    const valueType = valueTypeOf(type);
    return { node: 'field', key, field: type, at, type: valueType, ...spanFor(valueType) };
  }

  function unary(syntax: SyntaxNode, depth: number, at: number): Node {
    const argument = syntax.argument as SyntaxNode;
    if (syntax.operator === '!') return call('!', [argument], depth, at);
    if (syntax.operator !== '-') return refuse('operator', SAYS.noOperator(String(syntax.operator)), { at });
    if (argument.type === 'Literal' && typeof argument.value === 'number') {
      count += 1;
      return { ...literal(-argument.value, at) };
    }
    return call('negate', [argument], depth, at);
  }

  function operator(syntax: SyntaxNode, at: number): string {
    const written = String(syntax.operator);
    const name = ALIASES[written] ?? written;
    if (!OPERATIONS.has(name)) refuse('operator', SAYS.noOperator(written), { at });
    return name;
  }

  function invoke(syntax: SyntaxNode, depth: number, at: number): Node {
    const callee = syntax.callee as SyntaxNode;
    if (callee.type === 'MemberExpression') {
      forbidMember(callee);
      refuse('method', SAYS.noMethods, { at });
    }
    if (callee.type !== 'Identifier') refuse('method', SAYS.onlyFunctions, { at });
    const name = String(callee.name);
    allowName(name, at);
    if (!OPERATIONS.get(name)?.usage) {
      const names = FUNCTIONS.map((f) => f.name);
      refuse('unknown-function', SAYS.noFunction(name, names), { at });
    }
    return call(name, syntax.arguments as unknown[], depth, at);
  }

  function call(name: string, inner: unknown[], depth: number, at: number): Node {
    const operation = OPERATIONS.get(name);
    if (!operation) return refuse('operator', SAYS.noOperator(name), { at });
    const [least, most] = operation.args;
    if (inner.length < least || inner.length > most) {
      refuse('arguments', SAYS.usage(name, operation.usage, inner.length), { at });
    }
    const nodes = inner.map((one) => visit(one as SyntaxNode | null, depth + 1));
    const { type, args = nodes, span } = operation.check(nodes, name);
    if (span && !isWithin(span)) refuse('too-large', SAYS.outOfBounds, { at });
    return { node: 'call', operation: name, args, at, type, ...(span ? { span } : {}) };
  }

  function list(syntax: SyntaxNode, at: number): Node {
    const elements = syntax.elements as (SyntaxNode | null)[];
    count += elements.length;
    if (elements.length === 0 || elements.length > MAX_LIST) refuse('list', SAYS.listSize(MAX_LIST), { at });
    const items = elements.map((element) => {
      const sign = element?.type === 'UnaryExpression' && element.operator === '-' ? -1 : 1;
      const inner = sign === -1 ? (element?.argument as SyntaxNode) : element;
      const node = inner?.type === 'Literal' ? literal(inner.value, at) : null;
      if (node?.node !== 'literal' || (typeof node.value !== 'number' && typeof node.value !== 'string')) {
        return refuse('list', SAYS.plainItems, { at: startOf(element) || at });
      }
      return typeof node.value === 'number' ? sign * node.value : node.value;
    });
    if (new Set(items.map((item) => typeof item)).size > 1) refuse('list', SAYS.mixedItems, { at });
    return { node: 'list', items, at, type: TEXT };
  }

  /** The one thing a dot may do: name a column of a table, for sum(), min() and max(). */
  function member(syntax: SyntaxNode, at: number): Node {
    forbidMember(syntax);
    const [object, property] = [syntax.object as SyntaxNode, syntax.property as SyntaxNode];
    if (syntax.computed || syntax.optional || object.type !== 'Identifier') {
      return refuse('member', SAYS.noMembers, { at });
    }
    const table = field(String(object.name), at);
    const column = String(property.name);
    if (table.type.kind === 'unknown') return { node: 'column', table: String(object.name), column, at, type: UNKNOWN };
    if (table.type.kind !== 'table') return refuse('member', SAYS.noTable(String(object.name)), { at });
    const kind = Object.hasOwn(table.type.columns, column) ? table.type.columns[column] : undefined;
    if (kind === undefined) return refuse('unknown-field', SAYS.noColumn(String(object.name), column), { at });
    if (valueTypeOf(kind).kind !== 'number') return refuse('type', SAYS.noFigures(column), { at });
    return {
      node: 'column',
      table: String(object.name),
      column,
      at,
      type: { kind: 'column', of: kind },
      span: FIELD_SPAN,
    };
  }

  const root = visit(tree, 0);
  if (root.node === 'list') refuse('type', SAYS.listResult, root);
  if (root.type.kind === 'column') refuse('type', SAYS.columnResult, root);
  if (root.type.kind === 'empty') refuse('type', SAYS.emptyResult, root);
  return { root, reads: [...reads] };
}

function spanFor(type: ValueType): Pick<Node, 'span'> {
  return type.kind === 'number' ? { span: FIELD_SPAN } : {};
}

function allowName(name: string, at: number): void {
  if (!FORBIDDEN.test(name)) return;
  throw new Refusal('forbidden', SAYS.forbidden(name), at);
}

function forbidMember(syntax: SyntaxNode): void {
  for (let node: SyntaxNode = syntax; ; node = node.object as SyntaxNode) {
    const property = node.property as SyntaxNode | undefined;
    const name = property?.type === 'Literal' ? property.value : property?.name;
    if (typeof name === 'string') allowName(name, startOf(node));
    if (node.type === 'Identifier') allowName(String(node.name), startOf(node));
    if (node.type === 'ThisExpression') allowName('this', startOf(node));
    if (node.type !== 'MemberExpression') return;
  }
}
