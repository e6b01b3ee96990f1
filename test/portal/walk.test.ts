import type { Browser, Page } from 'playwright-core';
import { COUNTIES, fileEntry, mark, monthsAgo } from '../factories';
import { demoAccount } from '../harness/accounts';
import { type OpenPage, openBrowser, openPage } from '../harness/browser';
import { signIn } from '../harness/client';
import { answer, pickDate } from './form';

/** The walk of a county's official, one step after another in one browser. */
const { fusui, qingxiu } = COUNTIES;
const word = mark('绿野');
const name = `扶绥县${word}供水工程`;
const imported = [1, 2].map((n) => `扶绥县${word}导入工程${n}`);
/** A picture of one point. */
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const CODE = /\d{4}-451421-\d{2}-\d{2}-\d{6}/;

let browser: Browser;
let open: OpenPage;
let page: Page;
let code = '';
let dossier = '';

beforeAll(async () => {
  browser = await openBrowser();
  open = await openPage(browser);
  page = open.page;
});
afterAll(async () => {
  await open.close();
  await browser.close();
});

const heading = (text: string | RegExp) => page.getByRole('heading', { name: text });
const button = (text: string | RegExp) => page.getByRole('button', { name: text });

test('[M01-05] an official signs in and stands at the workbench with what is due', async () => {
  const { username, password, name: person } = demoAccount(fusui.official);
  await open.visit('/sign-in?as=official');
  await page.getByLabel('账号').fill(username);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await button('登录').click();
  await heading(/今天要办|今天没有/).waitFor();
  expect(new URL(page.url()).pathname).toBe('/desk');
  expect(await page.locator('header').first().innerText()).toContain(person);
});

test("[M01-05] the form of a new project is the county's own, with the layers that made it", async () => {
  await page.getByRole('link', { name: '项目库', exact: true }).click();
  await page.getByRole('main').getByRole('link', { name: '在建项目库', exact: true }).click();
  await page
    .getByRole('button', { name: '新建项目' })
    .or(page.getByRole('link', { name: '新建项目' }))
    .click();
  await page.getByText('一、项目基本情况').waitFor();
  const own = page.locator('#field-r451421_sugar_link');
  await own.scrollIntoViewIfNeeded();
  expect(await own.innerText()).toContain('糖业产业链环节');
  await own.getByRole('img', { name: '县级改过' }).waitFor();
  expect(await page.locator('main').innerText()).toMatch(/第 \d+ 版/);
});

test('[M01-06] what is missing or wrong is said at its field, and the first such field has the cursor', async () => {
  await answer(page, 'name', '短');
  await answer(page, 'owner_code', '91451421MAR092QQ9H');
  await button('新建项目').click();
  await page.locator('#field-name-errors').waitFor();
  await page.locator('#field-total_investment-errors').waitFor();
  await page.locator('#field-owner_code-errors').waitFor();
  expect(await page.locator('#field-owner_code-errors').innerText()).toMatch(/校验/);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('field-name-control');
  expect(new URL(page.url()).pathname).toMatch(/\/new$/);
});

test('[M01-06] a project is filed and its code appears', async () => {
  await answer(page, 'name', name);
  await answer(page, 'owner_name', '广西扶绥水务投资有限公司');
  await answer(page, 'owner_code', fusui.firm);
  await answer(page, 'total_investment', '4800');
  await pickDate(page, 'planned_start', `${monthsAgo(8)}-10`);
  await pickDate(page, 'planned_end', '2028-06-30');
  await pickDate(page, 'actual_start', `${monthsAgo(8)}-12`);
  await answer(page, 'annual_plan', '3000');
  await pickDate(page, 'next_milestone_date', '2028-03-01');
  await button('新建项目').click();
  await heading(name).waitFor();
  const text = await page.locator('main').innerText();
  code = CODE.exec(text)?.[0] ?? '';
  expect(code).toMatch(CODE);
  dossier = new URL(page.url()).pathname;
});

test('[P2] a file is imported: its columns are matched, a bad row is listed with its reason, the good ones are saved', async () => {
  const file = [
    '项目名称,建设地点,项目单位,总投资（万元）,计划开工日期,计划竣工日期,本年计划投资,下一节点计划日期',
    `${imported[0]},451421,广西扶绥水务投资有限公司,1200,2026-03-01,2027-03-01,800,2027-01-10`,
    `${imported[1]},451421,广西扶绥水务投资有限公司,"1,500",2026-04-01,2027-06-01,900,2027-02-10`,
    `扶绥县${word}坏行工程,451421,广西扶绥水务投资有限公司,一千,2026-02-30,2027-06-01,900,2027-02-10`,
  ].join('\r\n');
  await open.visit('/desk/libraries/building/import');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '扶绥县项目.csv', mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${file}`) });
  const table = page.getByRole('table', { name: '对应列' });
  await table.waitFor();
  expect(await table.innerText()).toContain(imported[0]);
  await matchColumns(page, {
    建设地点: '建设地点',
    下一节点计划日期: '下一节点计划日期',
    本年计划投资: '本年计划投资',
  });
  await button('试导入').click();
  await page.getByText('一千').first().waitFor();
  const bad = await page.getByRole('table', { name: '有问题的内容' }).innerText();
  expect(bad).toContain('一千');
  expect(bad).toContain('2026-02-30');
  await button('导入 2 行').click();
  await page.getByText('已导入', { exact: true }).waitFor();
  const saved = await (await signIn(fusui.official)).get<{ count: number }>(
    `/api/libraries/building/entries?q=${encodeURIComponent(`${word}导入`)}`,
  );
  expect(saved.body.count).toBe(2);
});

test('[M08-06] a monthly report turns the light, and the page says why and what would clear it', async () => {
  await open.visit(`${dossier}/reports/${monthsAgo(0)}`);
  await answer(page, 'invested_month', '300');
  await answer(page, 'progress', '10');
  await answer(page, 'progress_note', '完成场地平整，下月开挖基础。');
  expect(await page.locator('#field-invested_year').innerText()).toContain('300');
  // the city asks for a photo of the site
  await button(/^提交/).click();
  await page.locator('#field-photos-errors').waitFor();
  await page
    .locator('#field-photos input[type=file]')
    .setInputFiles({ name: '现场.png', mimeType: 'image/png', buffer: PHOTO });
  await page.locator('#field-photos').getByText('现场.png').waitFor();
  await button(/^提交/).click();
  await page.waitForURL((url) => !url.pathname.startsWith(`${dossier}/`));
  await open.visit(`${dossier}?tab=warnings`);
  const why = page.getByRole('region', { name: /为什么是(红|黄)灯/ }).filter({ hasText: '年度投资滞后' });
  await why.waitFor();
  const text = await why.innerText();
  expect(text).toContain('年度完成率');
  expect(text).toContain('10.0 %');
  expect(text).toMatch(/年度完成再增 [\d,.]+ 万元（完成率到 [\d.]+ %），就不再是(红|黄)灯/);
  expect(await why.locator('tbody tr').count()).toBeGreaterThan(0);
});

test('[M08-06] the list marks the project and its light opens the reason', async () => {
  await open.visit(`/desk/libraries/building?q=${encodeURIComponent(name)}`);
  const row = page.getByRole('row').filter({ hasText: name });
  await row.getByRole('button', { name: /红|黄/ }).click();
  await page
    .getByRole('complementary')
    .getByRole('region', { name: /为什么是/ })
    .first()
    .waitFor();
});

test('[M01-05] the dashboard counts the project, and a figure opens the rows that make it', async () => {
  const clerk = await signIn(fusui.official);
  const count = async () => (await clerk.get<{ count: number }>('/api/dashboard')).body.count;
  // Others file projects in this county at the same time: what counts is a moment in which nobody did.
  for (let attempt = 1; ; attempt++) {
    const before = await count();
    await open.visit('/console');
    await heading(/扶绥县投资项目/).waitFor();
    const figure = page.getByRole('link', { name: String(before) }).first();
    const isThere = await figure.waitFor({ timeout: 6_000 }).then(
      () => true,
      () => false,
    );
    if (isThere) {
      await figure.click();
      await heading('在建项目库').waitFor();
      const shown = page.getByText(`${before} 个项目`);
      if ((await count()) === before) {
        await shown.waitFor();
        return;
      }
    }
    if (attempt === 6) throw new Error(`The dashboard never told the ${before} projects that there were`);
  }
});

describe('a project is prepared, and moves on by itself', () => {
  const prepared = `扶绥县${word}道路`;
  const done = (permit: string, date: string) => ({
    [`${permit}_state`]: 'done',
    [`${permit}_number`]: '示范〔2026〕1 号',
    [date]: '2026-03-01',
  });
  const main = () => page.getByRole('main');

  beforeAll(async () => {
    await fileEntry(await signIn(fusui.official), fusui, {
      library: 'preliminary',
      project: { name: prepared },
      values: {
        ...done('investment_permit', 'investment_permit_date'),
        ...done('land_approval', 'land_approval_date'),
        ...done('planning_permit', 'planning_permit_date'),
        construction_permit_state: 'doing',
      },
    });
  });

  test('[M05-01] the library shows each project with its four permits, their state and day', async () => {
    await open.visit('/desk');
    await page.getByRole('link', { name: '项目库', exact: true }).click();
    await main().getByRole('link', { name: '前期项目库', exact: true }).click();
    await heading('前期项目库').waitFor();
    for (const permit of ['投资许可', '用地报批', '规划许可', '施工许可'])
      await page.getByRole('columnheader', { name: permit }).waitFor();
    await open.visit(`/desk/libraries/preliminary?q=${encodeURIComponent(prepared)}`);
    const row = page.getByRole('row').filter({ hasText: prepared });
    await row.waitFor();
    const text = await row.innerText();
    expect(text.match(/已办结\s*2026-03-01/g)).toHaveLength(3);
    expect(text).toContain('办理中');
    await row.getByText(prepared).click();
    await page.getByRole('complementary').getByRole('link', { name: '打开整页' }).click();
    await heading(prepared).waitFor();
    await page.getByText('已办结 3 项，共 4 项').waitFor();
    await main().getByRole('listitem').filter({ hasText: '施工许可' }).getByText('办理中').waitFor();
  });

  test('[M05-02] finish the last preliminary item: the project moves to 在建项目库 by rule and shows 3 tabs', async () => {
    await button('编辑').click();
    await page.locator('#field-construction_permit_state').getByText('已办结').click();
    await button('保存项目').click();
    await page.locator('#field-construction_permit_number-errors').waitFor();
    await answer(page, 'construction_permit_number', '施许字〔2026〕7 号');
    await pickDate(page, 'construction_permit_date', '2026-04-15');
    await button('保存项目').click();
    await page.getByText('四项前期手续齐全，项目已按规则转入在建项目库').waitFor();
    await page.getByText('已办结 4 项，共 4 项').waitFor();

    await open.visit(`/desk/libraries/building?q=${encodeURIComponent(prepared)}`);
    await page.getByRole('row').filter({ hasText: prepared }).getByText(prepared).click();
    await page.getByRole('complementary').getByRole('link', { name: '打开整页' }).click();
    await heading(prepared).waitFor();
    const tabs = main().getByRole('tab');
    expect((await tabs.allInnerTexts()).map((text) => text.replace(/ \d+$/, ''))).toEqual([
      '投资情况',
      '建设进度',
      '协调调度',
    ]);
    await main().getByRole('tabpanel').getByText('计划与完成').waitFor();
    await tabs.nth(0).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await main().getByRole('tabpanel').getByText('施工许可日期').waitFor();
    expect(new URL(page.url()).searchParams.get('tab')).toBe('progress');
    await page.reload();
    await main().getByRole('tab', { name: '建设进度', selected: true }).waitFor();
    await tabs.nth(2).click();
    await main().getByRole('tabpanel').getByText('在建项目库：四项前期手续齐全').waitFor();
    expect(new URL(page.url()).searchParams.get('tab')).toBe('coordination');
  });

  test('[M05-02] on a phone the three tabs and the four permits need no sideways scrolling', async () => {
    const address = new URL(page.url()).pathname;
    await page.setViewportSize({ width: 390, height: 844 });
    const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    for (const tab of ['investment', 'progress', 'coordination']) {
      await open.visit(`${address}?tab=${tab}`);
      await main().getByRole('tab', { selected: true }).waitFor();
      expect([tab, await sideways()]).toEqual([tab, 0]);
    }
    await page.getByRole('link', { name: '前期项目库' }).first().click();
    await page.getByText('已办结 4 项，共 4 项').waitFor();
    expect(await sideways()).toBe(0);
    await page.setViewportSize({ width: 1440, height: 900 });
  });
});

test('[P3] an official of another county finds the project neither by search, nor in the list, nor by its address', async () => {
  const other = await openPage(browser, { as: qingxiu.official });
  await other.visit('/desk');
  const box = other.page.getByRole('combobox', { name: '项目代码或名称' });
  await box.fill(code);
  await other.page.getByText('没有找到').first().waitFor();
  await other.visit(`/desk/libraries/building?q=${encodeURIComponent(name)}`);
  await other.page.getByText('在建项目库').first().waitFor();
  expect(await other.page.locator('main').innerText()).not.toContain(name);
  for (const address of [dossier, `${dossier}/edit`, `/desk/projects/${code}`]) {
    await other.visit(address);
    const text = await other.page.locator('body').innerText();
    expect(text).toContain('没有找到');
    expect(text).not.toContain(name);
  }
  expect(other.problems).toEqual([]);
  await other.close();
});

test('[P2] nothing on the way complained at the console', () => {
  expect(open.problems).toEqual([]);
});

/** Gives columns the fields that the suggestion did not find. */
async function matchColumns(at: Page, wanted: Record<string, string>) {
  for (const [column, field] of Object.entries(wanted)) {
    const row = at.getByRole('row').filter({ has: at.getByRole('rowheader', { name: column, exact: true }) });
    if (!(await row.innerText()).includes('不导入')) continue;
    await row.getByRole('combobox').fill(field);
    await at.locator('.ant-select-dropdown:visible').getByText(field).first().click();
  }
}
