import type { Browser, Page } from 'playwright-core';
import { COUNTIES } from '../factories';
import { demoAccount } from '../harness/accounts';
import { openBrowser, openPage } from '../harness/browser';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Whether what has the focus comes to show it: a border takes its colour in a moment. */
const focusShows = (page: Page) =>
  page
    .waitForFunction(
      () => {
        const at = document.activeElement;
        if (!at || at === document.body) return false;
        const frames = ['.ant-input-affix-wrapper', '.ant-select-selector', '.ant-picker'].map((it) => at.closest(it));
        return [at, at.parentElement, at.parentElement?.parentElement, ...frames].some((it) => {
          if (!it) return false;
          const { outlineStyle, outlineWidth, boxShadow, borderColor } = getComputedStyle(it);
          const outlined = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
          return outlined || boxShadow !== 'none' || borderColor === 'rgb(47, 71, 150)';
        });
      },
      undefined,
      { timeout: 1500 },
    )
    .then(
      () => true,
      () => false,
    );

/** Presses Tab until what is wanted has the focus; every stop on the way must show where one is. */
async function tabTo(page: Page, wanted: string, most = 200) {
  const target = page.locator(wanted).first();
  await target.waitFor();
  for (let pressed = 0; pressed < most; pressed += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200));
    expect({ at, shows: await focusShows(page) }).toEqual({ at, shows: true });
    if (await target.evaluate((it) => it === document.activeElement)) return;
  }
  throw new Error(`${wanted} is not reached with ${most} presses of Tab`);
}

test('[P5] by keyboard alone one signs in, walks the list with J and K, and opens a dossier', async () => {
  const { page, problems, visit, close } = await openPage(browser);
  const { username, password } = demoAccount(COUNTIES.fusui.official);
  await visit('/sign-in?as=official');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
  await page.keyboard.type(username);
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/desk');

  await tabTo(page, 'header a[href="/desk/libraries"]');
  await page.keyboard.press('Enter');
  await tabTo(page, 'main a[href="/desk/libraries/building"]');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '在建项目库' }).waitFor();

  await tabTo(page, 'tbody tr[data-row-key]', 60);
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('complementary');
  const title = drawer.locator('header h2');
  await title.waitFor();
  const first = await title.innerText();
  await page.keyboard.press('j');
  await title.filter({ hasNotText: first }).waitFor();
  const second = await title.innerText();
  expect(second).not.toBe(first);
  await page.keyboard.press('k');
  await title.filter({ hasText: first }).waitFor();
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });

  await page.keyboard.press('/');
  await page.keyboard.type(first);
  await page.locator('.ant-select-item-option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: first, level: 1 }).waitFor();
  expect(problems).toEqual([]);
  await close();
});

test('[P5] the first press of Tab offers to skip the bar', async () => {
  const { page, visit, close } = await openPage(browser, { as: COUNTIES.fusui.official });
  await visit('/desk');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#main');
  expect(await focusShows(page)).toBe(true);
  await close();
});
