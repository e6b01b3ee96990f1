import { defineRoute, download } from '@project-cloud/access/server';
import { z } from 'zod';
import { previewFile, previewRelease, previewRows } from '../impact';

const ById = z.object({ id: z.string().regex(/^[a-z0-9]{24}$/) });
const What = z
  .string()
  .max(140)
  .regex(
    /^(light:(\*|red|yellow|green|none)>(\*|red|yellow|green|none)|(missing|outside):[a-z][a-z0-9-]*\.\w+|admitted:[a-z][a-z0-9-]*)$/,
  );

export const impactRoutes = [
  defineRoute({
    method: 'POST',
    path: '/releases/:id/preview',
    tag: 'library',
    summary: { zh: '发布单会影响谁', en: 'Whom a release touches' },
    may: 'definition.read',
    params: ById,
    run: ({ principal, params }) => previewRelease(principal, params.id),
  }),
  defineRoute({
    method: 'GET',
    path: '/releases/:id/preview/rows',
    tag: 'library',
    summary: { zh: '影响清单', en: 'The entries behind a count' },
    may: 'definition.read',
    params: ById,
    query: z
      .object({
        what: What,
        after: z.coerce.number().int().min(0).default(0),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      })
      .strict(),
    run: ({ principal, params, query }) => previewRows(principal, params.id, query),
  }),
  defineRoute({
    method: 'GET',
    path: '/releases/:id/preview/rows.csv',
    tag: 'library',
    summary: { zh: '导出影响清单', en: 'The entries behind a count as a file' },
    may: 'definition.read',
    answerType: 'text/csv',
    params: ById,
    query: z.object({ what: What }).strict(),
    async run({ principal, params, query, lang }) {
      const text = await previewFile(principal, params.id, query.what, lang);
      return download(Buffer.from(text), lang === 'en' ? 'impact.csv' : '影响清单.csv', 'text/csv; charset=utf-8');
    },
  }),
];
