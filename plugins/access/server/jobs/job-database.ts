import { Pool } from 'pg';
import { typeParsers } from '../database/database';

const CONNECTIONS = 4;
const PATIENCE_MS = 60_000;
const PAUSE_MS = 250;

/** Faults of a server that is gone, or that is not yet back: 08 connection, 57 shut down, crashed or still starting. */
const isAway = (fault: unknown): boolean => {
  const { code = '', message = '' } = fault as { code?: string; message?: string };
  return /^(08|57P0|ECONN|EPIPE)/.test(code) || /Connection terminated|timeout expired/.test(message);
};

const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS));

/**
 * The connections of the queue. It tells the end of a job without waiting for an answer, so that a server that is away
 * for a moment would end the process: here such a statement waits until the server is back.
 */
export function jobDatabase(connectionString: string, onError: (fault: Error) => void) {
  const pool = new Pool({
    connectionString,
    max: CONNECTIONS,
    application_name: 'project-cloud-jobs',
    // In pg's global table, which Strapi changes, JSON stays text and no job finds its data.
    types: typeParsers as never,
  });
  pool.on('error', onError);
  pool.on('connect', (client) => client.on('error', () => {}));
  let closed = false;
  return {
    async executeSql(text: string, values: unknown[]) {
      // a job that outlives the stop tells its end to nobody; the queue reads a count from that answer
      if (closed) return { rows: /count\(\*\)/i.test(text) ? [{ count: 0 }] : [] };
      for (const end = Date.now() + PATIENCE_MS; ; ) {
        try {
          return await pool.query(text, values);
        } catch (fault) {
          if (!isAway(fault) || Date.now() > end) throw fault;
          await pause();
        }
      }
    },
    async close() {
      closed = true;
      await pool.end();
    },
  };
}
