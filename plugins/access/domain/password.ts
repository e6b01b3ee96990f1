import { defineError } from '@project-cloud/kernel';

export const PasswordTooWeak = defineError('ACCESS_PASSWORD_TOO_WEAK', 422, (p: { zh: string; en: string }) => p);

/** At least ten characters, three of four classes, not the user name: GB/T 22239-2019 8.1.4.1 a. Null when it will do. */
export function passwordFault(password: string, username: string): { zh: string; en: string } | null {
  if (password.length < 10) return { zh: '密码至少 10 个字符', en: 'A password has at least 10 characters' };
  if (password.length > 72) return { zh: '密码最多 72 个字符', en: 'A password has at most 72 characters' };
  const classes = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((kind) => kind.test(password)).length;
  if (classes < 3) {
    return {
      zh: '密码要含大写字母、小写字母、数字、符号中的三种',
      en: 'Use three of: capitals, small letters, digits, signs',
    };
  }
  if (password.toLowerCase().includes(username.toLowerCase())) {
    return { zh: '密码不能含用户名', en: 'A password must not contain the user name' };
  }
  return null;
}
