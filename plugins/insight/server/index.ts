import { type StrapiPlugin, strapiRoutes } from '@project-cloud/access/server';
import { libraryEvents } from '@project-cloud/library/server';
import { dashboardRoutes } from './routes/dashboard';
import { deskRoutes } from './routes/desk';
import { dossierRoutes } from './routes/dossier';
import { statisticsRoutes } from './routes/statistics';
import { checkReports } from './statistics/check-reports';

const plugin: StrapiPlugin = {
  routes: { api: strapiRoutes([...dossierRoutes, ...deskRoutes, ...dashboardRoutes, ...statisticsRoutes]) },
  register() {
    libraryEvents.on('definition-checking', checkReports);
  },
};

export default plugin;
