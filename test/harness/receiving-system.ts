import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** What a verified token says. */
export interface Received {
  iss: string;
  aud: string;
  sub: string;
  iat: number;
  exp: number;
  jti: string;
  name: string;
  role: string;
  region: { code: string; name: string } | null;
  organisation: { code: string; name: string } | null;
  project: {
    code: string;
    name: string;
    entry: string;
    light: string;
    region: { code: string; name: string };
    library: { key: string; name: string };
  } | null;
  language: string;
  trial: boolean;
}

const decoded = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());

/** Another department's system, as the guide of the studio tells to build one: it trusts nothing but the signature. */
export class ReceivingSystem {
  readonly received: Received[] = [];
  readonly refused: string[] = [];
  /** It takes what is sent and never answers. */
  silent = false;
  /** A page without the line that says it is there. */
  mute = false;
  private readonly seen = new Set<string>();

  private constructor(
    private readonly server: Server,
    readonly origin: string,
    private readonly key: string,
    public secrets: string[] = [],
  ) {}

  /** On the loopback host by name, so that it is another host than the platform's. */
  static async start(key: string): Promise<ReceivingSystem> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    // a test that fails before it stops its system must not keep the run alive
    server.unref();
    const address = server.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const system = new ReceivingSystem(server, `http://localhost:${port}`, key);
    server.on('request', (request, response) => void system.answer(request, response));
    return system;
  }

  get url(): string {
    return `${this.origin}/open`;
  }

  /** Signature, audience, time, and once only. */
  verify(token: string, now = Date.now()): Received {
    const [head = '', body = '', signature = ''] = token.split('.');
    if (decoded(head).alg !== 'HS256') throw new Error('algorithm');
    const given = Buffer.from(signature, 'base64url');
    const signed = this.secrets.some((secret) => {
      const wanted = createHmac('sha256', secret).update(`${head}.${body}`).digest();
      return wanted.length === given.length && timingSafeEqual(wanted, given);
    });
    if (!signed) throw new Error('signature');
    const claims: Received = decoded(body);
    if (claims.aud !== this.key) throw new Error('audience');
    if (claims.exp * 1000 < now) throw new Error('expired');
    if (this.seen.has(claims.jti)) throw new Error('replayed');
    this.seen.add(claims.jti);
    return claims;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (this.silent) return;
    const sent = new URLSearchParams(Buffer.concat(chunks).toString());
    response.setHeader('content-type', 'text/html; charset=utf-8');
    try {
      const claims = this.verify(sent.get('token') ?? '');
      this.received.push(claims);
      const { name = '没有项目', code = '' } = claims.project ?? {};
      const ready = this.mute
        ? ''
        : "<script>(parent === self ? opener : parent)?.postMessage('project-cloud:ready', '*')</script>";
      response.end(`<title>智慧工地</title><h1>${name}</h1><p>${code}</p><p>${claims.name}</p>${ready}`);
    } catch (fault) {
      this.refused.push((fault as Error).message);
      response.writeHead(403).end(`<h1>拒绝：${(fault as Error).message}</h1>`);
    }
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
