/** The part of smtp-server that is used here. */
declare module 'smtp-server' {
  import type { Server } from 'node:net';
  import type { Readable } from 'node:stream';

  export class SMTPServer {
    constructor(options: {
      authOptional: boolean;
      disabledCommands: string[];
      onData(
        stream: Readable,
        session: { envelope: { rcptTo: { address: string }[] } },
        done: (fault?: Error) => void,
      ): void;
    });
    readonly server: Server;
    listen(port: number, host: string, ready: () => void): void;
    close(done: () => void): void;
  }
}
