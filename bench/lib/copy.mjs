/** COPY … FROM STDIN over the wire, for the floors: `pg` speaks the protocol but has no name for it. */
class CopyIn {
  constructor(text, bytes, done) {
    Object.assign(this, { text, bytes, done });
  }
  submit(connection) {
    connection.query(this.text);
  }
  handleCopyInResponse(connection) {
    const PIECE = 64 * 1024;
    for (let at = 0; at < this.bytes.length; at += PIECE)
      connection.sendCopyFromChunk(this.bytes.subarray(at, at + PIECE));
    connection.endCopyFrom();
  }
  handleCommandComplete() {}
  handleError(error) {
    this.done(error);
  }
  handleReadyForQuery() {
    this.done(null);
  }
}

export const copyIn = (client, text, bytes) =>
  new Promise((resolve, reject) => {
    client.query(new CopyIn(text, bytes, (error) => (error ? reject(error) : resolve())));
  });

/** COPY … TO STDOUT: all rows as they were sent. */
class CopyOut {
  constructor(text, done) {
    Object.assign(this, { text, done, pieces: [] });
  }
  submit(connection) {
    connection.query(this.text);
  }
  handleCopyData(message) {
    this.pieces.push(Buffer.from(message.chunk));
  }
  handleCommandComplete() {}
  handleError(error) {
    this.done(error);
  }
  handleReadyForQuery() {
    this.done(null, Buffer.concat(this.pieces));
  }
}

export const copyOut = (client, text) =>
  new Promise((resolve, reject) => {
    client.query(new CopyOut(text, (error, bytes) => (error ? reject(error) : resolve(bytes))));
  });
