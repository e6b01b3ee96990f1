import { z } from 'zod';
import type { Principal } from '../domain/principal';
import { definedRoutes, defineRoute, type Route } from './http/route';

interface StrapiRoute {
  method: string;
  path: string;
  handler: unknown;
}

const parameterNames = (path: string) => [...path.matchAll(/:([A-Za-z]+)/g)].map((match) => match[1] ?? '');
export const openApiPath = (path: string) => path.replace(/:([A-Za-z]+)/g, '{$1}');

const PROBLEM = { $ref: '#/components/responses/Problem' };

function jsonSchema(schema: z.ZodType): unknown {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
}

function queryParameters(query: z.ZodType | undefined): object[] {
  if (!query) return [];
  const schema = jsonSchema(query) as { properties?: Record<string, unknown>; required?: string[] };
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    in: 'query',
    required: schema.required?.includes(name) ?? false,
    schema: property,
  }));
}

function security(route: Route): object[] {
  return route.may === 'anyone' ? [] : [{ session: [] }, { token: [] }];
}

function operation(route: Route): object {
  const type = route.answerType ?? 'application/json';
  const content = { [type]: { schema: route.answer ? jsonSchema(route.answer) : {} } };
  return {
    tags: [route.tag],
    summary: route.summary.zh,
    description: route.summary.en,
    'x-may': route.may,
    security: security(route),
    parameters: [
      ...parameterNames(route.path).map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
      ...queryParameters(route.query),
    ],
    ...(route.body
      ? { requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(route.body) } } } }
      : {}),
    ...(route.upload
      ? {
          requestBody: {
            required: true,
            content: {
              'multipart/form-data': {
                schema: {
                  type: 'object',
                  required: ['file'],
                  properties: { file: { type: 'string', format: 'binary' } },
                },
              },
            },
          },
        }
      : {}),
    responses: { [route.status ?? 200]: { description: route.summary.zh, content }, '4XX': PROBLEM },
  };
}

function contentOperation(route: StrapiRoute): object {
  return {
    tags: ['content'],
    summary: String(route.handler),
    security: [{ session: [] }, { token: [] }],
    parameters: parameterNames(route.path).map((name) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    })),
    responses: { '200': { description: 'data', content: { 'application/json': { schema: {} } } }, '4XX': PROBLEM },
  };
}

/** What metadata adds: a schema for what is sent to each library, and where. */
export interface DescribedLibraries {
  schemas: Record<string, unknown>;
  libraries: readonly object[];
}

/** Every route there is, ours and Strapi's content API, as one OpenAPI 3.1 document. */
export function openApiDocument(content: readonly StrapiRoute[], described: DescribedLibraries): object {
  const paths: Record<string, Record<string, object>> = {};
  const enter = (path: string, method: string, entry: object) => {
    paths[path] = { ...paths[path], [method.toLowerCase()]: entry };
  };
  for (const route of content) enter(openApiPath(`/api${route.path}`), route.method, contentOperation(route));
  for (const route of definedRoutes()) enter(openApiPath(`/api${route.path}`), route.method, operation(route));
  return {
    openapi: '3.1.0',
    info: {
      title: '项目云 API',
      version: '1',
      description: '写操作须带请求头 X-Requested-With: project-cloud，或使用接口令牌。',
    },
    servers: [{ url: '/' }],
    paths: Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1))),
    'x-libraries': described.libraries,
    components: {
      schemas: described.schemas,
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'pc_session' },
        token: { type: 'http', scheme: 'bearer' },
      },
      responses: {
        Problem: {
          description: '被拒绝的原因 / Why it was refused',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                properties: {
                  error: {
                    type: 'object',
                    required: ['code', 'status', 'message'],
                    properties: {
                      code: { type: 'string' },
                      status: { type: 'integer' },
                      message: { type: 'string' },
                      fields: {
                        type: 'array',
                        items: {
                          type: 'object',
                          properties: {
                            path: { type: 'string' },
                            code: { type: 'string' },
                            message: { type: 'string' },
                          },
                        },
                      },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  };
}

let contentRoutes: readonly StrapiRoute[] = [];
let describe = async (_principal: Principal | null): Promise<DescribedLibraries> => ({ schemas: {}, libraries: [] });

/** Whoever owns the libraries says what they take, as somebody may see them. */
export function describeLibraries(by: typeof describe): void {
  describe = by;
}

export function setContentRoutes(found: readonly StrapiRoute[]): void {
  contentRoutes = found;
}

export const openApiRoutes = [
  defineRoute({
    method: 'GET',
    path: '/openapi.json',
    tag: 'access',
    summary: { zh: '接口说明（OpenAPI 3.1）', en: 'This document' },
    may: 'anyone',
    run: async ({ principal }) => openApiDocument(contentRoutes, await describe(principal)),
  }),
];
