import { createHmac, hkdfSync } from 'node:crypto';

const derived = (secret: string, use: string) =>
  Buffer.from(hkdfSync('sha256', secret, '', `project-cloud/${use}`, 32));

let keys: { sealing: Buffer; names: Buffer } | undefined;

/** One secret of the installation, a key for each use: who learns one key learns no other. */
export function setSubsystemKeys(applicationSecret: string): void {
  keys = {
    sealing: derived(applicationSecret, 'subsystem-secret'),
    names: derived(applicationSecret, 'subsystem-name'),
  };
}

function known() {
  if (!keys) throw new Error('The keys of subsystems are not set: exchange.register() runs first');
  return keys;
}

export const sealingKey = (): Buffer => known().sealing;

/** What a person is called towards one subsystem: always the same there, and another name everywhere else. */
export const pseudonym = (subsystem: string, user: number): string =>
  createHmac('sha256', known().names).update(`${subsystem}\n${user}`).digest('base64url');
