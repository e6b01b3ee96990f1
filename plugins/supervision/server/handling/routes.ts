import { inWords } from '@project-cloud/access';
import { defineRoute, noContent } from '@project-cloud/access/server';
import { parseIsoDate } from '@project-cloud/kernel';
import { z } from 'zod';
import { HANDLING_STEPS } from '../../domain';
import { stepWarning } from './step';

const NewHandling = z
  .object({
    step: z.enum(HANDLING_STEPS),
    note: z.string().max(2000).default(''),
    day: z
      .string()
      .refine(
        (text) => parseIsoDate(text) !== null,
        inWords('没有这一天，请按 2026-11-22 的写法填写', 'There is no such day; write it as 2026-11-22'),
      )
      .optional(),
    revision: z.number().int(),
  })
  .strict();

export const handlingRoutes = [
  defineRoute({
    method: 'POST',
    path: '/warnings/:id/steps',
    tag: 'supervision',
    summary: {
      zh: '办理预警：定措施、申请销号、销号审核、暂缓',
      en: 'Handle a warning: a measure, a close-out and its review, a deferral',
    },
    may: 'warning.read',
    params: z.object({ id: z.string().regex(/^[a-z0-9]{24}$/) }),
    body: NewHandling,
    async run({ principal, params, body }) {
      await stepWarning(principal, params.id, body);
      return noContent();
    },
  }),
];
