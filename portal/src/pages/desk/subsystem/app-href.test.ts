import { appHref, appLink } from './app-href';

test('[M01-16] the address names the app and the entry, and nothing of the project', () => {
  expect(appHref('smart-site')).toBe('/desk/apps/smart-site');
  expect(appHref('smart-site', { entry: 'e1', window: true })).toBe('/desk/apps/smart-site?entry=e1&window=1');
  expect(appHref('smart-site', { trial: 'next' })).toBe('/desk/apps/smart-site?trial=next');
});

test('what wants a window gets one that cannot reach back', () => {
  expect(appLink({ key: 'a', opens: 'window' }, 'e1')).toEqual({
    href: '/desk/apps/a?entry=e1',
    target: '_blank',
    rel: 'noopener',
  });
  expect(appLink({ key: 'a', opens: 'embedded' })).toEqual({ href: '/desk/apps/a' });
});
