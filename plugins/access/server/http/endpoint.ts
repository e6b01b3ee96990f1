import { rm } from 'node:fs/promises';
import { findBadText } from '@project-cloud/kernel';
import type { z } from 'zod';
import { CrossSite, FirstPassword, may, NotAllowed, SignInRequired } from '../../domain';
import { currentWork } from '../database/context';
import { accessEvents } from '../events';
import { BadRequest, fieldIssues, Invalid } from './problem';
import { Answer, type Call, type Route, type UploadedFile } from './route';

/** The part of koa's context that an endpoint needs. */
export interface Context {
  method: string;
  path: string;
  params: Record<string, string>;
  query: Record<string, unknown>;
  request: { body?: unknown; files?: Record<string, unknown>; headers: Record<string, string | string[] | undefined> };
  cookies: { get(name: string): string | undefined; set(name: string, value: string | null, options: object): void };
  secure: boolean;
  status: number;
  body: unknown;
  set(name: string, value: string): void;
}

function parse<T>(schema: z.ZodType<T> | undefined, input: unknown, at: string): T {
  if (!schema) return input as T;
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const fields = fieldIssues(parsed.error).map((issue) => (at ? { ...issue, path: issue.path || at } : issue));
  throw Invalid({ count: fields.length }, { fields });
}

const UNSTORABLE = {
  zh: '含有不能保存的字符，请重新输入',
  en: 'It holds characters that cannot be stored; type it again',
};
const NO_FILE = { zh: '请选择文件', en: 'Choose a file' };

/** NUL and lone surrogates reach no further than the door, wherever in a body they stand. */
function refuseBadText(value: unknown, path: string): void {
  if (typeof value === 'string' && findBadText(value)) {
    throw Invalid({ count: 1 }, { fields: [{ path, code: 'text', message: UNSTORABLE }] });
  }
  if (Array.isArray(value)) for (const [at, item] of value.entries()) refuseBadText(item, `${path}[${at}]`);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) refuseBadText(item, path ? `${path}.${key}` : key);
  }
}

function uploadedFile(ctx: Context): UploadedFile | null {
  const raw = ctx.request.files?.file;
  const file = (Array.isArray(raw) ? raw[0] : raw) as
    | { filepath: string; originalFilename: string | null; size: number }
    | undefined;
  return file ? { path: file.filepath, name: file.originalFilename ?? 'file', size: file.size } : null;
}

async function removeUploads(ctx: Context): Promise<void> {
  const files = Object.values(ctx.request.files ?? {}).flat() as { filepath: string }[];
  await Promise.all(files.map((file) => rm(file.filepath, { force: true })));
}

/** A browser sends the session cookie by itself; a foreign page cannot send this header. Tokens carry no cookie. */
function refuseCrossSite(ctx: Context, kind: 'user' | 'token' | undefined): void {
  if (ctx.method === 'GET' || kind === 'token') return;
  if (ctx.request.headers['x-requested-with'] !== 'project-cloud') throw CrossSite();
}

/** What somebody with a first password still does: see who they are, change it, sign out. */
const OWN_SESSION = /^\/session(\/|$)/;

async function guard(route: Route, ctx: Context): Promise<void> {
  const principal = currentWork()?.principal ?? null;
  if (route.may === 'anyone') return;
  if (!principal) throw SignInRequired();
  if (principal.firstPassword && !OWN_SESSION.test(route.path)) throw FirstPassword();
  if (route.may !== 'signed-in' && !may(principal.role, route.may)) {
    await accessEvents.emit('refused', { principal, action: route.may, method: ctx.method, path: ctx.path });
    throw NotAllowed({ action: route.may });
  }
}

/** One of our routes as a koa handler. Faults travel to the problem middleware. */
export function endpoint(route: Route): (ctx: Context) => Promise<void> {
  return async (ctx) => {
    const work = currentWork();
    try {
      refuseCrossSite(ctx, work?.principal?.kind);
      await guard(route, ctx);
      const body = ctx.request.body;
      if (route.method !== 'GET' && !route.upload) refuseBadText(body, '');
      refuseBadText(ctx.query, '');
      refuseBadText(ctx.params, '');
      const file = route.upload ? uploadedFile(ctx) : null;
      if (route.upload && !file)
        throw BadRequest(undefined, { fields: [{ path: 'file', code: 'required', message: NO_FILE }] });
      const call: Call<unknown, unknown, unknown> = {
        principal: work?.principal ?? null,
        params: parse(route.params, ctx.params, 'path'),
        query: parse(route.query, { ...ctx.query }, 'query'),
        body: route.body ? parse(route.body, body, 'body') : undefined,
        lang: work?.lang ?? 'zh',
        ip: work?.ip ?? '',
        file,
        cookies: {
          get: (name) => ctx.cookies.get(name),
          set: (name, value, maxAgeSeconds) =>
            ctx.cookies.set(name, value, {
              httpOnly: true,
              sameSite: 'lax',
              secure: ctx.secure,
              signed: false,
              overwrite: true,
              maxAge: maxAgeSeconds === undefined ? undefined : maxAgeSeconds * 1000,
            }),
        },
      };
      const result = await route.run(call);
      const answer = result instanceof Answer ? result : new Answer(route.status ?? 200, result);
      for (const [name, value] of Object.entries(answer.headers)) ctx.set(name, value);
      ctx.status = answer.status;
      if (answer.status === 204) ctx.body = null;
      else ctx.body = answer.body;
    } finally {
      await removeUploads(ctx);
    }
  };
}

/** Our routes in the shape Strapi registers; who may is ours to decide, so Strapi's own check is off. */
export function strapiRoutes(routes: readonly Route[]) {
  return {
    type: 'content-api' as const,
    prefix: '',
    routes: routes.map((route) => ({
      method: route.method,
      path: route.path,
      handler: endpoint(route),
      config: { auth: false as const },
    })),
  };
}
