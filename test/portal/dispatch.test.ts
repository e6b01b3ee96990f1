import type { Browser, Page } from 'playwright-core';
import { COUNTIES, type Entry, fileEntry, mark, must } from '../factories';
import { type OpenPage, openBrowser, openPage, overflowsSideways } from '../harness/browser';
import { type Client, signIn } from '../harness/client';

/** An order from the city to the county and back, in the pages of both. */
const { fusui, qingxiu } = COUNTIES;
const CITY = 'huangjianye';

let browser: Browser;
let official: Client;
const opened: OpenPage[] = [];
const made: string[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  official = await signIn(fusui.official);
});
afterAll(async () => {
  await Promise.all(opened.map((one) => one.close()));
  await browser.close();
  const city = await signIn(CITY);
  for (const id of made) await end(city, id);
});

/** What a test leaves open would stand on other people’s workbenches. */
async function end(issuer: Client, id: string): Promise<void> {
  const order = must(await issuer.get<{ revision: number; steps: { step: string }[] }>(`/api/dispatches/${id}`));
  const ending = order.steps.find(({ step }) => step === 'withdraw' || step === 'close')?.step;
  if (!ending) return;
  must(await issuer.post(`/api/dispatches/${id}/steps`, { step: ending, note: '测试结束', revision: order.revision }));
}

async function pageOf(username: string, width = 1440): Promise<OpenPage> {
  const open = await openPage(browser, { as: username, width, height: width < 768 ? 844 : 900 });
  opened.push(open);
  return open;
}

const filed = (): Promise<Entry> => fileEntry(official, fusui, { project: { name: `扶绥县${mark('调度')}工程` } });

async function choose(page: Page, label: string, option: string) {
  await page.getByLabel(label, { exact: true }).click();
  await page
    .locator('.ant-select-dropdown:visible .ant-select-item-option')
    .filter({ hasText: option })
    .first()
    .click();
  await page.locator('.ant-select-selection-item').filter({ hasText: option }).first().waitFor();
}

async function issueInPage({ page, visit }: OpenPage, entry: Entry, matter: string): Promise<string> {
  await visit(`/desk/entries/${entry.id}`);
  await page.getByRole('button', { name: '调度', exact: true }).click();
  await choose(page, '调度事项', '劳动力组织');
  await page.getByLabel('要办的事').fill(matter);
  await page.getByText(/\d{4}-\d{2}-\d{2} 到期/).waitFor();
  await page.getByRole('button', { name: '签发调度单' }).click();
  await page.waitForURL(/\/desk\/dispatches\/[a-z0-9]{24}$/);
  const id = page.url().slice(-24);
  made.push(id);
  return id;
}

async function step({ page }: OpenPage, name: string, send: string, note?: string) {
  const button = page.getByRole('button', { name, exact: true });
  if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click();
  if (note !== undefined) await page.locator('#dispatch-note').fill(note);
  await page.getByRole('button', { name: send, exact: true }).last().click();
}

describe.each([1440, 390])('[M01-21] an order at %d px', (width) => {
  test('goes from the city to the county of the territory, is answered, and is closed', async () => {
    const entry = await filed();
    const matter = `${mark('补足')}施工人员，说明到岗人数`;
    const city = await pageOf(CITY, width);
    const id = await issueInPage(city, entry, matter);
    await city.page.getByText('待签收').first().waitFor();
    expect(await overflowsSideways(city.page)).toBe(false);

    const county = await pageOf(fusui.official, width);
    await county.visit('/desk/dispatches');
    expect(await overflowsSideways(county.page)).toBe(false);
    await county.page.getByText(matter).click();
    await step(county, '签收', '签收调度单');
    await county.page.getByText('办理中').first().waitFor();
    await step(county, '回复', '提交回复', '');
    await county.page.getByText('请写明情况或原因').waitFor();
    await step(county, '回复', '提交回复', '已增加 40 人');
    await county.page.getByText(/现在等崇左市/).waitFor();
    expect(await overflowsSideways(county.page)).toBe(false);

    await city.visit('/desk');
    await city.visit(`/desk/dispatches/${id}`);
    await city.page.getByText('已增加 40 人').waitFor();
    await step(city, '办结', '办结调度单');
    await city.page.getByText('这张调度单已经结束，只供查看。').waitFor();
    await city.visit('/desk/dispatches?box=closed');
    await city.page.getByText(matter).waitFor();
    expect([...city.problems, ...county.problems]).toEqual([]);
  });
});

test('[M01-21] the sister county finds neither the order nor its page', async () => {
  const city = await pageOf(CITY);
  const matter = `${mark('督办')}进度`;
  const id = await issueInPage(city, await filed(), matter);
  const sister = await pageOf(qingxiu.official);
  await sister.visit(`/desk/dispatches/${id}`);
  await sister.page.getByText('没有找到').first().waitFor();
  await sister.visit(`/desk/dispatches?box=open&q=${encodeURIComponent(matter)}`);
  await sister.page.getByText('没有符合条件的调度单').waitFor();
});

test('who comes second is told what happened, and keeps what was written', async () => {
  const city = await pageOf(CITY);
  const id = await issueInPage(city, await filed(), `${mark('核实')}缺口`);
  const [first, second] = [await pageOf(fusui.official), await pageOf(fusui.countyAdministrator)];
  await first.visit(`/desk/dispatches/${id}`);
  await step(first, '签收', '签收调度单');
  await first.page.getByText('办理中').first().waitFor();
  await second.visit(`/desk/dispatches/${id}`);
  await second.page.getByRole('button', { name: '回复', exact: true }).click();
  await second.page.locator('#dispatch-note').fill('这是第二个人写的内容');
  await step(first, '回复', '提交回复', '第一个人先回复了');
  await first.page.getByText(/现在等崇左市/).waitFor();
  await second.page.getByRole('button', { name: '提交回复' }).click();
  const alert = second.page.getByRole('alert').filter({ hasText: '别人已经先办了一步' });
  await alert.getByText('第一个人先回复了').waitFor();
  await second.page.getByText('这是第二个人写的内容').waitFor();
  await second.page.reload();
  await second.page.getByText('这是第二个人写的内容').waitFor();
});

test('a day that is due tells how it comes about before the order is issued', async () => {
  const city = await pageOf(CITY);
  await city.visit(`/desk/entries/${(await filed()).id}?dispatch=new`);
  await city.page.getByLabel('办理时限').fill('3');
  await city.page.getByRole('button', { name: '怎么算出来' }).click();
  await city.page.getByText('合计等于时限').waitFor();
  await city.page.getByText('起算当日不计').waitFor();
});
