import { defineError } from '@project-cloud/kernel';
import { type Action, holdersOf } from './permission';
import { ROLES, type Role } from './role';

export const SignInRequired = defineError('ACCESS_SIGN_IN_REQUIRED', 401, () => ({
  zh: '请先登录',
  en: 'Please sign in',
}));

export const SignInFailed = defineError('ACCESS_SIGN_IN_FAILED', 401, () => ({
  zh: '用户名或密码不对',
  en: 'User name or password is not right',
}));

export const AccountLocked = defineError('ACCESS_ACCOUNT_LOCKED', 423, (p: { minutes: number }) => ({
  zh: `连续输错 5 次，账号已锁定，${p.minutes} 分钟后可再试。急用请联系本级系统管理员`,
  en: `Locked after 5 failures; try again in ${p.minutes} minutes, or ask your administrator`,
}));

export const NotAllowed = defineError('ACCESS_NOT_ALLOWED', 403, (p: { action: Action }) => {
  const roles = holdersOf(p.action);
  return {
    zh: `您的角色不能做这件事。可办理的角色：${roles.map((role) => ROLES[role].zh).join('、')}`,
    en: `Your role may not do this. Roles that may: ${roles.map((role) => ROLES[role].en).join(', ')}`,
  };
});

/** Whoever made the account has seen its first password. */
export const FirstPassword = defineError('ACCESS_FIRST_PASSWORD', 403, () => ({
  zh: '您用的是管理员给的初始密码，请先改成自己的密码',
  en: 'This is the first password, which your administrator has seen: change it to one of your own',
}));

export const OutOfScope = defineError('ACCESS_OUT_OF_SCOPE', 403, () => ({
  zh: '这个地区或单位不在您的管理范围内，请联系上级管理员',
  en: 'This region or organisation is outside your scope; ask the administrator above you',
}));

export const NotFound = defineError('NOT_FOUND', 404, () => ({
  zh: '没有找到，或不在您的查看范围内',
  en: 'Not found, or not within what you may see',
}));

export const CrossSite = defineError('ACCESS_CROSS_SITE', 403, () => ({
  zh: '请求来源不明，已拒绝。请从本平台页面操作',
  en: 'The request does not come from this site',
}));

/** Accounts are a person's business: what a machine holds must not make people. */
export const PeopleOnly = defineError('ACCESS_PEOPLE_ONLY', 403, () => ({
  zh: '接口令牌不能管理账号，请由管理员登录后办理',
  en: 'A token cannot manage accounts; an administrator has to sign in and do it',
}));

export const OwnAccount = defineError('ACCESS_OWN_ACCOUNT', 403, () => ({
  zh: '不能改自己的账号，请由另一位管理员办理',
  en: 'Nobody changes his own account; ask another administrator',
}));

export const RoleNotYours = defineError('ACCESS_ROLE_NOT_YOURS', 403, (p: { role: Role; givers: readonly Role[] }) => ({
  zh: `${ROLES[p.role].zh}的账号不由您管理。可办理的角色：${p.givers.map((role) => ROLES[role].zh).join('、')}`,
  en: `The account of this role (${ROLES[p.role].en}) is not yours to manage. Roles that may: ${p.givers.map((role) => ROLES[role].en).join(', ')}`,
}));

export const LastAdministrator = defineError('ACCESS_LAST_ADMINISTRATOR', 409, () => ({
  zh: '这是平台最后一个可用的系统管理员，请先另设一位',
  en: 'This is the last administrator of the platform; appoint another one first',
}));

export const AccountChanged = defineError('ACCESS_ACCOUNT_CHANGED', 409, () => ({
  zh: '别人刚改过，请核对现在的内容再保存',
  en: 'Somebody has changed it meanwhile; look at how it stands now and save again',
}));
