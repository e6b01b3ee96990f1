import { framedOrigin } from '@project-cloud/exchange/server';

interface Context {
  path: string;
  secure: boolean;
  set(name: string, value: string): void;
  remove(name: string): void;
}

/**
 * No inline script, no eval. Styles stay inline: antd writes its own into the page.
 *
 * @param framed the registered subsystem that this page opens: the one place that it may frame and post to
 */
const policy = (framed: string | null) =>
  [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    // the map works its shapes out in a worker, a file like any other script
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    `form-action 'self'${framed ? ` ${framed}` : ''}`,
    `frame-src ${framed ?? "'none'"}`,
    "frame-ancestors 'none'",
  ].join('; ');

const isAdministration = (path: string) =>
  /^\/(admin|content-manager|content-type-builder|upload|i18n|users-permissions)\b/.test(path);

/** Nothing is framed while it is not known what may be; why it is not known stands in the log. */
const framed = (path: string) =>
  framedOrigin(path).catch((fault: unknown) => {
    console.error('Which subsystem a page may open is not known:', fault instanceof Error ? fault.message : fault);
    return null;
  });

/** Security headers of everything but Strapi's administration, which brings its own. */
export default () =>
  async (ctx: Context, next: () => Promise<void>): Promise<void> => {
    await next();
    ctx.remove('x-powered-by');
    if (isAdministration(ctx.path)) return;
    ctx.set('content-security-policy', policy(await framed(ctx.path)));
    ctx.set('x-content-type-options', 'nosniff');
    ctx.set('x-frame-options', 'DENY');
    ctx.set('referrer-policy', 'same-origin');
    ctx.set('permissions-policy', 'camera=(self), geolocation=(self), microphone=()');
    ctx.set('cross-origin-opener-policy', 'same-origin');
    if (ctx.secure) ctx.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
  };
