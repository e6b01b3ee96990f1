import type { Bilingual } from '@project-cloud/kernel';

export type Address = { ok: true; url: string; origin: string } | { ok: false; message: Bilingual };

const LONGEST = 500;
const HOST = /^(?=.{1,253}$)[a-z\d]([a-z\d-]{0,61}[a-z\d])?(\.[a-z\d]([a-z\d-]{0,61}[a-z\d])?)*$/;
const IPV4 = /^\d+(\.\d+){3}$/;

const refused = (zh: string, en: string): Address => ({ ok: false, message: { zh, en } });

const isLoopback = (host: string) => host === 'localhost' || /^127(\.\d+){3}$/.test(host);

/** An address that names no machine of its own: this network, link-local (metadata of clouds), multicast, broadcast. */
function isNoHost(host: string): boolean {
  const [a = 0, b = 0] = host.split('.').map(Number);
  return IPV4.test(host) && (a === 0 || (a === 169 && b === 254) || a >= 224);
}

/** What is written between `//` and the path: compared with what a browser makes of it, so that nothing hides there. */
const authorityOf = (text: string) => /^https?:\/\/([^/?#]*)/i.exec(text)?.[1]?.toLowerCase() ?? '';

/**
 * Whether pages may be opened at this address. What is accepted stands literally in a header (CSP), is sent a token,
 * and must not share the platform's host: cookies do not mind the port.
 *
 * @param platform where the platform itself is reached; a platform on loopback (development) may use others there
 */
export function checkAddress(text: string, platform: string): Address {
  const home = new URL(platform);
  const isHomeLocal = isLoopback(home.hostname);
  if (text.length > LONGEST) return refused(`网址太长，最多 ${LONGEST} 个字符`, `At most ${LONGEST} characters`);
  if (!URL.canParse(text) || !/^[a-z][a-z\d+.-]*:\/\//i.test(text))
    return refused('这不是网址，请从 https:// 开始写全', 'Not an address; write it in full, from https://');
  const url = new URL(text);
  const host = url.hostname;
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isHomeLocal && isLoopback(host)))
    return refused('网址必须以 https:// 开头', 'The address has to begin with https://');
  if (authorityOf(text).includes('@'))
    return refused('网址里不能带用户名或密码', 'An address must not carry a user name or password');
  if (/[^\x21-\x7e]|\\/.test(text))
    return refused(
      '网址里有空格、中文或不能用的字符；中文域名请写成 xn-- 开头的形式',
      'Blanks, backslashes and letters beyond ASCII are not accepted; write such a domain in its xn-- form',
    );
  if (text.includes('#')) return refused('网址里不能带 # 及其后的部分', 'An address must not carry a fragment (#)');
  if (!HOST.test(host) || isNoHost(host))
    return refused('域名不正确，请填写可以访问的域名', 'The host is not one that can be reached by name');
  const [written = '', port = ''] = authorityOf(text).split(':');
  if (written !== host || (url.port !== port && !(url.port === '' && (port === '443' || port === '80'))))
    return refused('域名写法不规范，请照浏览器地址栏里的样子填写', 'Write the host as the browser shows it');
  if (host === home.hostname)
    return refused(
      '不能与本平台同一个域名，端口不同也不行：登录凭证会一起发过去',
      'Not the host of this platform, on whatever port: its cookies would travel along',
    );
  if (isLoopback(host) && !isHomeLocal)
    return refused('本机地址只有自己打得开，请填写域名', 'An address of this very machine opens for nobody else');
  if (!host.includes('.') && host !== 'localhost')
    return refused('域名不完整，请写全', 'The host is not complete; write it in full');
  return { ok: true, url: url.href, origin: url.origin };
}
