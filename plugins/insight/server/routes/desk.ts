import { defineRoute } from '@project-cloud/access/server';
import { clock } from '@project-cloud/registry/server';
import { readDesk } from '../desk/read-desk';

export const deskRoutes = [
  defineRoute({
    method: 'GET',
    path: '/desk',
    tag: 'insight',
    summary: { zh: '我的工作台', en: 'My day' },
    may: 'entry.read',
    run: ({ principal, lang }) => readDesk(principal, clock.today(), lang),
  }),
];
