import path from 'node:path';
import { EnvFault, type VariableFault } from './fault';
import { type MessagesEnv, readMessages } from './messages';
import { type Variable, variables } from './variables';

/** Where files go when they do not stay on the local disk. */
export interface S3Env {
  endpoint: string;
  bucket: string;
  accessKey: string;
  secretKey: string;
  region: string;
}

/** The environment as the platform uses it: checked, typed, with its presets filled in. */
export interface Env {
  port: number;
  host: string;
  /** Absent until the embedded PostgreSQL runs. */
  databaseUrl?: string;
  databasePool: number;
  seed: 'demo' | 'reference' | 'none';
  /** Null: files stay on the local disk, under dataDir. */
  s3: S3Env | null;
  /** Absolute. */
  dataDir: string;
  /** Without a slash at its end. */
  publicUrl: string;
  timeZone: string;
  role: 'web' | 'worker' | 'both';
  logLevel: 'error' | 'warn' | 'info' | 'http' | 'debug';
  /** How many proxies stand in front. */
  trustProxy: number;
  session: { idleMinutes: number; hours: number };
  /** Requests of one address to the public pages. */
  publicPerMinute: number;
  /** How messages leave; without mail and sms they stay in the platform. */
  messages: MessagesEnv;
}

export type Source = Record<string, string | undefined>;

/** An empty variable is an unset one: that is what `PORT=` in a file of settings means. */
const textOf = (source: Source, name: string) => source[name]?.trim() || undefined;

function reader(source: Source, faults: VariableFault[]) {
  function optional<T>(name: string, it: Variable<T>): T | undefined {
    const text = textOf(source, name) ?? it.preset;
    if (text === undefined) return undefined;
    const parsed = it.schema.safeParse(text);
    if (parsed.success) return parsed.data;
    const shown = it.secret ? 'its value' : JSON.stringify(text);
    faults.push({ variable: name, says: `${shown} is not ${it.says}`, example: it.example });
    return undefined;
  }
  return {
    optional,
    /** For a variable with a preset; what stands in for a faulty one is never used, for the faults are thrown. */
    required: <T>(name: string, it: Variable<T>) => optional(name, it) as T,
  };
}

export type Reader = ReturnType<typeof reader>;

const S3_NEEDED = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY', 'S3_SECRET_KEY'] as const;

function readS3(source: Source, read: ReturnType<typeof reader>, faults: VariableFault[]): S3Env | null {
  const given = [...S3_NEEDED, 'S3_REGION'].filter((name) => textOf(source, name));
  if (given.length === 0) return null;
  for (const name of S3_NEEDED) {
    if (textOf(source, name)) continue;
    const says = `not set, but ${given.join(', ')} is: an S3 server needs all of ${S3_NEEDED.join(', ')}`;
    faults.push({ variable: name, says, example: variables[name].example });
  }
  return {
    endpoint: read.optional('S3_ENDPOINT', variables.S3_ENDPOINT) ?? '',
    bucket: read.optional('S3_BUCKET', variables.S3_BUCKET) ?? '',
    accessKey: read.optional('S3_ACCESS_KEY', variables.S3_ACCESS_KEY) ?? '',
    secretKey: read.optional('S3_SECRET_KEY', variables.S3_SECRET_KEY) ?? '',
    region: read.required('S3_REGION', variables.S3_REGION),
  };
}

function ownAddress(host: string, port: number): string {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}

/** Reads and checks all variables; throws one EnvFault that lists every fault. `root` is what DATA_DIR is relative to. */
export function readEnv(source: Source, root: string = process.cwd()): Env {
  const faults: VariableFault[] = [];
  const read = reader(source, faults);
  const host = read.required('HOST', variables.HOST);
  const port = read.required('PORT', variables.PORT);
  const publicUrl = read.optional('PUBLIC_URL', variables.PUBLIC_URL) ?? ownAddress(host ?? '', port);
  const databaseUrl = read.optional('DATABASE_URL', variables.DATABASE_URL);
  const env: Env = {
    port,
    host,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    databasePool: read.required('DATABASE_POOL', variables.DATABASE_POOL),
    seed: read.required('SEED', variables.SEED),
    s3: readS3(source, read, faults),
    dataDir: path.resolve(root, read.required('DATA_DIR', variables.DATA_DIR)),
    publicUrl: publicUrl.replace(/\/$/, ''),
    timeZone: read.required('TIME_ZONE', variables.TIME_ZONE),
    role: read.required('ROLE', variables.ROLE),
    logLevel: read.required('LOG_LEVEL', variables.LOG_LEVEL),
    trustProxy: read.required('TRUST_PROXY', variables.TRUST_PROXY),
    publicPerMinute: read.required('PUBLIC_PER_MINUTE', variables.PUBLIC_PER_MINUTE),
    messages: readMessages(source, read, faults),
    session: {
      idleMinutes: read.required('SESSION_IDLE_MINUTES', variables.SESSION_IDLE_MINUTES),
      hours: read.required('SESSION_HOURS', variables.SESSION_HOURS),
    },
  };
  if (faults.length > 0) throw new EnvFault(faults);
  return env;
}
