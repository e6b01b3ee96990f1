import type { Browser } from 'playwright-core';
import { COUNTIES, REGION } from '../factories';
import { type OpenPage, openBrowser, overflowsSideways } from '../harness/browser';
import { deskPages, publicPages } from './pages';
import { inTabs } from './tabs';

const { official, agent, enterprise, leader } = COUNTIES.fusui;
const PEOPLE = [REGION.administrator, REGION.auditor, official, agent, enterprise, leader];
const PHONE = { width: 390, height: 844 };

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** What is wrong with a page on a phone, besides what it complains of at the console. */
async function faultsOf({ page }: OpenPage): Promise<string[]> {
  const faults: string[] = [];
  await page
    .locator('main :is(h1, h2)')
    .first()
    .waitFor({ timeout: 10_000 })
    .catch(() => faults.push('says nothing'));
  if (await overflowsSideways(page)) faults.push('wider than the screen');
  return faults;
}

test('[P5] every public page fits a phone and raises no complaint', async () => {
  expect(await inTabs(browser, PHONE, await publicPages(), faultsOf)).toEqual({});
});

test.each(PEOPLE)('[P5] every page fits the phone of %s and raises no complaint', async (as) => {
  expect(await inTabs(browser, { ...PHONE, as }, await deskPages(as), faultsOf)).toEqual({});
});

test('[P5] at 1440 no page of an administrator is pushed sideways either', async () => {
  const wide = { width: 1440, as: REGION.administrator };
  expect(await inTabs(browser, wide, await deskPages(REGION.administrator), faultsOf)).toEqual({});
});
