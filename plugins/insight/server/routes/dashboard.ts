import { defineRoute } from '@project-cloud/access/server';
import { clock } from '@project-cloud/registry/server';
import { z } from 'zod';
import { readDashboard } from '../dashboard/read-dashboard';

export const dashboardRoutes = [
  defineRoute({
    method: 'GET',
    path: '/dashboard',
    tag: 'insight',
    summary: { zh: '一个地区的总体情况', en: 'How a territory stands' },
    may: 'dashboard.read',
    query: z.object({ region: z.string().max(20).optional(), library: z.string().max(60).optional() }).strict(),
    run: ({ principal, query, lang }) => readDashboard(principal, query, clock.today(), lang),
  }),
];
