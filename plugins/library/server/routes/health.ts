import { defineRoute } from '@project-cloud/access/server';
import { platformHealth } from '../health';

export const healthRoutes = [
  defineRoute({
    method: 'GET',
    path: '/studio/health',
    tag: 'library',
    summary: { zh: '任务、索引和表单是否正常', en: 'Whether jobs, indexes and forms are well' },
    may: 'health.read',
    run: platformHealth,
  }),
];
