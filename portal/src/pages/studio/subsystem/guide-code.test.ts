import { createHmac } from 'node:crypto';
import { verifyCode } from './guide-code';

const SECRET = 'a secret of thirty-two bytes or more';
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const now = () => Math.floor(Date.now() / 1000);

function token(more: object = {}, secret = SECRET, alg = 'HS256'): string {
  const text = `${part({ alg, typ: 'JWT', kid: '1' })}.${part({ aud: 'smart-site', exp: now() + 60, jti: 'a', ...more })}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}

/** The guide's own program, run as it is printed. */
function printed(): (token: string) => { jti: string } {
  const body = verifyCode('smart-site').replace(/^import .*\n/, '');
  const used = new Set<string>();
  const usedBefore = (id: string) => used.has(id) || !used.add(id);
  const { createHmac: hmac, timingSafeEqual } = require('node:crypto') as typeof import('node:crypto');
  const made = new Function(
    'createHmac',
    'timingSafeEqual',
    'SECRETS',
    'usedBefore',
    'Buffer',
    `${body}; return verify;`,
  );
  return made(hmac, timingSafeEqual, { 1: SECRET }, usedBefore, Buffer);
}

test('[M01-17] the program that the guide prints takes what is right, once', () => {
  const verify = printed();
  const right = token();
  expect(verify(right).jti).toBe('a');
  expect(() => verify(right)).toThrow('refused');
});

test('[M01-17] it refuses another signature, audience, algorithm, and what is late', () => {
  const verify = printed();
  const wrong = [
    token({}, `${SECRET}!`),
    token({ aud: 'other' }),
    token({}, SECRET, 'none'),
    token({ exp: now() - 1 }),
  ];
  for (const one of wrong) expect(() => verify(one)).toThrow();
  expect(
    Math.max(
      ...verifyCode('smart-site')
        .split('\n')
        .map(({ length }) => length),
    ),
  ).toBeLessThanOrEqual(67);
});
