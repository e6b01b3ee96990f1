import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  assertPlainRole,
  assertWalls,
  protectTables,
  runAsSystem,
  setContentRoutes,
  startJobs,
  stopJobs,
} from '@project-cloud/access/server';
import { configureMessages } from '@project-cloud/exchange/server';
import { setTimeZone } from '@project-cloud/kernel';
import { loadDefinitions, settleScheduled } from '@project-cloud/library/server';
import { configureFiles, PROTECTIONS } from '@project-cloud/registry/server';
import { createStrapi } from '@strapi/strapi';
import { Client } from 'pg';
import { type Env, readSecrets } from './env';
import { type Account, ensureAdministrator } from './seed/accounts';
import { seed } from './seed/seed';

const APP = join(__dirname, '../..');
export const ROOT = join(APP, '..');
const DEFINITIONS = ['seed/reference/definitions', 'forms', 'rules/warning'];

export interface Booted {
  url: string;
  stop(): Promise<void>;
  /** Accounts made by this start; passwords are told this once. */
  accounts: Account[];
  accountsFile: string;
}

/** What Strapi's config files read: the checked environment, under the names that they use. */
function tellStrapi(env: Env, databaseUrl: string): void {
  const secrets = readSecrets(env.dataDir, process.env);
  Object.assign(process.env, {
    // Strapi writes timestamps without a zone: they are UTC, whatever the machine says.
    NODE_ENV: 'production',
    TZ: 'UTC',
    HOST: env.host,
    PORT: String(env.port),
    PUBLIC_URL: env.publicUrl,
    DATABASE_URL: databaseUrl,
    DATABASE_POOL: String(env.databasePool),
    LOG_LEVEL: env.logLevel,
    TRUST_PROXY: String(env.trustProxy),
    SESSION_IDLE_MINUTES: String(env.session.idleMinutes),
    SESSION_HOURS: String(env.session.hours),
    PUBLIC_PER_MINUTE: String(env.publicPerMinute),
    PORTAL_DIR: join(ROOT, 'portal/dist'),
    STRAPI_TELEMETRY_DISABLED: 'true',
    APP_KEYS: secrets.appKeys.join(','),
    API_TOKEN_SALT: secrets.apiTokenSalt,
    ADMIN_JWT_SECRET: secrets.adminJwtSecret,
    TRANSFER_TOKEN_SALT: secrets.transferTokenSalt,
    ENCRYPTION_KEY: secrets.encryptionKey,
    JWT_SECRET: secrets.jwtSecret,
  });
  mkdirSync(join(env.dataDir, 'files'), { recursive: true });
  configureFiles({
    s3: env.s3,
    directory: join(env.dataDir, 'files'),
    linkSecret: secrets.linkSecret,
  });
}

type Strapi = ReturnType<typeof createStrapi>;

/** Strapi's read-only routes of our content types, for the OpenAPI document. */
function contentRoutesOf(strapi: Strapi) {
  return Object.values(
    strapi.apis as Record<
      string,
      { routes: Record<string, { prefix?: string; routes: { method: string; path: string; handler: unknown }[] }> }
    >,
  ).flatMap((api) =>
    Object.values(api.routes).flatMap((router) =>
      (router.routes ?? []).map((route) => ({ ...route, path: `${router.prefix ?? ''}${route.path}` })),
    ),
  );
}

async function listen(strapi: Strapi, env: Env): Promise<void> {
  await strapi.server.mount();
  const { httpServer } = strapi.server;
  httpServer.requestTimeout = 600_000;
  await new Promise<void>((resolve, reject) => {
    httpServer.once('error', reject);
    httpServer.listen(env.port, env.host, () => resolve());
  });
}

/** Before a table is made: a role that bypasses row-level security would own them all. */
async function refuseSuperuser(connectionString: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await assertPlainRole(client);
  } finally {
    await client.end();
  }
}

/** Start everything in this process. A fault on the way stops what had begun. */
export async function boot({ env }: { env: Env }): Promise<Booted> {
  if (!env.databaseUrl) throw new Error('DATABASE_URL: boot needs a database that runs');
  const connectionString = env.databaseUrl;
  await refuseSuperuser(connectionString);
  setTimeZone(env.timeZone);
  configureMessages({ ...env.messages, timeZone: env.timeZone });
  tellStrapi(env, connectionString);
  const strapi = createStrapi({ appDir: APP, distDir: join(APP, 'dist') });
  return runAsSystem('boot', async () => {
    try {
      await strapi.load();
      await protectTables(PROTECTIONS);
      await assertWalls(PROTECTIONS);
      await loadDefinitions(ROOT, env.seed === 'none' ? [] : DEFINITIONS, (text) => strapi.log.warn(text));
      // A day may have come while nothing ran: nobody shall meet what no longer fits.
      await settleScheduled();
      const accountsFile = join(env.dataDir, 'accounts.json');
      const accounts = [
        ...(await ensureAdministrator(strapi, accountsFile)),
        ...(await seed(strapi, env, ROOT, accountsFile)),
      ];
      setContentRoutes(contentRoutesOf(strapi));
      await startJobs({
        connectionString,
        work: env.role !== 'web',
        timeZone: env.timeZone,
        log: (text) => strapi.log.error(text),
      });
      if (env.role !== 'worker') await listen(strapi, env);
      return { url: env.publicUrl, accounts, accountsFile, stop: () => stop(strapi) };
    } catch (fault) {
      // What had not begun cannot be stopped and says so; the fault that matters is the first one.
      await stop(strapi).catch((second: Error) => strapi.log.debug(`while stopping: ${second.message}`));
      throw fault;
    }
  });
}

async function stop(strapi: Strapi): Promise<void> {
  await stopJobs();
  await strapi.destroy();
}
