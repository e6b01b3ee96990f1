import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs';
import path from 'node:path';
import { Fault } from '../fault.mjs';
import { freePort } from '../free-port.mjs';
import { commandOf, sleep } from '../process-identity.mjs';
import { readPort, rememberPort } from './port.mjs';

const LOG_LIMIT = 10 * 1024 * 1024;

/** Modest figures for a machine that also runs Node; an installation of any size names its own server in DATABASE_URL. */
function settings({ durable, maxConnections }) {
  const values = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: maxConnections,
    shared_buffers: '256MB',
    effective_cache_size: '1GB',
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    wal_compression: 'on',
    random_page_cost: '1.1',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    log_lock_waits: 'on',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    ...(smallSharedMemory() ? { dynamic_shared_memory_type: 'mmap' } : {}),
  };
  return Object.entries(values).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
}

/** Containers often get 64 MB of /dev/shm, where a parallel query ends with "could not resize shared memory segment". */
function smallSharedMemory() {
  try {
    const { bsize, blocks } = statfsSync('/dev/shm');
    return bsize * blocks < 256 * 1024 * 1024;
  } catch {
    return false;
  }
}

function postmasterOf(cluster) {
  try {
    const pid = Number(readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

const isOurs = (pid, cluster) => commandOf(pid)?.includes(cluster) ?? false;

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
    // it has ended
  }
}

/** Ends a postmaster: first as `pg_ctl stop -m fast` does, after half a minute without a checkpoint. */
async function end(pid, cluster) {
  signal(pid, 'SIGINT');
  for (let waited = 0; isOurs(pid, cluster); waited += 50) {
    if (waited === 30_000) signal(pid, 'SIGQUIT');
    if (waited >= 40_000) throw new Fault(`PostgreSQL (process ${pid}) does not stop. Stop it and start again.`);
    await sleep(50);
  }
}

/**
 * A start that was killed leaves its PostgreSQL running, or a pid file whose number another program has by now,
 * which PostgreSQL takes for itself. The first is stopped, the second removed.
 */
export async function clearAway(cluster) {
  const pid = postmasterOf(cluster);
  if (!pid) return;
  if (isOurs(pid, cluster)) await end(pid, cluster);
  else rmSync(path.join(cluster, 'postmaster.pid'), { force: true });
}

function openLog(file) {
  if (existsSync(file) && statSync(file).size > LOG_LIMIT) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o600);
}

function tailOf(file, from) {
  return readFileSync(file).subarray(from).toString('utf8').trim().split('\n').slice(-12).join('\n');
}

/** One attempt on one port: resolves to the child when it accepts connections, or to the reason why not. */
async function attempt({ cluster, binaries, account, port, logFile, ...options }) {
  const log = openLog(logFile);
  const from = statSync(logFile).size;
  const child = spawn(path.join(binaries, 'bin/postgres'), ['-D', cluster, '-p', String(port), ...settings(options)], {
    cwd: '/',
    stdio: ['ignore', log, log],
    detached: true, // Ctrl-C in a terminal goes to the whole group; the database stops last, and by our word
    ...(account && { uid: account.uid, gid: account.gid }),
  });
  closeSync(log);
  let ended = null;
  child.on('error', (error) => {
    ended = error.message;
  });
  child.on('exit', () => {
    ended ??= tailOf(logFile, from);
  });
  const pidFile = path.join(cluster, 'postmaster.pid');
  for (let waited = 0; waited < 120_000; waited += 25) {
    if (ended !== null) return { refused: ended };
    // line 8 is the state; recovery after a kill can take its time, so nothing is read from the log's wording
    if (existsSync(pidFile) && readFileSync(pidFile, 'utf8').split('\n')[7]?.trim() === 'ready') return { child };
    await sleep(25);
  }
  signal(child.pid, 'SIGQUIT');
  return { refused: `not ready after two minutes\n${tailOf(logFile, from)}` };
}

/** Starts the server of a cluster on a free port of 127.0.0.1: the one it had last time when that is free. */
export async function startServer(options) {
  const { cluster, place } = options;
  let refused = '';
  for (let tries = 0; tries < 6; tries += 1) {
    await clearAway(cluster); // again at each try: what was killed while starting shows itself late
    const port = await freePort(tries === 0 ? readPort(place) : 0);
    const result = await attempt({ ...options, port });
    if (result.child) {
      rememberPort(place, port);
      const { child } = result;
      // when Node leaves without a word (process.exit, an uncaught error), the database is told to stop all the same
      const atExit = () => signal(child.pid, 'SIGINT');
      process.once('exit', atExit);
      child.unref();
      const stop = async () => {
        if (child.exitCode === null && child.signalCode === null) await end(child.pid, cluster);
        process.off('exit', atExit);
      };
      return { port, child, stop };
    }
    refused = result.refused;
    // backends of a killed postmaster hold its shared memory for a moment
    await sleep(500);
  }
  throw new Fault(`PostgreSQL did not start. The end of ${options.logFile}:\n${refused}`);
}
