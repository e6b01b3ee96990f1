import { defineArea } from './text';

/** Sign-in. */
export const signIn = defineArea(
  {
    title: '企业和个人登录',
    titleOfficial: '政务人员登录',
    titleBack: '请先登录',
    hint: '查自己的项目，填报进展。只查公开的项目不需要登录。',
    hintOfficial: '用本单位管理员发给您的账号登录。',
    returnHint: '登录后回到刚才的页面，已填的内容还在。',
    username: '账号',
    password: '密码',
    usernameMissing: '请填账号',
    passwordMissing: '请填密码',
    submit: '登录',
    help: '忘记密码，或单位还没有账号，请联系项目所在地发展改革部门。',
    helpOfficial: '忘记密码或账号被锁，请联系本单位管理员。',
  },
  {
    title: 'Sign in: enterprises and persons',
    titleOfficial: 'Sign in: officials',
    titleBack: 'Please sign in',
    hint: 'See your projects and report progress. Public projects need no account.',
    hintOfficial: 'Use the account that your administrator gave you.',
    returnHint: 'You will return to the page you were on; what you typed is kept.',
    username: 'Account',
    password: 'Password',
    usernameMissing: 'Enter your account',
    passwordMissing: 'Enter your password',
    submit: 'Sign in',
    help: 'No account yet, or password forgotten: ask the local development and reform office.',
    helpOfficial: 'Password forgotten or account locked: ask your administrator.',
  },
);
