import { randomUUID } from 'node:crypto';
import { NotFound, SignInRequired, SYSTEM_SCOPE, scopeOf } from '../../domain';
import { runWith, type Work } from '../database/context';
import { findPrincipal, SESSION_COOKIE } from '../session/find-principal';
import type { Context } from './endpoint';
import { asDomainError, MethodNotAllowed, refusalOfStrapi, toProblem } from './problem';

interface Log {
  error(text: string): void;
}

type Next = () => Promise<void>;
type Request = Context & {
  ip: string;
  headers: Record<string, string | undefined>;
  response: { _explicitStatus?: boolean };
};

const languageOf = (header: string | undefined): 'zh' | 'en' => (/^\s*en\b/i.test(header ?? '') ? 'en' : 'zh');

/** The router does not mind capitals, so neither does the wall. */
const BELOW_API = /^\/api(\/|$)/i;

/**
 * The first thing a request meets: it becomes work with an owner, a scope and a number, and every fault that comes
 * back up becomes the one error shape. Strapi's own administration is guarded by Strapi's own sign-in, and says
 * `system` here; everything else sees what its principal may see, or what is public.
 */
export function workMiddleware(options: { idleMinutes: number; log: Log }) {
  return async (ctx: Request, next: Next): Promise<void> => {
    const requestId = randomUUID();
    const base = { requestId, ip: ctx.ip, lang: languageOf(ctx.headers['accept-language']) };
    if (!BELOW_API.test(ctx.path)) {
      const work: Work = { ...base, principal: null, scope: SYSTEM_SCOPE };
      return runWith(work, next);
    }
    ctx.set('x-request-id', requestId);
    ctx.set('cache-control', 'private, no-store');
    try {
      const principal = await findPrincipal({
        cookie: ctx.cookies.get(SESSION_COOKIE),
        authorization: ctx.headers.authorization,
        idleMinutes: options.idleMinutes,
      });
      await runWith({ ...base, principal, scope: scopeOf(principal) }, next);
      if (!ctx.response._explicitStatus && ctx.body === undefined) throw NotFound();
      if (ctx.status === 405 && !ctx.body) throw MethodNotAllowed();
      const refusal = ctx.status >= 400 ? refusalOfStrapi(ctx.body) : null;
      if (refusal) throw refusal.status === 403 && !principal ? SignInRequired() : refusal;
    } catch (fault) {
      const error = asDomainError(fault, requestId, (text) => options.log.error(text));
      ctx.status = error.status;
      ctx.body = { ...toProblem(error, base.lang), ...((error.params as { extra?: object } | undefined)?.extra ?? {}) };
    }
  };
}
