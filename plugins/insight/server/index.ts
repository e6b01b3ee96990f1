import { type StrapiPlugin, strapiRoutes } from '@project-cloud/access/server';
import { dashboardRoutes } from './routes/dashboard';
import { deskRoutes } from './routes/desk';
import { dossierRoutes } from './routes/dossier';

const plugin: StrapiPlugin = {
  routes: { api: strapiRoutes([...dossierRoutes, ...deskRoutes, ...dashboardRoutes]) },
};

export default plugin;
