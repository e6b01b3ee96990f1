import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Fault } from './fault.mjs';
import { identityOf, isAlive, sleep } from './process-identity.mjs';
import { inRoot, root } from './root.mjs';
import { writeWhole } from './write-file.mjs';

const RECORDS = inRoot('.cache/running');
const ENDS = 25;
const running = new Map();

/** npm says first what is wrong, compilers last. */
function bothEnds(output) {
  const lines = output.trimEnd().split('\n');
  if (lines.length <= 2 * ENDS) return lines.join('\n');
  return [...lines.slice(0, ENDS), `… ${lines.length - 2 * ENDS} more lines …`, ...lines.slice(-ENDS)].join('\n');
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // gone already
  }
}

/**
 * Runs a program to its end and keeps quiet unless it fails; then the end of its output is the message.
 * It has a process group of its own, and a record on disk: when this process is killed, the next one ends it.
 */
export function runCommand(command, args, { cwd = root, env = {}, title = command, uid, gid } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
      uid,
      gid,
    });
    const lines = [];
    const keep = (chunk) => {
      lines.push(chunk.toString());
      if (lines.length > 2000) lines.splice(500, 1000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const record = path.join(RECORDS, `${child.pid}.json`);
    if (child.pid) {
      writeWhole(record, JSON.stringify({ owner: identityOf(process.pid), child: identityOf(child.pid), title }));
      running.set(child.pid, record);
    }
    const settle = () => {
      running.delete(child.pid);
      rmSync(record, { force: true });
    };
    child.on('error', (error) => {
      settle();
      reject(new Fault(`${title} could not be started: ${error.message}`));
    });
    child.on('close', (code, signal) => {
      settle();
      const output = lines.join('');
      if (code === 0) return resolve(output);
      reject(new Fault(`${title} failed (${signal ?? `exit code ${code}`}):\n${bothEnds(output)}`));
    });
  });
}

/** Ends what this process has started through `runCommand`. */
export function stopRunning() {
  for (const [pid, record] of running) {
    signalGroup(pid, 'SIGKILL');
    rmSync(record, { force: true });
  }
}

/** Ends what an earlier, killed process left running, so that two installs never write the same folder. */
export async function stopLeftovers() {
  mkdirSync(RECORDS, { recursive: true });
  for (const name of readdirSync(RECORDS)) {
    const record = path.join(RECORDS, name);
    try {
      const { owner, child } = JSON.parse(readFileSync(record, 'utf8'));
      if (isAlive(owner)) continue;
      for (let i = 0; isAlive(child) && i < 50; i += 1) {
        signalGroup(child.pid, 'SIGKILL');
        await sleep(100);
      }
    } catch {
      // half a record: its process was never known
    }
    rmSync(record, { force: true });
  }
}
