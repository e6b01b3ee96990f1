import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

const portOf = (server: { address(): unknown }) => (server.address() as AddressInfo).port;

export interface TakenSms {
  key: string;
  to: string;
  text: string;
}

/** An SMS gateway as the platform expects one; it does not fold what comes twice, so that a test sees it. */
export class Gateway {
  readonly taken: TakenSms[] = [];
  readonly asked: string[] = [];
  /** Answers to the next messages, instead of taking them. */
  readonly refusals: number[] = [];
  /** Runs after a message was taken and before that is said. */
  beforeAnswer: () => Promise<void> = async () => {};
  private readonly server: Server;

  constructor() {
    this.server = createServer(async (request, response) => {
      const [status, body] = await this.answer(request);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  }

  private async answer(request: IncomingMessage): Promise<[number, object]> {
    if (request.headers.authorization !== 'Bearer gateway-key') return [401, {}];
    if (request.method === 'GET') {
      const key = request.url?.split('/').pop() ?? '';
      this.asked.push(key);
      return this.taken.some((one) => one.key === key) ? [200, { id: `gw-${key}` }] : [404, {}];
    }
    const said = JSON.parse(await text(request)) as { to: string; text: string };
    const refusal = this.refusals.shift();
    if (refusal) return [refusal, {}];
    const key = String(request.headers['idempotency-key']);
    this.taken.push({ key, ...said });
    await this.beforeAnswer();
    return [200, { id: `gw-${key}` }];
  }

  listen = () => new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', () => resolve()));
  url = () => `http://127.0.0.1:${portOf(this.server)}`;
  close() {
    this.server.closeAllConnections();
    return new Promise<void>((resolve) => this.server.close(() => resolve()));
  }
}

export interface TakenMail {
  to: string[];
  source: string;
}

/** A mail server that keeps what it takes. */
export class MailServer {
  readonly taken: TakenMail[] = [];
  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      void text(stream).then((source) => {
        this.taken.push({ to: session.envelope.rcptTo.map(({ address }) => address), source });
        done();
      });
    },
  });

  listen = () => new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', () => resolve()));
  url = () => `smtp://127.0.0.1:${portOf(this.server.server)}`;
  close = () => new Promise<void>((resolve) => this.server.close(() => resolve()));
}
