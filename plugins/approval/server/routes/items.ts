import { defineRoute } from '@project-cloud/access/server';
import { z } from 'zod';
import { itemsOfEntry } from '../entry-items';
import { listIndicators, listItems } from '../list-catalogue';

export const itemRoutes = [
  defineRoute({
    method: 'GET',
    path: '/items',
    tag: 'approval',
    summary: { zh: '审批事项目录', en: 'The catalogue of approval items' },
    may: 'item.read',
    run: () => listItems(),
  }),
  defineRoute({
    method: 'GET',
    path: '/indicators',
    tag: 'approval',
    summary: { zh: '指标目录', en: 'The catalogue of indicators' },
    may: 'model.read',
    run: () => listIndicators(),
  }),
  defineRoute({
    method: 'GET',
    path: '/entries/:id/items',
    tag: 'approval',
    summary: { zh: '项目的审批事项', en: 'The approval items of an entry' },
    may: 'entry.read',
    params: z.object({ id: z.string().regex(/^[a-z0-9]{24}$/) }),
    run: ({ principal, params, lang }) => itemsOfEntry(principal, params.id, lang),
  }),
];
