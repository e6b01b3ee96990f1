import { z } from 'zod';
import { presentPrincipal } from '../../domain';
import { defineRoute, noContent } from '../http/route';
import { SESSION_COOKIE } from '../session/find-principal';
import { changePassword, signIn, signOut } from '../session/sign-in';

const Credentials = z.object({ username: z.string().min(1).max(100), password: z.string().min(1).max(200) }).strict();
const PasswordChange = z.object({ current: z.string().min(1).max(200), next: z.string().min(1).max(200) }).strict();

export const sessionRoutes = [
  defineRoute({
    method: 'POST',
    path: '/session',
    tag: 'access',
    summary: { zh: '登录', en: 'Sign in' },
    may: 'anyone',
    body: Credentials,
    async run({ body, ip, lang, cookies }) {
      const { secret, principal, maxAge } = await signIn(body.username.trim(), body.password, ip);
      cookies.set(SESSION_COOKIE, secret, maxAge);
      return { user: presentPrincipal(principal, lang) };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/session',
    tag: 'access',
    summary: { zh: '当前登录的人', en: 'Who is signed in' },
    may: 'signed-in',
    run: async ({ principal, lang }) => presentPrincipal(principal, lang),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/session',
    tag: 'access',
    summary: { zh: '退出', en: 'Sign out' },
    may: 'anyone',
    async run({ principal, ip, cookies }) {
      const secret = cookies.get(SESSION_COOKIE);
      if (secret) await signOut(secret, principal, ip);
      cookies.set(SESSION_COOKIE, null);
      return noContent();
    },
  }),
  defineRoute({
    method: 'PUT',
    path: '/session/password',
    tag: 'access',
    summary: { zh: '修改密码', en: 'Change password' },
    may: 'signed-in',
    body: PasswordChange,
    async run({ principal, body, ip, cookies }) {
      await changePassword(principal, body.current, body.next, cookies.get(SESSION_COOKIE) ?? '', ip);
      return noContent();
    },
  }),
];
