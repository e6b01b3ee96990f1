import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { EnvFault, type VariableFault } from './fault';

const NAMES = [
  'API_TOKEN_SALT',
  'ADMIN_JWT_SECRET',
  'TRANSFER_TOKEN_SALT',
  'ENCRYPTION_KEY',
  'JWT_SECRET',
  'LINK_SECRET',
] as const;
const APP_KEYS = 'APP_KEYS';
const SHORTEST = 32;

type Name = (typeof NAMES)[number] | typeof APP_KEYS;
type Kept = Record<Name, string>;

/** What signs and seals; made at the first start and kept in DATA_DIR/secrets.json, mode 0600. */
export interface Secrets {
  appKeys: string[];
  apiTokenSalt: string;
  adminJwtSecret: string;
  transferTokenSalt: string;
  encryptionKey: string;
  jwtSecret: string;
  /** Signs the short-lived addresses of files. */
  linkSecret: string;
}

const make = () => randomBytes(32).toString('base64url');
const makeKeys = () => [make(), make(), make(), make()].join(',');

function readKept(file: string): Partial<Kept> {
  if (!existsSync(file)) return {};
  try {
    const kept: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (kept !== null && typeof kept === 'object' && !Array.isArray(kept)) return kept as Partial<Kept>;
  } catch {
    // said below
  }
  // Making new ones would sign everybody out and leave sealed values unreadable: that is for a person to decide.
  const says = `secrets.json in it is not JSON; restore it, or remove it to have new secrets made (${file})`;
  throw new EnvFault([{ variable: 'DATA_DIR', says, example: 'DATA_DIR=.data' }]);
}

/** Two processes may start at once on a shared folder: the first file stands, the second process reads it. */
function keep(file: string, secrets: Kept, isNew: boolean): Partial<Kept> {
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.tmp`;
  writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  if (!isNew) {
    renameSync(draft, file);
    return secrets;
  }
  try {
    linkSync(draft, file);
    return secrets;
  } catch {
    return readKept(file);
  } finally {
    rmSync(draft, { force: true });
  }
}

function checkGiven(source: Record<string, string | undefined>): Partial<Kept> {
  const given: Partial<Kept> = {};
  const faults: VariableFault[] = [];
  for (const name of [...NAMES, APP_KEYS] as Name[]) {
    const text = source[name]?.trim();
    if (!text) continue;
    const parts = name === APP_KEYS ? text.split(',').map((it) => it.trim()) : [text];
    if (parts.some((it) => it.length < SHORTEST)) {
      const what = name === APP_KEYS ? 'a comma-separated list of secrets' : 'a secret';
      const says = `its value is not ${what} of at least ${SHORTEST} characters`;
      faults.push({ variable: name, says, example: `${name}=$(openssl rand -base64 32)` });
    }
    given[name] = parts.join(',');
  }
  if (faults.length > 0) throw new EnvFault(faults);
  return given;
}

/** The secrets of an installation: from the environment where it names them, else from DATA_DIR, made when missing. */
export function readSecrets(dataDir: string, source: Record<string, string | undefined>): Secrets {
  const given = checkGiven(source);
  const file = path.join(dataDir, 'secrets.json');
  const isNew = !existsSync(file);
  let kept = readKept(file);
  const missing = ([...NAMES, APP_KEYS] as Name[]).filter((name) => !kept[name] && !given[name]);
  if (missing.length > 0) {
    const made = Object.fromEntries(missing.map((name) => [name, name === APP_KEYS ? makeKeys() : make()]));
    kept = keep(file, { ...kept, ...made } as Kept, isNew);
  }
  const all = { ...kept, ...given } as Kept;
  return {
    appKeys: all.APP_KEYS.split(','),
    apiTokenSalt: all.API_TOKEN_SALT,
    adminJwtSecret: all.ADMIN_JWT_SECRET,
    transferTokenSalt: all.TRANSFER_TOKEN_SALT,
    encryptionKey: all.ENCRYPTION_KEY,
    jwtSecret: all.JWT_SECRET,
    linkSecret: all.LINK_SECRET,
  };
}
