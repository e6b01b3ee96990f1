import type { Bilingual } from '@project-cloud/kernel';

/** HS256 wants a key no shorter than its hash (RFC 7518, 3.2). */
export const SHORTEST_SECRET = 32;
const LONGEST_SECRET = 256;
const FEWEST_CHARACTERS = 12;

/** What is wrong with a secret that somebody brings; null when it will do. It is used as it is written, in UTF-8. */
export function secretFault(secret: string): Bilingual | null {
  const bytes = new TextEncoder().encode(secret).length;
  if (bytes < SHORTEST_SECRET)
    return { zh: `密钥太短：至少 ${SHORTEST_SECRET} 字节`, en: `Too short: at least ${SHORTEST_SECRET} bytes` };
  if (bytes > LONGEST_SECRET)
    return { zh: `密钥太长：最多 ${LONGEST_SECRET} 字节`, en: `Too long: at most ${LONGEST_SECRET} bytes` };
  if (/[^\x21-\x7e]/.test(secret))
    return { zh: '密钥只能用英文字母、数字和符号，不能有空格', en: 'Letters, digits and signs only, no blanks' };
  if (new Set(secret).size < FEWEST_CHARACTERS)
    return { zh: '密钥太简单，请用随机生成的', en: 'Too simple; use a random one' };
  return null;
}

/** One secret as it stands in a list: never its text. */
export interface SecretVersion {
  version: number;
  signsFrom: string;
  madeAt: string;
  madeBy: string;
}

/** Which secret signs now: the newest whose time has come. The one after it, if any, waits for its time. */
export function inUse<T extends { signsFrom: string | Date }>(newestFirst: readonly T[], now: Date) {
  const at = newestFirst.findIndex(({ signsFrom }) => new Date(signsFrom) <= now);
  return { current: newestFirst[at] ?? null, next: at > 0 ? (newestFirst[0] ?? null) : null };
}
