import type { PoolClient } from 'pg';

/** What `pg` calls in a query that speaks COPY itself; it knows the messages and has no name for the whole. */
interface Connection {
  query(text: string): void;
  sendCopyFromChunk(bytes: Buffer): void;
  endCopyFrom(): void;
}

const PIECE = 256 * 1024;

class CopyIn {
  constructor(
    private readonly text: string,
    private readonly rows: string,
    private readonly done: (fault: Error | null) => void,
  ) {}
  submit(connection: Connection): void {
    connection.query(this.text);
  }
  handleCopyInResponse(connection: Connection): void {
    const bytes = Buffer.from(this.rows);
    for (let at = 0; at < bytes.length; at += PIECE) connection.sendCopyFromChunk(bytes.subarray(at, at + PIECE));
    connection.endCopyFrom();
  }
  handleCommandComplete(): void {}
  handleError(fault: Error): void {
    this.done(fault);
  }
  handleReadyForQuery(): void {
    this.done(null);
  }
}

/** Send rows to a `COPY … FROM STDIN`, which may stand behind other statements. */
export const copyIn = (client: PoolClient, text: string, rows: string): Promise<void> =>
  new Promise((resolve, reject) => {
    client.query(new CopyIn(text, rows, (fault) => (fault ? reject(fault) : resolve())) as never);
  });
