import { inWords } from '@project-cloud/access';
import { created, defineRoute } from '@project-cloud/access/server';
import { parseIsoDate } from '@project-cloud/kernel';
import { z } from 'zod';
import { LONGEST_LIMIT, STEPS } from '../../domain';
import { readDispatch } from './find';
import { dispatchChoices, issueDispatch } from './issue';
import { BOXES, dispatchesOfEntry, listDispatches } from './list';
import { stepChoices, stepDispatch } from './step';

const ById = z.object({ id: z.string().regex(/^[a-z0-9]{24}$/) });
const Day = z
  .string()
  .refine(
    (text) => parseIsoDate(text) !== null,
    inWords('没有这一天，请按 2026-11-22 的写法填写', 'There is no such day; write it as 2026-11-22'),
  );
const Code = z.string().max(60);
const Address = { to: Code.optional(), department: Code.optional(), firm: z.boolean().optional() };
const Limit = { workingDays: z.number().int().min(1).max(LONGEST_LIMIT).optional(), due: Day.optional() };

const NewDispatch = z
  .object({
    ...Address,
    ...Limit,
    kind: Code,
    matter: z.string().trim().min(4, inWords('请写清要办什么，至少 4 个字', 'Say what is to be done')).max(2000),
    coDepartments: z.array(Code).max(12).default([]),
  })
  .strict();

const NewStep = z
  .object({
    ...Address,
    ...Limit,
    step: z.enum(STEPS),
    note: z.string().max(2000).default(''),
    files: z
      .array(z.string().regex(/^[a-z0-9]{24}$/))
      .max(20)
      .default([]),
    revision: z.number().int(),
  })
  .strict();

const List = z
  .object({
    box: z.enum(BOXES).default('inbox'),
    region: Code.optional(),
    q: z.string().trim().max(100).optional(),
    after: z.string().max(40).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(25),
  })
  .strict();

export const dispatchRoutes = [
  defineRoute({
    method: 'GET',
    path: '/entries/:id/dispatch-choices',
    tag: 'supervision',
    summary: { zh: '调度单可以发给谁', en: 'To whom an order can go' },
    may: 'dispatch.write',
    params: ById,
    run: ({ principal, params, lang }) => dispatchChoices(principal, params.id, lang),
  }),
  defineRoute({
    method: 'POST',
    path: '/entries/:id/dispatches',
    tag: 'supervision',
    summary: { zh: '签发调度单', en: 'Issue a dispatch order' },
    may: 'dispatch.write',
    status: 201,
    params: ById,
    body: NewDispatch,
    run: async ({ principal, params, body, lang }) =>
      created(await readDispatch(principal, await issueDispatch(principal, params.id, body), lang)),
  }),
  defineRoute({
    method: 'GET',
    path: '/entries/:id/dispatches',
    tag: 'supervision',
    summary: { zh: '一个项目的调度单', en: 'Dispatch orders of an entry' },
    may: 'dispatch.read',
    params: ById,
    run: ({ principal, params, lang }) => dispatchesOfEntry(principal, params.id, lang),
  }),
  defineRoute({
    method: 'GET',
    path: '/dispatches',
    tag: 'supervision',
    summary: { zh: '调度单列表', en: 'List dispatch orders' },
    may: 'dispatch.read',
    query: List,
    run: ({ principal, query, lang }) => listDispatches(principal, query, lang),
  }),
  defineRoute({
    method: 'GET',
    path: '/dispatches/:id',
    tag: 'supervision',
    summary: { zh: '一张调度单及其经过', en: 'A dispatch order with its trail' },
    may: 'dispatch.read',
    params: ById,
    run: ({ principal, params, lang }) => readDispatch(principal, params.id, lang),
  }),
  defineRoute({
    method: 'GET',
    path: '/dispatches/:id/choices',
    tag: 'supervision',
    summary: { zh: '这一步可以交给谁', en: 'To whom a step can give an order' },
    may: 'dispatch.write',
    params: ById,
    query: z.object({ step: z.enum(STEPS) }).strict(),
    run: ({ principal, params, query }) => stepChoices(principal, params.id, query.step),
  }),
  defineRoute({
    method: 'POST',
    path: '/dispatches/:id/steps',
    tag: 'supervision',
    summary: {
      zh: '办一步：签收、退回、回复、转交、办结等',
      en: 'Take a step: accept, return, reply, hand over, close',
    },
    may: 'dispatch.write',
    params: ById,
    body: NewStep,
    async run({ principal, params, body, lang }) {
      await stepDispatch(principal, params.id, body, lang);
      return readDispatch(principal, params.id, lang);
    },
  }),
];
