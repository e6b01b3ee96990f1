import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { COUNTIES, mark, must, REGION } from '../factories';
import { type OpenPage, openBrowser, openPage, overflowsSideways } from '../harness/browser';
import { signIn } from '../harness/client';

/** A table is put together, kept for a role, let out by a second person, and found by that role alone. */
const { fusui } = COUNTIES;
const AUTHOR = REGION.administrator;
const APPROVER = 'liangwenjing';
const PNG = '89504e470d0a1a0a';

let browser: Browser;
const opened: OpenPage[] = [];
const releases: string[] = [];

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await Promise.all(opened.map((one) => one.close()));
  await browser.close();
  const approver = await signIn(APPROVER);
  for (const id of releases) must(await approver.post(`/api/releases/${id}/rollback`, { note: '测试结束' }));
});

async function pageOf(username: string, width = 1440): Promise<OpenPage> {
  const open = await openPage(browser, { as: username, width, height: width < 768 ? 844 : 900 });
  opened.push(open);
  return open;
}

async function choose(page: Page, label: string, option: string) {
  await page.locator(`.ant-select[aria-label="${label}"]`).click();
  await page
    .locator('.ant-select-dropdown:visible .ant-select-item-option')
    .filter({ hasText: option })
    .first()
    .click();
}

const table = (page: Page) => page.getByRole('table');
const settled = (page: Page) => page.locator('[aria-busy=false]').waitFor();

test('[M08-19] a table that is put together and kept for leaders is theirs once approved, and no official’s', async () => {
  const name = `${mark('统计')}表`;
  const { page, visit, problems } = await pageOf(AUTHOR);
  await visit('/desk/statistics');
  await page.getByRole('button', { name: '新建统计' }).click();
  await choose(page, '行', '总投资');
  await page.getByLabel('行分档界限').fill('5000, 1000');
  await page.getByText('请填写从小到大的数字').waitFor();
  await page.getByLabel('行分档界限').fill('5000, 20000');
  await page.keyboard.press('Enter');
  await choose(page, '列', '行业');
  await choose(page, '指标', '总投资合计');
  await page.keyboard.press('Escape');
  await table(page).getByText('5,000 至不足 20,000').waitFor();
  await page.getByRole('button', { name: '保存给角色' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '保存到发布单' }).click();
  await dialog.getByText('请填写名称').waitFor();
  await dialog.getByText('请至少选一个角色').waitFor();
  await dialog.getByLabel('名称').fill(name);
  await dialog.getByText('联系领导').click();
  await dialog.getByRole('button', { name: '保存到发布单' }).click();
  await page.waitForURL(/\/studio\/releases\/[a-z0-9]{24}$/);
  const release = page.url().slice(-24);
  await page.getByText(name).first().waitFor();
  expect(problems).toEqual([]);

  must(await (await signIn(AUTHOR)).post(`/api/releases/${release}/submit`, { note: '请审核' }));
  must(await (await signIn(APPROVER)).post(`/api/releases/${release}/approve`, { note: '同意' }));
  releases.push(release);

  const leader = await pageOf(fusui.leader);
  await leader.visit('/desk/statistics');
  await leader.page.getByRole('link', { name }).click();
  await leader.page.getByRole('heading', { name }).waitFor();
  await table(leader.page).getByText('5,000 至不足 20,000').waitFor();
  const official = await pageOf(fusui.official);
  await official.visit('/desk/statistics');
  await official.page.getByRole('link', { name: '分地区分行业投资' }).waitFor();
  expect(await official.page.getByText(name).count()).toBe(0);
}, 120_000);

test('[M08-01] a cell opens as many rows as it counts', async () => {
  const { page, visit, problems } = await pageOf(REGION.official);
  await visit('/desk/statistics/investment-by-size');
  const cell = table(page).locator('tbody tr').nth(1).getByRole('link').first();
  const count = await cell.innerText();
  await cell.click();
  await page.waitForURL(/\/desk\/libraries\/building\?/);
  await page.getByText(`${count} 个项目`).first().waitFor();
  expect(problems).toEqual([]);
});

test('[M08-03] the same figures stand as bars, line and ring, and go out as picture and sheet', async () => {
  const { page, visit, problems } = await pageOf(REGION.leader);
  await visit('/desk/statistics/investment-by-region');
  const total = await table(page).locator('tfoot td').last().innerText();
  expect(await page.getByRole('button', { name: '导出图片' }).count()).toBe(0);
  for (const kind of ['柱状图', '折线图', '环形图']) {
    await page.getByText(kind, { exact: true }).click();
    await page
      .getByRole('img', { name: /总投资（万元），按/ })
      .locator('svg')
      .waitFor();
    await settled(page);
    expect(await table(page).locator('tfoot td').last().innerText()).toBe(total);
    const picture = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出图片' }).click();
    const file = await picture;
    expect(file.suggestedFilename()).toMatch(/^分地区分行业投资 \d{4}-\d{2}-\d{2}\.png$/);
    const bytes = await readFile(await file.path());
    expect([bytes.subarray(0, 8).toString('hex'), bytes.length > 10_000]).toEqual([PNG, true]);
  }
  const sheet = page.waitForEvent('download');
  await page.getByRole('link', { name: '导出表格 (XLSX)' }).click();
  expect((await sheet).suggestedFilename()).toMatch(/^分地区分行业投资 .*\.xlsx$/);
  expect(problems).toEqual([]);
}, 60_000);

test('[M08-09] on a phone the table moves inside itself, its first column stays', async () => {
  const { page, visit } = await pageOf(fusui.leader, 390);
  await visit('/desk/statistics/investment-by-size');
  const names = table(page).locator('tbody th').first();
  const before = (await names.boundingBox())?.x;
  const moved = await table(page).evaluate((node) => {
    const box = node.parentElement;
    box?.scrollTo({ left: 200 });
    return box?.scrollLeft ?? 0;
  });
  expect(moved).toBeGreaterThan(0);
  expect((await names.boundingBox())?.x).toBe(before);
  expect(await overflowsSideways(page)).toBe(false);
});
