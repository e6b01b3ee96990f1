export type Schema = Record<string, unknown>;

export interface Parameter {
  name: string;
  in: string;
  required: boolean;
  schema: Schema;
  description: string;
}

export interface Operation {
  /** 'GET /api/entries/{id}': unique, and the anchor on the page. */
  id: string;
  method: string;
  path: string;
  tag: string;
  summary: { zh: string; en: string };
  /** 'anyone', 'signed-in' or the name of an action. */
  may: string | null;
  parameters: Parameter[];
  body: { type: string; schema: Schema } | null;
  responses: { status: string; description: string; type: string; schema: Schema | null }[];
}

/** The document as it comes. Nothing in it is run; what is odd in it reads as nothing. */
export type OpenApi = Record<string, unknown>;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** What a `$ref` within the document names; anything else is itself. */
export function resolve(document: OpenApi, value: unknown): Record<string, unknown> {
  const ref = text(record(value).$ref);
  if (!ref.startsWith('#/')) return record(value);
  const found = ref
    .slice(2)
    .split('/')
    .reduce<unknown>((at, key) => record(at)[key.replaceAll('~1', '/').replaceAll('~0', '~')], document);
  return record(found);
}

/** Every operation of the document, in its order. */
export function operationsOf(document: OpenApi): Operation[] {
  return Object.entries(record(document.paths)).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = record(record(item)[method]);
      return Object.keys(operation).length > 0 ? [read(document, path, method.toUpperCase(), operation)] : [];
    }),
  );
}

function read(document: OpenApi, path: string, method: string, operation: Record<string, unknown>): Operation {
  const summary = text(operation.summary);
  return {
    id: `${method} ${path}`,
    method,
    path,
    tag: text(list(operation.tags)[0]) || 'content',
    summary: { zh: summary, en: text(operation.description) || summary },
    may: text(operation['x-may']) || null,
    parameters: list(operation.parameters).map((entry) => {
      const { name, in: place, required, schema, description } = resolve(document, entry);
      return {
        name: text(name),
        in: text(place),
        required: required === true,
        schema: resolve(document, schema),
        description: text(description),
      };
    }),
    body: contentOf(document, resolve(document, operation.requestBody)),
    responses: Object.entries(record(operation.responses)).map(([status, entry]) => {
      const answer = resolve(document, entry);
      const content = contentOf(document, answer);
      return {
        status,
        description: text(answer.description),
        type: content?.type ?? '',
        schema: content?.schema ?? null,
      };
    }),
  };
}

function contentOf(document: OpenApi, holder: Record<string, unknown>): { type: string; schema: Schema } | null {
  const first = Object.entries(record(holder.content))[0];
  return first ? { type: first[0], schema: resolve(document, record(first[1]).schema) } : null;
}

/** Operations in which every word occurs: path, method, purpose, parameter or field of the body. */
export function search(operations: readonly Operation[], words: string): Operation[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [...operations];
  return operations.filter((operation) => {
    const names = [
      ...operation.parameters.map(({ name }) => name),
      ...Object.keys(record(operation.body?.schema.properties)),
    ];
    const hay =
      `${operation.id} ${operation.tag} ${operation.summary.zh} ${operation.summary.en} ${names.join(' ')}`.toLowerCase();
    return wanted.every((word) => hay.includes(word));
  });
}
