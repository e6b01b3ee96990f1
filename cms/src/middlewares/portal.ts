import type { ReadStream } from 'node:fs';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';

interface Context {
  method: string;
  path: string;
  status: number;
  type: string;
  length: number;
  body: ReadStream | undefined;
  acceptsEncodings(encoding: string): string | false;
  set(name: string, value: string): void;
}

const NOT_PORTAL =
  /^\/(api|admin|content-manager|content-type-builder|upload|uploads|i18n|users-permissions|content-releases|review-workflows|email)(\/|$)/;
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

/** The built portal: files by name (kept by the browser for a year where the name carries a hash), else its one page. */
export default (config: { root?: string }) => {
  const root = config.root ?? process.env.PORTAL_DIR ?? join(process.cwd(), 'portal/dist');
  return async (ctx: Context, next: () => Promise<void>): Promise<void> => {
    if ((ctx.method !== 'GET' && ctx.method !== 'HEAD') || NOT_PORTAL.test(ctx.path)) return next();
    let name = '';
    try {
      name = normalize(decodeURIComponent(ctx.path));
    } catch {
      ctx.status = 400; // not a path that any page of ours links to
      return;
    }
    const file = join(root, name);
    const found = file.startsWith(root + sep) && existsSync(file) && statSync(file).isFile();
    if (!found && extname(name)) {
      ctx.status = 404;
      return;
    }
    const served = found ? file : join(root, 'index.html');
    const gzip = existsSync(`${served}.gz`) && ctx.acceptsEncodings('gzip') === 'gzip';
    const sent = gzip ? `${served}.gz` : served;
    ctx.status = 200;
    ctx.set(
      'cache-control',
      found && /\.[0-9a-f]{8}\./.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache',
    );
    ctx.set('vary', 'accept-encoding');
    if (gzip) ctx.set('content-encoding', 'gzip');
    ctx.type = TYPES[extname(served)] ?? 'application/octet-stream';
    ctx.length = statSync(sent).size;
    ctx.body = createReadStream(sent);
  };
};
