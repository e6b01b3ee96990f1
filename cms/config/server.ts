import type { Core } from '@strapi/strapi';

export default ({ env }: Core.Config.Shared.ConfigParams) => ({
  host: env('HOST', '127.0.0.1'),
  port: env.int('PORT', 1337),
  url: env('PUBLIC_URL', ''),
  app: { keys: env.array('APP_KEYS') },
  // As many proxies as stand in front are believed about the caller's address, and no more.
  proxy: { koa: env.int('TRUST_PROXY', 0) > 0, maxIpsCount: env.int('TRUST_PROXY', 0) },
  logger: { updates: { enabled: false }, startup: { enabled: false }, config: { level: env('LOG_LEVEL', 'warn') } },
  webhooks: { populateRelations: false },
});
