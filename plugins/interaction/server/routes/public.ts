import { PUBLIC_SCOPE } from '@project-cloud/access';
import { defineRoute, runScoped } from '@project-cloud/access/server';
import { clock } from '@project-cloud/registry/server';
import { z } from 'zod';
import { limitVisitors } from '../limit-visitors';
import { listNotices, readNotice } from '../notices';
import { readPublicDossier } from '../public-dossier';
import { findPublicProjects } from '../public-projects';
import { readHome } from '../read-home';

const NOTICES = 100;

/** Whoever asks, the public side answers what the public may see: the same page for an official and for a citizen. */
function asPublic<T>(ip: string, run: () => Promise<T>): Promise<T> {
  limitVisitors(ip);
  return runScoped(PUBLIC_SCOPE, run);
}

export const publicRoutes = [
  defineRoute({
    method: 'GET',
    path: '/public/home',
    tag: 'interaction',
    summary: { zh: '门户首页', en: 'The public front page' },
    may: 'anyone',
    run: ({ lang }) => readHome(clock.today(), lang),
  }),
  defineRoute({
    method: 'GET',
    path: '/public/projects',
    tag: 'interaction',
    summary: { zh: '查公开的项目', en: 'Find public projects' },
    may: 'anyone',
    query: z.object({ q: z.string().trim().max(100).default('') }).strict(),
    run: ({ query, lang, ip }) => asPublic(ip, () => findPublicProjects(PUBLIC_SCOPE, query.q, lang)),
  }),
  defineRoute({
    method: 'GET',
    path: '/public/projects/:code',
    tag: 'interaction',
    summary: { zh: '一个项目的公开信息', en: 'What is public of a project' },
    may: 'anyone',
    params: z.object({ code: z.string().trim().min(1).max(60) }),
    run: ({ params, lang, ip }) => asPublic(ip, () => readPublicDossier(params.code, lang)),
  }),
  defineRoute({
    method: 'GET',
    path: '/public/notices',
    tag: 'interaction',
    summary: { zh: '通知', en: 'Notices' },
    may: 'anyone',
    run: ({ ip }) => asPublic(ip, async () => ({ items: await listNotices(clock.today(), NOTICES) })),
  }),
  defineRoute({
    method: 'GET',
    path: '/public/notices/:id',
    tag: 'interaction',
    summary: { zh: '一则通知', en: 'A notice' },
    may: 'anyone',
    params: z.object({ id: z.string().min(1).max(80) }),
    run: ({ params, ip }) => asPublic(ip, () => readNotice(params.id, clock.today())),
  }),
];
