import type { Browser } from 'playwright-core';
import { COUNTIES } from '../factories';
import { openBrowser, openPage } from '../harness/browser';
import { visitor } from '../harness/client';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test.each(['/', '/desk', '/developer', '/api/public/home'])(
  '[P8] %s comes with the headers that keep foreign scripts out',
  async (path) => {
    const { headers } = await visitor().get(path);
    const policy = Object.fromEntries(
      (headers.get('content-security-policy') ?? '')
        .split(';')
        .map((part) => part.trim().split(/\s+/))
        .map(([name, ...sources]) => [name, sources]),
    );
    expect(policy['script-src']).toEqual(["'self'"]);
    expect(policy['object-src'] ?? policy['default-src']).not.toContain('*');
    expect(policy['frame-ancestors']).toEqual([expect.stringMatching(/^'(self|none)'$/)]);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBeTruthy();
    expect(headers.get('x-powered-by')).toBeNull();
  },
);

test('[P8] a script written into the page does not run, an expression is not evaluated, and the page goes on', async () => {
  const { page, visit, close } = await openPage(browser, { as: COUNTIES.fusui.official });
  await visit('/desk');
  const ran = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.injected = true';
    document.body.append(script);
    const button = document.createElement('button');
    button.setAttribute('onclick', 'window.injected = true');
    document.body.append(button);
    button.click();
    // from a callback: what a test evaluates directly may evaluate, what the page calls may not
    const evaluated = await new Promise<boolean>((tell) => {
      setTimeout(() => {
        try {
          tell(new Function('return true')());
        } catch {
          tell(false);
        }
      });
    });
    return { injected: 'injected' in window, evaluated };
  });
  expect(ran).toEqual({ injected: false, evaluated: false });
  await page.getByRole('link', { name: '项目库', exact: true }).click();
  await page.getByRole('main').getByRole('link', { name: '在建项目库', exact: true }).click();
  await page.getByRole('heading', { name: '在建项目库' }).waitFor();
  await close();
});

test('[P8] what people typed into a name is shown as text', async () => {
  const { page, visit, problems, close } = await openPage(browser);
  await visit(`/projects?q=${encodeURIComponent('<img src=x onerror="window.injected=true">')}`);
  expect(await page.evaluate(() => 'injected' in window)).toBe(false);
  expect(problems).toEqual([]);
  await close();
});
