import { createServer } from 'node:net';

function tryPort(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen({ port, host, exclusive: true }, () => {
      const { port: got } = server.address();
      server.close(() => resolve(got));
    });
  });
}

/** The wished port when it is free, any free one otherwise. */
export async function freePort(wished = 0, host = '127.0.0.1') {
  return (wished ? await tryPort(wished, host) : null) ?? (await tryPort(0, host));
}

export const isPortFree = async (port, host) => (await tryPort(port, host)) !== null;
