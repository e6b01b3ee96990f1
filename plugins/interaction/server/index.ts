import { type StrapiLike, type StrapiPlugin, strapiRoutes } from '@project-cloud/access/server';
import { setVisitorLimit } from './limit-visitors';
import { publicRoutes } from './routes/public';
import { site } from './site';

const plugin: StrapiPlugin = {
  config: { default: { perMinute: 120 }, validator() {} },
  routes: { api: strapiRoutes(publicRoutes) },
  register({ strapi }: { strapi: StrapiLike }) {
    site();
    setVisitorLimit(strapi.plugin('interaction').config<number>('perMinute'));
  },
};

export default plugin;
