/** What the guide shows: programs and headers are the same in every language. `key` is the subsystem's own. */
export const verifyCode = (key: string): string => `import { createHmac, timingSafeEqual } from 'node:crypto';

const read = (part) => JSON.parse(Buffer.from(part, 'base64url'));

function verify(token) {
  const [head, body, sign] = token.split('.');
  const { alg, kid } = read(head);
  const hmac = createHmac('sha256', SECRETS[kid]);
  const right = hmac.update(head + '.' + body).digest();
  const given = Buffer.from(sign, 'base64url');
  const ok = alg === 'HS256' && timingSafeEqual(right, given);
  const said = read(body);
  const late = said.exp < Date.now() / 1000;
  const mine = ok && !late && said.aud === '${key}';
  if (!mine || usedBefore(said.jti)) throw new Error('refused');
  return said;
}`;

export const readyCode = (platform: string): string =>
  `window.parent.postMessage('project-cloud:ready', '${platform}');`;

export const frameCode = (platform: string): string => `Content-Security-Policy: frame-ancestors ${platform}
Set-Cookie: …; Secure; HttpOnly; SameSite=None; Partitioned`;

/** What the token says, in its order, and which text explains it. */
export const CLAIMS = [
  ['aud', 'claim_aud'],
  ['jti', 'claim_jti'],
  ['iat, exp', 'claim_time'],
  ['sub', 'claim_sub'],
  ['name, role, organisation, region', 'claim_name'],
  ['project', 'claim_project'],
  ['language', 'claim_language'],
  ['trial', 'claim_trial'],
] as const;
