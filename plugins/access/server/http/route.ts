import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { Action, Principal } from '../../domain';

/** A file that came in as multipart: already on disk, removed after the answer. */
export interface UploadedFile {
  path: string;
  name: string;
  size: number;
}

export interface Call<P, Q, B> {
  principal: Principal | null;
  params: P;
  query: Q;
  body: B;
  lang: 'zh' | 'en';
  file: UploadedFile | null;
  ip: string;
  /** Reads and sets what only sessions need. */
  cookies: {
    get(name: string): string | undefined;
    set(name: string, value: string | null, maxAgeSeconds?: number): void;
  };
}

type Known<P, Q, B> = Call<P, Q, B> & { principal: Principal };

interface Shape<P, Q, B> {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path below /api, parameters as `:name`. */
  path: string;
  tag: string;
  summary: { zh: string; en: string };
  params?: z.ZodType<P>;
  query?: z.ZodType<Q>;
  body?: z.ZodType<B>;
  /** The route takes one file as multipart field `file`. */
  upload?: boolean;
  /** What a success answers, for the OpenAPI document. */
  answer?: z.ZodType;
  answerType?: string;
  status?: number;
}

/** Anybody, anybody who signed in, or those whose role may do this. */
export type Guard = 'anyone' | 'signed-in' | Action;

export interface Route extends Shape<unknown, unknown, unknown> {
  may: Guard;
  run(call: Call<unknown, unknown, unknown>): Promise<unknown>;
}

const routes: Route[] = [];

/** A route reads: who may → parse → one service call → present. `defineRoute` also enters it in the OpenAPI document. */
export function defineRoute<P = unknown, Q = unknown, B = unknown>(
  shape: Shape<P, Q, B> & { may: 'anyone'; run(call: Call<P, Q, B>): Promise<unknown> },
): Route;
export function defineRoute<P = unknown, Q = unknown, B = unknown>(
  shape: Shape<P, Q, B> & { may: 'signed-in' | Action; run(call: Known<P, Q, B>): Promise<unknown> },
): Route;
export function defineRoute(route: unknown): Route {
  const entered = route as Route;
  if (routes.some((other) => other.method === entered.method && other.path === entered.path)) {
    throw new Error(`Two routes answer ${entered.method} ${entered.path}`);
  }
  routes.push(entered);
  return entered;
}

export function definedRoutes(): readonly Route[] {
  return routes;
}

/** An answer that is not JSON with status 200. */
export class Answer {
  constructor(
    readonly status: number,
    readonly body: unknown,
    readonly headers: Record<string, string> = {},
  ) {}
}

export const created = (body: unknown) => new Answer(201, body);
export const accepted = (body: unknown) => new Answer(202, body);
export const noContent = () => new Answer(204, null);

/** A download: the name is given in both forms, so that Chinese names survive. */
export function download(body: Readable | Buffer, name: string, contentType: string): Answer {
  const ascii = name.replace(/[^\x20-\x7e]/g, '_').replaceAll('"', '');
  return new Answer(200, body, {
    'content-type': contentType,
    'content-disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    'cache-control': 'private, no-store',
  });
}
