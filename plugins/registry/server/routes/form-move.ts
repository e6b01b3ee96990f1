import { defineRoute, noContent } from '@project-cloud/access/server';
import { z } from 'zod';
import { moveToCurrentForm, previewFormMove } from '../form-move';
import { ById } from './entries';

export const formMoveRoutes = [
  defineRoute({
    method: 'GET',
    path: '/entries/:id/form-move',
    tag: 'registry',
    summary: { zh: '转到现行表单会怎样', en: 'What moving to the current form would do' },
    may: 'entry.read',
    params: ById,
    run: ({ principal, params }) => previewFormMove(principal, params.id),
  }),
  defineRoute({
    method: 'POST',
    path: '/entries/:id/form-move',
    tag: 'registry',
    summary: { zh: '转到现行表单', en: 'Move to the current form' },
    may: 'entry.change',
    params: ById,
    body: z
      .object({ revision: z.number().int(), values: z.record(z.string().max(60), z.unknown()).default({}) })
      .strict(),
    async run({ principal, params, body, lang }) {
      await moveToCurrentForm(principal, params.id, body, lang);
      return noContent();
    },
  }),
];
