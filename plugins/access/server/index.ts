import { join } from 'node:path';
import { contentStrategy } from './content-strategy';
import { alignColumns } from './database/align-columns';
import { closeDatabase, openDatabase } from './database/database';
import { startListening, stopListening } from './database/listen';
import { migrate } from './database/migrate';
import { scopeStrapiPool } from './database/strapi-pool';
import { strapiRoutes } from './http/endpoint';
import { workMiddleware } from './http/work-middleware';
import { openApiRoutes } from './openapi';
import { organisationRoutes } from './routes/organisations';
import { regionRoutes } from './routes/regions';
import { sessionRoutes } from './routes/session';
import { tokenRoutes } from './routes/tokens';
import { userRoutes } from './routes/users';
import { listenForSessions } from './session/cache';
import { setSessionHours } from './session/sign-in';
import { shutForeignDoors } from './shut-doors';
import type { StrapiLike, StrapiPlugin } from './strapi';

export { currentScope, currentWork, inScope, runAsSystem, runScoped, runWith, type Work } from './database/context';
export { database, type Sql, type Transaction } from './database/database';
export { newDocumentId } from './database/document-id';
export { onNotification } from './database/listen';
export { migrate } from './database/migrate';
export { assertPlainRole, assertWalls, type Protection, policySql, protectTables } from './database/protect';
export { overJson, type RowsWrite, writeRows } from './database/write-rows';
export { accessEvents } from './events';
export { strapiRoutes } from './http/endpoint';
export * from './http/problem';
export {
  Answer,
  accepted,
  type Call,
  created,
  definedRoutes,
  defineRoute,
  download,
  noContent,
  type Route,
  type UploadedFile,
} from './http/route';
export { alone } from './jobs/alone';
export { defineJob, jobsStarted, startJobs, stopJobs } from './jobs/jobs';
export { type DescribedLibraries, describeLibraries, openApiPath, setContentRoutes } from './openapi';
export { importOrganisations, previewOrganisations } from './organisation/import-organisations';
export {
  checkAllOrganisations,
  checkOrganisations,
  type OrganisationCheck,
} from './organisation/usable-organisations';
export * from './region/find-region';
export { forgetSessions } from './session/cache';
export { makePassword } from './session/make-password';
export type { StrapiLike, StrapiPlugin } from './strapi';

const plugin: StrapiPlugin = {
  config: { default: { idleMinutes: 30, sessionHours: 12, connectionString: '', poolSize: 20 }, validator() {} },
  middlewares: {
    work: (_config: unknown, { strapi }: { strapi: StrapiLike }) =>
      workMiddleware({ idleMinutes: strapi.plugin('access').config<number>('idleMinutes'), log: strapi.log }),
  },
  routes: {
    api: strapiRoutes([
      ...sessionRoutes,
      ...regionRoutes,
      ...organisationRoutes,
      ...tokenRoutes,
      ...userRoutes,
      ...openApiRoutes,
    ]),
  },

  register({ strapi }: { strapi: StrapiLike }) {
    const { config } = strapi.plugin('access');
    openDatabase({ connectionString: config<string>('connectionString'), max: config<number>('poolSize') });
    setSessionHours(config<number>('sessionHours'));
    scopeStrapiPool(strapi.db.connection.client);
    strapi.hook('strapi::content-types.beforeSync').register(() => alignColumns(strapi.db.schema.schema.tables));
    shutForeignDoors(strapi.plugins);
    strapi.get('auth').register('content-api', contentStrategy);
  },

  async bootstrap({ strapi }: { strapi: StrapiLike }) {
    await migrate('access', join(__dirname, '../../server/migrations'));
    await startListening(strapi.plugin('access').config<string>('connectionString'));
    await listenForSessions();
  },

  async destroy() {
    await stopListening();
    await closeDatabase();
  },
};

export default plugin;
