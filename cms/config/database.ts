import type { Core } from '@strapi/strapi';

/** Strapi's tables live in `public`; ours live in `pc`, which Strapi does not look at. */
export default ({ env }: Core.Config.Shared.ConfigParams) => ({
  connection: {
    client: 'postgres',
    connection: { connectionString: env('DATABASE_URL'), schema: 'public' },
    pool: { min: 0, max: 10 },
    acquireConnectionTimeout: 20_000,
  },
});
