import { defineRoute } from '@project-cloud/access/server';
import { z } from 'zod';
import { readDossier } from '../dossier/read-dossier';

export const dossierRoutes = [
  defineRoute({
    method: 'GET',
    path: '/projects/:code',
    tag: 'insight',
    summary: { zh: '一个项目的档案，按任一代码', en: 'The dossier of a project, by any of its codes' },
    may: 'entry.read',
    params: z.object({ code: z.string().trim().min(1).max(60) }),
    run: ({ principal, params, lang }) => readDossier(principal, params.code, lang),
  }),
];
