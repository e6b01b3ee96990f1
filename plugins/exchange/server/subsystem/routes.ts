import { created, defineRoute, noContent } from '@project-cloud/access/server';
import { z } from 'zod';
import { SubsystemBody, SubsystemKey } from '../../domain';
import { managedSubsystem, managedSubsystems, offeredSubsystems, subsystemHistory } from './list-subsystems';
import { openSubsystem, trySubsystem } from './open-subsystem';
import { rotateSecret, takeOver } from './rotate-secret';
import { changeSubsystem, registerSubsystem, switchSubsystem } from './write-subsystem';

const ByKey = z.object({ key: z.string().max(60) });
const EntryId = z.string().regex(/^[a-z0-9]{24}$/);
const Secret = z.string().max(600);
const LONGEST_OVERLAP = 14 * 24;

const State = z
  .object({
    revision: z.number().int(),
    state: z.enum(['active', 'disabled']),
    reason: z.string().trim().max(200).default(''),
  })
  .strict()
  .refine(({ state, reason }) => state === 'active' || reason !== '', { path: ['reason'] });

export const subsystemRoutes = [
  defineRoute({
    method: 'GET',
    path: '/subsystems',
    tag: 'exchange',
    summary: { zh: '可以打开的子系统', en: 'Subsystems that one may open' },
    may: 'signed-in',
    query: z.object({ entry: EntryId.optional() }).strict(),
    run: ({ principal, query, lang }) => offeredSubsystems(principal, query.entry, lang),
  }),
  defineRoute({
    method: 'POST',
    path: '/subsystems/:key/openings',
    tag: 'exchange',
    summary: {
      zh: '打开子系统：签发 60 秒内有效的上下文',
      en: 'Open a subsystem: a signed context, good for 60 seconds',
    },
    may: 'signed-in',
    params: ByKey,
    body: z.object({ entry: EntryId.optional() }).strict(),
    run: ({ principal, params, body, lang }) => openSubsystem(principal, params.key, body.entry, lang),
  }),
  defineRoute({
    method: 'GET',
    path: '/subsystems/managed',
    tag: 'exchange',
    summary: { zh: '已登记的子系统', en: 'Registered subsystems' },
    may: 'subsystem.manage',
    run: ({ principal }) => managedSubsystems(principal),
  }),
  defineRoute({
    method: 'POST',
    path: '/subsystems',
    tag: 'exchange',
    summary: { zh: '登记子系统，密钥只显示一次', en: 'Register a subsystem; its secret is shown once' },
    may: 'subsystem.manage',
    status: 201,
    body: SubsystemBody.extend({ key: SubsystemKey, secret: Secret.optional() }).strict(),
    async run({ principal, body: { key, secret, ...body } }) {
      const made = await registerSubsystem(principal, key, body, secret);
      return created({ ...(await managedSubsystem(principal, key)), secret: made.secret });
    },
  }),
  defineRoute({
    method: 'PUT',
    path: '/subsystems/:key/settings',
    tag: 'exchange',
    summary: { zh: '修改子系统', en: 'Change a subsystem' },
    may: 'subsystem.manage',
    params: ByKey,
    body: SubsystemBody.extend({ revision: z.number().int() }).strict(),
    async run({ principal, params, body: { revision, ...body } }) {
      await changeSubsystem(principal, params.key, revision, body);
      return managedSubsystem(principal, params.key);
    },
  }),
  defineRoute({
    method: 'PUT',
    path: '/subsystems/:key/state',
    tag: 'exchange',
    summary: { zh: '停用或启用子系统', en: 'Switch a subsystem off or on' },
    may: 'subsystem.manage',
    params: ByKey,
    body: State,
    async run({ principal, params, body }) {
      await switchSubsystem(principal, params.key, body);
      return managedSubsystem(principal, params.key);
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/subsystems/:key/secrets',
    tag: 'exchange',
    summary: { zh: '更换密钥，新旧并存一段时间', en: 'Rotate the secret; old and new overlap' },
    may: 'subsystem.manage',
    status: 201,
    params: ByKey,
    body: z
      .object({ overlapHours: z.number().int().min(0).max(LONGEST_OVERLAP).default(24), secret: Secret.optional() })
      .strict(),
    run: async ({ principal, params, body }) => created(await rotateSecret(principal, params.key, body)),
  }),
  defineRoute({
    method: 'POST',
    path: '/subsystems/:key/secrets/take-over',
    tag: 'exchange',
    summary: { zh: '立即改用新密钥', en: 'Let the new secret take over now' },
    may: 'subsystem.manage',
    params: ByKey,
    async run({ principal, params }) {
      await takeOver(principal, params.key);
      return noContent();
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/subsystems/:key/trials',
    tag: 'exchange',
    summary: { zh: '用示例项目试打开', en: 'Try it with an invented project' },
    may: 'subsystem.manage',
    params: ByKey,
    body: z.object({ secret: z.enum(['current', 'next']).default('current') }).strict(),
    run: ({ principal, params, body, lang }) => trySubsystem(principal, params.key, body.secret, lang),
  }),
  defineRoute({
    method: 'GET',
    path: '/subsystems/:key/history',
    tag: 'exchange',
    summary: { zh: '子系统的变更和打开记录', en: 'What was done to a subsystem, and who opened it' },
    may: 'subsystem.manage',
    params: ByKey,
    query: z.object({ after: z.coerce.number().int().optional() }).strict(),
    run: ({ principal, params, query }) => subsystemHistory(principal, params.key, query.after),
  }),
];
