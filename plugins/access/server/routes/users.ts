import { z } from 'zod';
import { inWords, isRole, type Role } from '../../domain';
import { created, defineRoute, noContent } from '../http/route';
import { blockUser, changeUser, resetPassword, unblockUser, unlockUser } from '../user/change-user';
import { createUser } from '../user/create-user';
import { findUsers } from '../user/find-users';

const RoleOf = z
  .string()
  .refine((role): role is Role => isRole(role) && role !== 'public', inWords('没有这个角色', 'There is no such role'));
const Name = z.string().trim().min(1, inWords('请填写姓名', 'Give the name')).max(40);
const Place = {
  role: RoleOf,
  regionCode: z.string().min(1, inWords('请选择地区', 'Choose the region')).max(20),
  organisationCode: z.string().max(40).nullable().default(null),
};

const NewUser = z
  .object({
    username: z
      .string()
      .regex(
        /^[a-z][a-z0-9._-]{2,39}$/,
        inWords(
          '用户名用小写字母开头，3 到 40 个字母、数字或 . _ -',
          'Begin with a small letter: 3 to 40 letters, digits or . _ -',
        ),
      ),
    name: Name,
    ...Place,
  })
  .strict();

const ById = z.object({ id: z.coerce.number().int().positive().max(2_147_483_647) });
const Reason = z.object({ reason: z.string().trim().min(2, inWords('请写明原因', 'Say why')).max(200) }).strict();

const Filter = z
  .object({
    q: z.string().max(80).optional(),
    region: z.string().max(20).optional(),
    role: z.string().max(40).optional(),
    state: z.enum(['active', 'blocked']).optional(),
    organisation: z.string().max(40).optional(),
    after: z.coerce.number().int().min(0).max(1_000_000).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(200),
  })
  .strict();

export const userRoutes = [
  defineRoute({
    method: 'GET',
    path: '/users',
    tag: 'access',
    summary: { zh: '本地区的用户', en: 'People of one’s region' },
    may: 'user.manage',
    query: Filter,
    run: ({ principal, query }) => findUsers(principal, query),
  }),
  defineRoute({
    method: 'POST',
    path: '/users',
    tag: 'access',
    summary: { zh: '新增用户，初始密码只显示一次', en: 'Add a person; the first password is shown once' },
    may: 'user.manage',
    status: 201,
    body: NewUser,
    run: async ({ principal, body }) => created(await createUser(principal, body)),
  }),
  defineRoute({
    method: 'PUT',
    path: '/users/:id',
    tag: 'access',
    summary: { zh: '改姓名、角色、地区、单位', en: 'Change name, role, region, organisation' },
    may: 'user.manage',
    params: ById,
    body: z.object({ revision: z.number().int().min(0), name: Name, ...Place }).strict(),
    async run({ principal, params, body }) {
      await changeUser(principal, params.id, body);
      return noContent();
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/users/:id/block',
    tag: 'access',
    summary: { zh: '停用账号，会话立即结束', en: 'Block an account; its sessions end at once' },
    may: 'user.manage',
    params: ById,
    body: Reason,
    async run({ principal, params, body }) {
      await blockUser(principal, params.id, body.reason);
      return noContent();
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/users/:id/unblock',
    tag: 'access',
    summary: { zh: '恢复账号', en: 'Let a blocked account in again' },
    may: 'user.manage',
    params: ById,
    async run({ principal, params }) {
      await unblockUser(principal, params.id);
      return noContent();
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/users/:id/password',
    tag: 'access',
    summary: { zh: '重置密码，新密码只显示一次', en: 'Reset the password; the new one is shown once' },
    may: 'user.manage',
    params: ById,
    run: ({ principal, params }) => resetPassword(principal, params.id),
  }),
  defineRoute({
    method: 'POST',
    path: '/users/:id/unlock',
    tag: 'access',
    summary: { zh: '解锁账号', en: 'Unlock an account' },
    may: 'user.manage',
    params: ById,
    async run({ principal, params }) {
      await unlockUser(principal, params.id);
      return noContent();
    },
  }),
];
