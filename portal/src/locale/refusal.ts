import { defineArea } from './text';

/** Pages that are not there, or not for this person. */
export const refusal = defineArea(
  {
    missing: '没有这一页',
    missingHint: '地址 {path} 不存在，可能已改名，或链接没有复制完整。',
    forbidden: '您不能看这一页',
    forbiddenAs: '您以{name}（{role}，{region}）登录，这一页不在您的职责或地区范围内。',
    forbiddenOut: '这一页需要登录。',
    forbiddenHelp: '需要权限时，请联系本单位管理员；他可以调整您的角色和地区。',
    toDesk: '回工作台',
    toHome: '回首页',
    toProjects: '查项目',
    signIn: '登录',
  },
  {
    missing: 'There is no such page',
    missingHint: 'Nothing is at {path}. It may have moved, or the link was not copied in full.',
    forbidden: 'You may not see this page',
    forbiddenAs: 'You are signed in as {name} ({role}, {region}); this page lies outside your duties or region.',
    forbiddenOut: 'This page needs an account.',
    forbiddenHelp: 'The administrator of your organisation can change your role and region.',
    toDesk: 'Back to the desk',
    toHome: 'Front page',
    toProjects: 'Search projects',
    signIn: 'Sign in',
  },
);
