import { defineRoute, download, Invalid } from '@project-cloud/access/server';
import { DefinitionKey, PivotBody } from '@project-cloud/library';
import { clock } from '@project-cloud/registry/server';
import { z } from 'zod';
import { countPivot } from '../statistics/count-pivot';
import { exportPivot } from '../statistics/export-pivot';
import { listStatistics, readStatistics, rolesOffered } from '../statistics/saved';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A pivot in an address is JSON, as the conditions of a list are. */
const InAddress = z
  .string()
  .max(8000)
  .transform((text) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      const message = { zh: '统计条件的写法不对', en: 'The question cannot be read' };
      throw Invalid({ count: 1 }, { fields: [{ path: 'pivot', code: 'invalid', message }] });
    }
  })
  .pipe(PivotBody);

export const statisticsRoutes = [
  defineRoute({
    method: 'GET',
    path: '/statistics',
    tag: 'insight',
    summary: { zh: '给我的统计表', en: 'Tables of statistics for my role' },
    may: 'dashboard.read',
    run: async ({ principal, lang }) => ({ ...(await listStatistics(principal, lang)), roles: rolesOffered(lang) }),
  }),
  defineRoute({
    method: 'POST',
    path: '/statistics',
    tag: 'insight',
    summary: { zh: '按两个维度统计', en: 'Count the rows of a library by two dimensions' },
    may: 'dashboard.read',
    body: PivotBody,
    run: ({ principal, body, lang }) => countPivot(principal, body, clock.today(), lang),
  }),
  defineRoute({
    method: 'GET',
    path: '/statistics/export.xlsx',
    tag: 'insight',
    summary: { zh: '导出统计表', en: 'Export a table of statistics' },
    may: 'dashboard.read',
    query: z.object({ pivot: InAddress, title: z.string().max(100).default('') }).strict(),
    async run({ principal, query, lang }) {
      const { stream, name } = await exportPivot(principal, query.pivot, query.title, clock.today(), lang);
      return download(stream, name, XLSX);
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/statistics/:key',
    tag: 'insight',
    summary: { zh: '一张统计表', en: 'One table of statistics' },
    may: 'dashboard.read',
    params: z.object({ key: DefinitionKey }),
    run: ({ principal, params, lang }) => readStatistics(principal, params.key, clock.today(), lang),
  }),
];
