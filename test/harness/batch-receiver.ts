import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

export interface ReceivedBatch {
  key: string;
  rows: { id: string; record: Record<string, string | number> }[];
}

interface Answer {
  receipt: string;
  accepted: number;
  refused: { id: string; reason: string }[];
}

/** Another system that takes batches, as the interface asks: a key it has seen is answered as before and taken once. */
export class BatchReceiver {
  /** What it took, each batch once. */
  readonly batches: ReceivedBatch[] = [];
  readonly unsigned: string[] = [];
  /** How often it was called, with any key. */
  calls = 0;
  secret = '';
  /** It takes the batch and drops the connection before it answers. */
  drops = false;
  /** It answers with this and takes nothing. */
  status: number | null = null;
  /** Rows whose record holds this word are refused. */
  refuses: string | null = null;
  private readonly answers = new Map<string, Answer>();

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  /** On the loopback host by name, so that it is another host than the platform's. */
  static async start(port = 0): Promise<BatchReceiver> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
    server.unref();
    const address = server.address();
    const taken = address !== null && typeof address === 'object' ? address.port : 0;
    const receiver = new BatchReceiver(server, `http://localhost:${taken}/batches`);
    server.on('request', (request, response) => void receiver.answer(request, response));
    return receiver;
  }

  /** All that it holds of an entry, the oldest first. */
  recordsOf(id: string) {
    return this.batches.flatMap(({ rows }) => rows.filter((row) => row.id === id).map(({ record }) => record));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    this.calls += 1;
    if (this.status !== null) {
      response.writeHead(this.status).end();
      return;
    }
    const key = String(request.headers['idempotency-key']);
    const signed = `sha256=${createHmac('sha256', this.secret).update(text).digest('hex')}`;
    if (request.headers['x-signature'] !== signed) {
      this.unsigned.push(key);
      response.writeHead(401).end();
      return;
    }
    const answer = this.answers.get(key) ?? this.take(key, JSON.parse(text) as ReceivedBatch);
    if (this.drops) {
      request.socket.destroy();
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  }

  private take(key: string, { rows }: ReceivedBatch): Answer {
    const bad = rows.filter(({ record }) => this.refuses && JSON.stringify(record).includes(this.refuses));
    const good = rows.filter((row) => !bad.includes(row));
    this.batches.push({ key, rows: good });
    const refused = bad.map(({ id }) => ({ id, reason: '项目代码已存在' }));
    const answer = { receipt: `R-${this.batches.length}`, accepted: good.length, refused };
    this.answers.set(key, answer);
    return answer;
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
