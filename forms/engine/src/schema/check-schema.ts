import type { Bilingual } from '@project-cloud/kernel';
import { exampleFaults } from '../example/example';
import type { FieldType } from '../expression/value-type';
import { SQL_TYPES, valueTypeOf } from '../expression/value-type';
import { checkComponent, checkOptions } from './check-component';
import { checkPlain } from './check-plain';
import { inOrder, valueReads } from './dependencies';
import { contextTypes, type FormNode, fieldTypes, formNodes } from './field-node';
import { isObject, type JsonSchema } from './json-schema';
import { EXPRESSION_KEYWORDS, KEY, PLAIN_KEYWORDS, ROOT_KEYWORDS, STRUCTURE_KEYWORDS } from './keywords';
import { type KeywordIssue, type NodeExpressions, nodeExpressions, remarks } from './schema-expressions';
import type { SchemaIssue } from './schema-issue';

const MAX_NODES = 2_000;
const MAX_DEPTH = 12;
const NO_OBJECT: Bilingual = { zh: '要是一个对象', en: 'It has to be an object' };
const ROOT_TYPE: Bilingual = { zh: '表单最外层的 type 要是 object', en: 'The type of a form has to be object' };
const CONTEXT_SHAPE: Bilingual = {
  zh: '要写成 { type: 字段类型, label: 文字 }',
  en: 'Write it as { type: type of a field, label: text }',
};
const KEYWORDS = new Set<string>([...Object.keys(PLAIN_KEYWORDS), ...EXPRESSION_KEYWORDS, ...STRUCTURE_KEYWORDS]);

/** Checks a form's schema: only known components, props and keywords; expressions parse, read known fields, never circle. */
export function checkSchema(schema: unknown): SchemaIssue[] {
  const issues: SchemaIssue[] = [];
  if (!isObject(schema))
    return [{ path: '', code: 'shape', message: { zh: '表单要是一个对象', en: 'A form has to be an object' } }];
  checkPlain(schema, '', 0, { nodes: 0 }, issues);
  if (issues.length > 0) return issues;
  if (schema.type !== 'object') issues.push({ path: 'type', code: 'shape', message: ROOT_TYPE });
  for (const keyword of Object.keys(schema)) {
    if (!(ROOT_KEYWORDS as readonly string[]).includes(keyword)) {
      issues.push({
        path: keyword,
        code: 'keyword',
        message: { zh: `表单最外层不能有“${keyword}”`, en: `A form cannot have “${keyword}”` },
      });
    }
  }
  const english = schema['x-en'] === undefined ? null : PLAIN_KEYWORDS['x-en']?.(schema['x-en']);
  if (english) issues.push({ path: 'x-en', code: 'keyword', message: english });
  if (!isObject(schema.properties)) {
    return [
      ...issues,
      { path: 'properties', code: 'shape', message: { zh: '表单要有 properties', en: 'A form needs properties' } },
    ];
  }
  for (const [key, child] of Object.entries(schema.properties)) {
    if (!isObject(child)) issues.push({ path: `properties.${key}`, code: 'shape', message: NO_OBJECT });
  }
  checkContext(schema, issues);
  issues.push(
    ...exampleFaults(schema.examples).map((fault) => ({ path: 'examples', code: 'example', message: fault })),
  );
  const nodes = formNodes(schema);
  checkLevel(nodes, {}, issues);
  if (issues.length === 0) checkExpressions(schema, nodes, contextTypes(schema), issues);
  return issues;
}

/** The faults of one node that joins a form of which the fields are known: for what a layer adds. */
export function checkAddition(
  key: string,
  schema: JsonSchema,
  known: Readonly<Record<string, FieldType>>,
): SchemaIssue[] {
  const root = { type: 'object', properties: { [key]: schema } };
  const issues: SchemaIssue[] = [];
  checkPlain(root, '', 0, { nodes: 0 }, issues);
  if (issues.length > 0) return issues;
  const nodes = formNodes(root);
  checkLevel(nodes, {}, issues);
  if (issues.length === 0) checkExpressions(root, nodes, known, issues);
  return issues;
}

const keyFault = (key: string): Bilingual => ({
  zh: `键“${key}”只能用小写字母、数字和下划线，以字母开头，最多 48 个字符`,
  en: `The key “${key}” has to begin with a small letter, with small letters, digits and underscores, 48 at most`,
});

function checkLevel(nodes: FormNode[], inside: { table?: boolean }, issues: SchemaIssue[]): void {
  const seen = new Set<string>();
  if (nodes.length > MAX_NODES)
    issues.push({
      path: 'properties',
      code: 'size',
      message: { zh: `最多 ${MAX_NODES} 项`, en: `${MAX_NODES} parts at most` },
    });
  for (const node of nodes) {
    const say = (keyword: string, code: string, message: Bilingual) =>
      issues.push({ path: keyword === '' ? node.at : `${node.at}.${keyword}`, key: node.key, code, message });
    if (!KEY.test(node.key)) say('', 'key', keyFault(node.key.slice(0, 60)));
    if (seen.has(node.key)) {
      say('', 'duplicate', { zh: `键“${node.key}”出现了两次`, en: `The key “${node.key}” stands there twice` });
    }
    seen.add(node.key);
    if (node.groups.length > MAX_DEPTH)
      say('', 'size', { zh: `最多套 ${MAX_DEPTH} 层`, en: `${MAX_DEPTH} levels at most` });
    for (const keyword of Object.keys(node.schema)) {
      if (!KEYWORDS.has(keyword))
        say(keyword, 'keyword', { zh: `不能有“${keyword}”`, en: `There is no keyword “${keyword}”` });
    }
    for (const [keyword, check] of Object.entries(PLAIN_KEYWORDS)) {
      const fault = Object.hasOwn(node.schema, keyword) ? check(node.schema[keyword]) : null;
      if (fault) say(keyword, 'keyword', fault);
    }
    for (const [key, child] of Object.entries(node.schema.properties ?? {})) {
      if (!isObject(child)) say(`properties.${key}`, 'shape', NO_OBJECT);
    }
    checkComponent(node, inside.table === true, say);
    checkOptions(node, say);
    if (node.isField) checkLevel(node.children, { table: node.schema.type === 'array' }, issues);
  }
}

function checkContext(schema: JsonSchema, issues: SchemaIssue[]): void {
  const context = schema['x-context'];
  if (context === undefined) return;
  if (!isObject(context)) {
    issues.push({ path: 'x-context', code: 'context', message: NO_OBJECT });
    return;
  }
  for (const [key, one] of Object.entries(context)) {
    const fits = isObject(one) && Object.keys(one).every((k) => ['type', 'label', 'unit'].includes(k));
    if (!KEY.test(key) || !fits || !Object.hasOwn(SQL_TYPES, String(one.type)) || one.type === 'table') {
      issues.push({ path: `x-context.${key}`, code: 'context', message: CONTEXT_SHAPE });
    }
  }
}

function checkExpressions(
  root: JsonSchema,
  nodes: FormNode[],
  context: Readonly<Record<string, FieldType>>,
  issues: SchemaIssue[],
): void {
  const fields = fieldTypes(nodes, context);
  for (const node of nodes) {
    if (Object.hasOwn(context, node.key)) {
      issues.push({
        path: node.at,
        key: node.key,
        code: 'duplicate',
        message: { zh: `键“${node.key}”已经用过`, en: `The key “${node.key}” is taken` },
      });
    }
  }
  const parsed = new Map<FormNode, NodeExpressions>();
  const visit = (level: FormNode[], known: Record<string, FieldType>) => {
    for (const node of level) {
      const { expressions, issues: faults } = nodeExpressions(node.schema, { fields: known });
      parsed.set(node, expressions);
      issues.push(...faults.map((fault) => located(fault, node.at, node.key)));
      if (expressions.value) checkResult(node, expressions, issues);
      // A row sees its own columns first, then the form round it.
      if (node.children.length > 0) visit(node.children, { ...known, ...fieldTypes(node.children) });
    }
  };
  visit(nodes, fields);
  const faults: KeywordIssue[] = [];
  remarks(root, 'x-check', { fields }, faults);
  issues.push(...faults.map((fault) => located(fault, '')));
  for (const level of [nodes, ...nodes.map((n) => n.children)]) checkCircle(level, parsed, issues);
}

function checkResult(node: FormNode, { value }: NodeExpressions, issues: SchemaIssue[]): void {
  const got = value?.type.kind;
  const wanted = valueTypeOf(node.type).kind;
  if (got === undefined || got === 'unknown' || got === wanted) return;
  issues.push({
    path: `${node.at}.x-value`,
    key: node.key,
    code: 'type',
    message: { zh: '计算结果的类型和字段的类型不同', en: 'What is computed is not of the type of the field' },
    at: 0,
  });
}

function checkCircle(level: FormNode[], parsed: Map<FormNode, NodeExpressions>, issues: SchemaIssue[]): void {
  const fields = level.filter((n) => n.isField);
  const reads = new Map(fields.map((n) => [n.key, valueReads(n, (one) => parsed.get(one))]));
  const { circle } = inOrder(reads);
  if (!circle) return;
  const node = fields.find((n) => n.key === circle[0]);
  const way = [...circle, circle[0]].join(' → ');
  const message = { zh: `条件或计算绕成了圈：${way}`, en: `Conditions or formulas run in a circle: ${way}` };
  issues.push({ path: node?.at ?? '', key: circle[0], code: 'circle', message });
}

function located(fault: KeywordIssue, at: string, key?: string): SchemaIssue {
  const { keyword, ...rest } = fault;
  return { path: at === '' ? keyword : `${at}.${keyword}`, ...(key === undefined ? {} : { key }), ...rest };
}
