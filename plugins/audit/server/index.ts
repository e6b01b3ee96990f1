import { join } from 'node:path';
import { migrate, type StrapiPlugin, strapiRoutes } from '@project-cloud/access/server';
import { type StrapiDocuments, trailDocuments } from './document-trail';
import { listen } from './listen';
import { auditRoutes } from './routes';

export { audit, auditAll, auditInsert, auditValues } from './append';

const plugin: StrapiPlugin = {
  routes: { api: strapiRoutes(auditRoutes) },

  register({ strapi }: { strapi: StrapiDocuments }) {
    listen();
    trailDocuments(strapi);
  },

  async bootstrap() {
    await migrate('audit', join(__dirname, '../../server/migrations'));
  },
};

export default plugin;
