import { parseProjectCode } from '@project-cloud/kernel';
import { claimsOf, TRIAL_PROJECT } from './context';
import { inUse, secretFault } from './secret';

const RANDOM = 'q7V0xZk3mB9tYc2LdW8sNf5RjHg1PaEo';

test('[M01-17] a secret has 32 bytes or more and is not a pattern', () => {
  expect(secretFault(RANDOM)).toBeNull();
  expect(secretFault(RANDOM.slice(1))?.zh).toContain('32');
  expect(secretFault('密'.repeat(20))).not.toBeNull();
  expect(secretFault('abc'.repeat(20))).not.toBeNull();
  expect(secretFault(`${RANDOM} ${RANDOM}`)).not.toBeNull();
  expect(secretFault(RANDOM.repeat(9))).not.toBeNull();
});

test('while two stand side by side the old one signs, until the time of the new one has come', () => {
  const versions = [
    { version: 3, signsFrom: '2026-11-23T00:00:00Z' },
    { version: 2, signsFrom: '2026-11-01T00:00:00Z' },
  ];
  const at = (now: string) => inUse(versions, new Date(now));
  expect(at('2026-11-22T23:59:59Z')).toMatchObject({ current: { version: 2 }, next: { version: 3 } });
  expect(at('2026-11-23T00:00:00Z')).toMatchObject({ current: { version: 3 }, next: null });
  expect(inUse([], new Date())).toEqual({ current: null, next: null });
});

test('the project of a try has a code that is well formed', () => {
  expect(parseProjectCode(TRIAL_PROJECT.code).ok).toBe(true);
});

test('a token is good for a minute, for one audience', () => {
  const context = {
    issuer: 'https://xmy.example.gov.cn',
    audience: 'smart-site',
    subject: 's',
    name: '韦丽芳',
    role: 'official' as const,
    region: null,
    organisation: null,
    project: null,
    language: 'zh' as const,
    trial: false,
  };
  const claims = claimsOf(context, 'id', new Date('2026-11-22T00:00:00.900Z'));
  expect(claims).toMatchObject({ iss: context.issuer, aud: 'smart-site', sub: 's', jti: 'id', iat: 1795305600 });
  expect(claims.exp - claims.iat).toBe(60);
});
