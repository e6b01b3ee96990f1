import { checkAddress } from './address';

const LIVE = 'https://xmy.example.gov.cn';
const LOCAL = 'http://127.0.0.1:1337';
const origin = (text: string, platform = LIVE) => {
  const found = checkAddress(text, platform);
  return found.ok ? found.origin : null;
};

test('[M01-17] a complete https address is taken, and its origin is what a header may name', () => {
  expect(origin('https://site.example.gov.cn/open?from=xmy')).toBe('https://site.example.gov.cn');
  expect(origin('https://site.example.gov.cn:8443/')).toBe('https://site.example.gov.cn:8443');
  expect(origin('https://site.example.gov.cn:443/')).toBe('https://site.example.gov.cn');
  expect(origin('https://xn--fiqs8s.example.cn/')).toBe('https://xn--fiqs8s.example.cn');
  expect(origin('https://10.20.0.7/open')).toBe('https://10.20.0.7');
});

test.each([
  ['no address', 'site.example.gov.cn'],
  ['another scheme', 'javascript:alert(1)'],
  ['a file', 'file:///etc/passwd'],
  ['plain http', 'http://site.example.gov.cn/'],
  ['a user name', 'https://site.example.gov.cn@evil.example/'],
  ['an empty user name', 'https://@evil.example/'],
  ['a fragment', 'https://site.example.gov.cn/#/open'],
  ['a blank', 'https://site.example.gov.cn/a b'],
  ['a tab that browsers drop', 'https://site.exa\tmple.gov.cn/'],
  ['a backslash that browsers turn', 'https:\\\\site.example.gov.cn/'],
  ['letters that look alike', 'https://sіte.example.gov.cn/'],
  ['an escaped host', 'https://%73ite.example.gov.cn/'],
  ['a star, which a header would take for any host', 'https://*.gov.cn/'],
  ['the end of a directive', 'https://a;script-src.example/'],
  ['a comma', 'https://a,b.example/'],
  ['a quote', "https://a'self'.example/"],
  ['an address of version 6, which no header can name', 'https://[::1]/'],
  ['a number for a host', 'https://2130706433/'],
  ['octets in another base', 'https://0x7f.1/'],
  ['this very machine', 'https://127.0.0.1/'],
  ['this very machine by name', 'https://localhost/'],
  ['nowhere', 'https://0.0.0.0/'],
  ['the metadata of a cloud', 'https://169.254.169.254/'],
  ['a name that is not complete', 'https://intranet/'],
  ['a dot at the end', 'https://site.example.gov.cn./'],
  ['the platform itself', 'https://xmy.example.gov.cn/apps'],
  ['the platform on another port, which gets its cookies', 'https://xmy.example.gov.cn:8443/'],
  ['an endless path', `https://site.example.gov.cn/${'a'.repeat(600)}`],
])('%s is refused', (_, text) => {
  expect(origin(text)).toBeNull();
});

test('a platform on loopback, where it is developed, may open others there, and only there without TLS', () => {
  expect(origin('http://localhost:5000/open', LOCAL)).toBe('http://localhost:5000');
  expect(origin('http://site.example.gov.cn/', LOCAL)).toBeNull();
  expect(origin('http://127.0.0.1:5000/', LOCAL)).toBeNull();
  expect(origin('http://localhost:5000/', 'https://127.0.0.1')).not.toBeNull();
  expect(origin('http://localhost:5000/', LIVE)).toBeNull();
});

test('a refusal is said in both languages', () => {
  const found = checkAddress('http://site.example.gov.cn/', LIVE);
  expect(found).toEqual({ ok: false, message: { zh: expect.stringContaining('https'), en: expect.any(String) } });
});
