import { isIP } from 'node:net';
import { parseQuietHours } from '@project-cloud/exchange';
import { z } from 'zod';

/** A variable as the table below describes it. `says` ends the sentence "… is not". */
export interface Variable<T> {
  schema: z.ZodType<T, string>;
  preset?: string;
  says: string;
  example: string;
  /** Never repeated in a message. */
  secret?: boolean;
}

const variable = <T>(it: Variable<T>): Variable<T> => it;

function whole(min: number, max: number, preset: string, unit = '') {
  const schema = z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine((n) => n >= min && n <= max);
  return { schema, preset, says: `a whole number from ${min} to ${max}${unit}` };
}

function urlWith(protocols: string[], also: (url: URL) => boolean = () => true) {
  return z.string().refine((text) => {
    if (!URL.canParse(text)) return false;
    const url = new URL(text);
    return protocols.includes(url.protocol) && also(url);
  });
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const isHost = (text: string) => isIP(text) !== 0 || /^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(text);

const filled = z.string().min(1);

/** Every variable that the platform reads, but for its secrets (secrets.ts). */
export const variables = {
  PORT: variable({ ...whole(1, 65535, '1337'), example: 'PORT=8080' }),
  HOST: variable({
    schema: z.string().refine(isHost),
    preset: '127.0.0.1',
    says: 'an address or host name to listen on',
    example: 'HOST=0.0.0.0',
  }),
  DATABASE_URL: variable({
    schema: urlWith(['postgres:', 'postgresql:'], (url) => url.pathname.length > 1),
    says: 'the address of a PostgreSQL database (postgres://user:password@host:port/database)',
    example: 'DATABASE_URL=postgres://project_cloud:secret@127.0.0.1:5432/project_cloud',
    secret: true,
  }),
  DATABASE_POOL: variable({ ...whole(2, 500, '20', ' connections'), example: 'DATABASE_POOL=20' }),
  SEED: variable({
    schema: z.enum(['demo', 'reference', 'none']),
    preset: 'demo',
    says: 'one of demo, reference, none',
    example: 'SEED=reference',
  }),
  S3_ENDPOINT: variable({
    schema: urlWith(['http:', 'https:'], (url) => url.pathname === '/' && !url.search),
    says: 'the address of an S3 server (http:// or https://, no path)',
    example: 'S3_ENDPOINT=https://s3.example.gov.cn',
  }),
  S3_BUCKET: variable({
    schema: z.string().regex(/^[a-z\d][a-z\d.-]{1,61}[a-z\d]$/),
    says: 'the name of a bucket (3 to 63 lower-case letters, digits, dots and hyphens)',
    example: 'S3_BUCKET=project-cloud',
  }),
  S3_ACCESS_KEY: variable({ schema: filled, says: 'an access key', example: 'S3_ACCESS_KEY=AKIA…', secret: true }),
  S3_SECRET_KEY: variable({ schema: filled, says: 'a secret key', example: 'S3_SECRET_KEY=…', secret: true }),
  S3_REGION: variable({
    schema: z.string().regex(/^[a-z\d-]+$/),
    preset: 'us-east-1',
    says: 'the name of an S3 region',
    example: 'S3_REGION=us-east-1',
  }),
  DATA_DIR: variable({ schema: filled, preset: '.data', says: 'a folder', example: 'DATA_DIR=/srv/project-cloud' }),
  PUBLIC_URL: variable({
    schema: urlWith(['http:', 'https:'], (url) => url.pathname === '/' && !url.search && !url.hash),
    says: 'the address that browsers use (http:// or https://, no path)',
    example: 'PUBLIC_URL=https://xmy.example.gov.cn',
  }),
  TIME_ZONE: variable({
    schema: z.string().refine(isTimeZone),
    preset: 'Asia/Shanghai',
    says: 'the name of a time zone',
    example: 'TIME_ZONE=Asia/Shanghai',
  }),
  ROLE: variable({
    schema: z.enum(['web', 'worker', 'both']),
    preset: 'both',
    says: 'one of web, worker, both',
    example: 'ROLE=web',
  }),
  LOG_LEVEL: variable({
    schema: z.enum(['error', 'warn', 'info', 'http', 'debug']),
    preset: 'warn',
    says: 'one of error, warn, info, http, debug',
    example: 'LOG_LEVEL=info',
  }),
  TRUST_PROXY: variable({
    ...whole(0, 10, '0', ' proxies in front (0: none, so that nobody can forge an address)'),
    example: 'TRUST_PROXY=1',
  }),
  SESSION_IDLE_MINUTES: variable({ ...whole(1, 1440, '30', ' minutes'), example: 'SESSION_IDLE_MINUTES=30' }),
  SESSION_HOURS: variable({ ...whole(1, 168, '12', ' hours'), example: 'SESSION_HOURS=12' }),
  SMTP_URL: variable({
    schema: urlWith(['smtp:', 'smtps:'], (url) => url.hostname !== ''),
    says: 'the address of a mail server (smtp:// or smtps://, user:password@host:port)',
    example: 'SMTP_URL=smtps://notice:secret@mail.example.gov.cn:465',
    secret: true,
  }),
  MAIL_FROM: variable({
    schema: z.string().regex(/^([^<>@]+<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/),
    says: 'a sender of mail (notice@host, or a name before <notice@host>)',
    example: 'MAIL_FROM=notice@example.gov.cn',
  }),
  SMS_PROVIDER: variable({
    schema: z.enum(['none', 'http']),
    preset: 'none',
    says: 'one of none, http',
    example: 'SMS_PROVIDER=http',
  }),
  SMS_URL: variable({
    schema: urlWith(['http:', 'https:'], (url) => !url.search && !url.hash),
    says: 'the address of an SMS gateway (http:// or https://)',
    example: 'SMS_URL=https://sms.example.gov.cn/v1',
  }),
  SMS_KEY: variable({ schema: filled, says: 'the key of the SMS gateway', example: 'SMS_KEY=…', secret: true }),
  SMS_SIGN: variable({
    schema: z.string().regex(/^[^【】\s]{2,20}$/),
    says: 'a signature of 2 to 20 characters without brackets',
    example: 'SMS_SIGN=项目云',
  }),
  QUIET_HOURS: variable({
    schema: z.string().refine((text) => text === 'none' || parseQuietHours(text) !== null),
    preset: '21:00-08:00',
    says: 'two times of the day (21:00-08:00), or none',
    example: 'QUIET_HOURS=21:00-08:00',
  }),
  PUBLIC_PER_MINUTE: variable({
    ...whole(10, 100_000, '120', ' requests a minute that one address may send to the public pages'),
    example: 'PUBLIC_PER_MINUTE=120',
  }),
} as const;
