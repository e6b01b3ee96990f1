import type { Core } from '@strapi/strapi';

const ours = [
  'access',
  'audit',
  'library',
  'registry',
  'approval',
  'supervision',
  'insight',
  'credit',
  'interaction',
  'exchange',
];

export default ({ env }: Core.Config.Shared.ConfigParams) => ({
  ...Object.fromEntries(ours.map((name) => [name, { enabled: true, resolve: `../plugins/${name}` }])),
  access: {
    enabled: true,
    resolve: '../plugins/access',
    config: {
      connectionString: env('DATABASE_URL'),
      idleMinutes: env.int('SESSION_IDLE_MINUTES', 30),
      sessionHours: env.int('SESSION_HOURS', 12),
      poolSize: env.int('DATABASE_POOL', 20),
    },
  },
  interaction: {
    enabled: true,
    resolve: '../plugins/interaction',
    config: { perMinute: env.int('PUBLIC_PER_MINUTE', 120) },
  },
  exchange: {
    enabled: true,
    resolve: '../plugins/exchange',
    config: { secret: env('ENCRYPTION_KEY'), platform: env('PUBLIC_URL') },
  },
  'users-permissions': { enabled: true, config: { jwtSecret: env('JWT_SECRET'), register: { allowedFields: [] } } },
});
