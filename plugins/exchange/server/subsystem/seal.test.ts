import { randomBytes } from 'node:crypto';
import { seal, unseal } from './seal';

const key = randomBytes(32);
const secret = 'a secret of somebody else, 32 bytes or more';

test('[M01-17] what is sealed opens with its key, at its place, and looks different each time', () => {
  const sealed = seal(key, 'site/1', secret);
  expect(unseal(key, 'site/1', sealed)).toBe(secret);
  expect(sealed.equals(seal(key, 'site/1', secret))).toBe(false);
  expect(sealed.includes(secret)).toBe(false);
});

test('it opens with no other key, at no other place, and not when a bit was turned', () => {
  const sealed = seal(key, 'site/1', secret);
  expect(unseal(randomBytes(32), 'site/1', sealed)).toBeNull();
  expect(unseal(key, 'site/2', sealed)).toBeNull();
  for (const at of [0, 12, sealed.length - 1]) {
    const turned = Buffer.from(sealed);
    turned[at] = (turned[at] ?? 0) ^ 1;
    expect(unseal(key, 'site/1', turned)).toBeNull();
  }
  expect(unseal(key, 'site/1', Buffer.alloc(0))).toBeNull();
});
