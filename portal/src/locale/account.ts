import { defineArea } from './text';

/** The person's own account. */
export const account = defineArea(
  {
    title: '修改密码',
    first: '您用的是管理员给的初始密码。先改成自己的密码，才能办理业务。',
    current: '现在的密码',
    next: '新密码',
    again: '再填一次新密码',
    policy: '10 至 72 位，含大写字母、小写字母、数字、符号中的三种，不含账号。',
    currentMissing: '请填现在的密码',
    nextMissing: '请填新密码',
    againMissing: '请再填一次新密码',
    differs: '两次填的新密码不一样',
    submit: '保存新密码',
    changed: '密码已改，下次登录用新密码',
  },
  {
    title: 'Change password',
    first:
      'This is the first password, which your administrator has seen. Change it to one of your own before you go on.',
    current: 'Present password',
    next: 'New password',
    again: 'New password again',
    policy: '10 to 72 characters, three of: capitals, small letters, digits, signs; without your account name.',
    currentMissing: 'Enter the present password',
    nextMissing: 'Enter a new password',
    againMissing: 'Enter the new password again',
    differs: 'The two new passwords differ',
    submit: 'Save new password',
    changed: 'Password changed; use the new one next time',
  },
);
