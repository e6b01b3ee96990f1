import { defineRoute } from '@project-cloud/access/server';
import { z } from 'zod';
import { listReports, readReport, saveReport } from '../report';
import { ById } from './entries';

const Period = ById.extend({ period: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) });
const Body = z
  .object({
    revision: z.number().int().nullable(),
    formVersion: z.string().max(200),
    values: z.record(z.string().max(60), z.unknown()),
    state: z.enum(['draft', 'submitted']),
  })
  .strict();

export const reportRoutes = [
  defineRoute({
    method: 'GET',
    path: '/entries/:id/reports',
    tag: 'registry',
    summary: { zh: '月报', en: 'Reports of an entry' },
    may: 'entry.read',
    params: ById,
    run: ({ principal, params }) => listReports(principal, params.id),
  }),
  defineRoute({
    method: 'GET',
    path: '/entries/:id/reports/:period',
    tag: 'registry',
    summary: { zh: '某月月报', en: 'One report, with the one before' },
    may: 'entry.read',
    params: Period,
    run: ({ principal, params, lang }) => readReport(principal, params.id, params.period, lang),
  }),
  defineRoute({
    method: 'PUT',
    path: '/entries/:id/reports/:period',
    tag: 'registry',
    summary: { zh: '保存或提交月报', en: 'Save or submit a report' },
    may: 'report.write',
    params: Period,
    body: Body,
    run: ({ principal, params, body }) => saveReport(principal, params.id, params.period, body),
  }),
];
