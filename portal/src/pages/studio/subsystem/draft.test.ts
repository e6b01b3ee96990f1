import { bodyOf, emptyDraft, isComplete, urlFault } from './draft';

const LIVE = 'https://xmy.example.gov.cn';
const filled = {
  ...emptyDraft({ code: '451421', name: '扶绥县' }),
  zh: '智慧工地',
  en: 'Smart site',
  key: 'smart-site',
  url: 'https://site.example.gov.cn/open',
};

test('[M01-17] an address is judged while it is typed, by the words of the server', () => {
  expect(urlFault('', LIVE)).toBeNull();
  expect(urlFault('https://site.example.gov.cn/', LIVE)).toBeNull();
  expect(urlFault('http://site.example.gov.cn/', LIVE)?.zh).toContain('https');
  expect(urlFault('https://xmy.example.gov.cn/x', LIVE)?.zh).toContain('同一个域名');
});

test('a form is complete when nothing is missing and nothing is wrong', () => {
  expect(isComplete(filled, LIVE)).toBe(true);
  for (const more of [
    { zh: '' },
    { key: 'Smart' },
    { url: 'http://a.cn' },
    { places: [] },
    { roles: [] },
    { regions: [] },
    { secret: '' },
  ])
    expect(isComplete({ ...filled, ...more }, LIVE)).toBe(false);
});

test('a name is pinned in the bar only where the menu has it', () => {
  expect(bodyOf({ ...filled, pinned: true }).pinned).toBe(true);
  expect(bodyOf({ ...filled, pinned: true, places: ['project'] }).pinned).toBe(false);
});
