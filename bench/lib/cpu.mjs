import { readdirSync, readFileSync } from 'node:fs';

const TICK = 10; // milliseconds; what Linux reports in

/** Fields after the name, which may hold blanks: parent, then user and system time. */
function stat(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { parent: Number(fields[1]), ms: (Number(fields[11]) + Number(fields[12])) * TICK };
  } catch {
    return null; // it has ended, or this is not Linux
  }
}

function family(pid) {
  try {
    const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    return all.map(stat).reduce((sum, one) => sum + (one?.parent === pid ? one.ms : 0), stat(pid)?.ms ?? 0);
  } catch {
    return 0;
  }
}

/** Processor time of the server and of PostgreSQL with its backends: what neighbours on the machine do not change. */
export function cpuMeter({ server, postgres }) {
  const read = () => ({ node: stat(server.pid)?.ms ?? 0, postgres: family(postgres.pid) });
  const spent = { node: 0, postgres: 0, requests: 0 };
  return {
    async during(run) {
      const before = read();
      const done = await run();
      const after = read();
      spent.node += after.node - before.node;
      spent.postgres += after.postgres - before.postgres;
      spent.requests += done.requests;
      return done;
    },
    perRequest() {
      const each = (ms) => Math.round((ms / Math.max(1, spent.requests)) * 100) / 100;
      return { nodeMs: each(spent.node), postgresMs: each(spent.postgres) };
    },
  };
}
