import type { Browser, Page } from 'playwright-core';
import { COUNTIES, type Draft, daysFromNow, Editors, fileEntry, libraryOf, mark, must, REGION } from '../factories';
import { openBrowser, openPage, overflowsSideways } from '../harness/browser';
import { type Client, signIn } from '../harness/client';

/** The catalogue in the studio: an item is written, changed and stopped; the dossiers tell it. */
const { fusui } = COUNTIES;
const AUTHOR = REGION.administrator;
const APPROVER = 'liangwenjing';

let browser: Browser;
let editors: Editors;
let clerk: Client;
beforeAll(async () => {
  browser = await openBrowser();
  editors = await Editors.meet();
  clerk = await signIn(fusui.official);
});
afterAll(() => browser.close());

const itemOf = (key: string, name: string): Draft => ({
  kind: 'item',
  key,
  body: {
    name: { zh: name, en: name },
    class: 'permission',
    stage: 'start',
    department: { kind: 'zjj', level: 'county', name: { zh: '住建部门', en: 'Housing' } },
    workingDays: 20,
    legalBasis: '《行政许可法》第四十二条',
    result: { title: { zh: '许可证', en: 'Permit' } },
  },
});

async function libraryWith(...items: Draft[]): Promise<string> {
  const key = mark('lib');
  const { library, form, view } = libraryOf(key, { body: { items: items.map((one) => one.key) } });
  await editors.publish(...items, form, view, library);
  return key;
}

const filed = (library: string) => fileEntry(clerk, fusui, { library, values: {} });
const releaseIn = (page: Page) => page.url().split('/').at(-1) ?? '';

async function saved(page: Page) {
  await page.locator('[data-saving=waiting], [data-saving=saving]').waitFor({ state: 'detached' });
  await page.locator('[data-saving=rest]').waitFor();
}

test('[M01-20] stopped in the studio from a day on, approved by a second person: the old dossier goes on with it, a new one has it no more', async () => {
  const [stays, goes] = [itemOf(mark('stay'), mark('保留')), itemOf(mark('stop'), mark('停办'))];
  const name = (goes.body.name as { zh: string }).zh;
  const library = await libraryWith(stays, goes);
  const before = await filed(library);
  const today = daysFromNow(0);

  const first = await openPage(browser, { as: AUTHOR });
  const { page } = first;
  await first.visit(`/studio/items/${goes.key}`);
  await page.getByText('20 个工作日').waitFor();
  await page.getByRole('button', { name: '停用' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('1 个已得到的项目照旧办完', { exact: false }).waitFor();
  expect(await dialog.getByRole('button', { name: '生成发布单' }).isDisabled()).toBe(true);
  await dialog.getByLabel('原因').fill('并入联合审批');
  await dialog.getByRole('button', { name: '生成发布单' }).click();
  await page.waitForURL('**/studio/releases/*');
  const release = releaseIn(page);
  await page.getByRole('region', { name: '改动' }).getByText('停用日期', { exact: false }).waitFor();
  expect(await page.getByRole('region', { name: '改动' }).innerText()).toMatch(
    new RegExp(`停用日期\\s*不停用\\s*→\\s*${today}`),
  );
  await page.getByRole('button', { name: '提交发布审核' }).click();
  await page.getByText('不能由您批准', { exact: false }).waitFor();
  const approver = await signIn(APPROVER);
  must(await approver.post(`/api/releases/${release}/approve`, {}));

  await first.visit(`/studio/items/${goes.key}`);
  await page.getByText(`${today} 起已停用`).waitFor();
  await page.getByText('并入联合审批').waitFor();
  await page.getByRole('button', { name: '恢复使用' }).waitFor();

  const after = await filed(library);
  const desk = await openPage(browser, { as: fusui.official });
  await desk.visit(`/desk/entries/${before.id}`);
  const row = desk.page.getByRole('row').filter({ hasText: name });
  await row.getByText(`${today} 起已停用，续办`).waitFor();
  expect(await row.innerText()).toMatch(/第 1 版/);
  await desk.visit(`/desk/entries/${after.id}`);
  await desk.page
    .getByRole('row')
    .filter({ hasText: (stays.body.name as { zh: string }).zh })
    .waitFor();
  expect(await desk.page.getByText(name).count()).toBe(0);
  expect([...first.problems, ...desk.problems]).toEqual([]);
  await first.close();
  await desk.close();
});

test('[M01-22] an item is written on its own page, saves itself, and says what is missing until it is sound', async () => {
  const { page, visit, problems, close } = await openPage(browser, { as: AUTHOR });
  const name = mark('新事项');
  await visit('/studio/items/new');
  await page.getByRole('textbox', { name: '名称', exact: true }).fill(name);
  const key = mark('item');
  await page.getByLabel('键', { exact: true }).fill(key);
  await page.getByLabel('键', { exact: true }).press('Enter');
  await page.waitForURL(`**/studio/items/${key}?release=*`);
  await page.getByText('处要改，改好才能提交', { exact: false }).waitFor();
  await page.getByLabel('部门类别').click();
  await page
    .getByRole('option', { name: '水利' })
    .or(page.getByTitle('水利', { exact: true }))
    .last()
    .click();
  await page.getByLabel('部门名称').fill('水行政主管部门');
  await page.getByLabel('办理时限').fill('15');
  await page.getByLabel('依据', { exact: true }).fill('《防洪法》第三十三条');
  await page.getByLabel('办理结果').fill('批复');
  await page.getByRole('button', { name: '加材料' }).click();
  await page.getByRole('textbox', { name: '第 1 份材料' }).fill('评价报告');
  await page.getByText('处要改，改好才能提交', { exact: false }).waitFor({ state: 'detached' });
  await saved(page);
  const release = new URL(page.url()).searchParams.get('release') ?? '';
  const author = await signIn(AUTHOR);
  const { definitions, blockers } = must(
    await author.get<{ definitions: { key: string }[]; blockers: object[] }>(`/api/releases/${release}`),
  );
  expect([definitions.map((one) => one.key), blockers]).toEqual([[key], []]);
  const draft = must(await author.get<{ items: { body: Record<string, unknown> }[] }>(`/api/definitions/item/${key}`))
    .items[0]?.body;
  expect(draft).toMatchObject({
    name: { zh: name },
    department: { kind: 'slj', name: { zh: '水行政主管部门' } },
    workingDays: 15,
    materials: [{ name: '评价报告', required: true }],
  });
  must(await author.delete(`/api/releases/${release}`), 204);
  expect(problems).toEqual([]);
  await close();
});

test('[M09-01] the tree of indicators shows 4 of the first level with 13 below them, in the order of the framework', async () => {
  const { page, visit, problems, close } = await openPage(browser, { as: AUTHOR });
  await visit('/studio/indicators');
  const text = await page.getByRole('table').innerText();
  const roots = ['项目进度', '问题解决满意度', '周期服务效率', '业务协同度'];
  const places = roots.map((root) => text.indexOf(root));
  expect(places.every((place) => place >= 0)).toBe(true);
  expect([...places].sort((a, b) => a - b)).toEqual(places);
  expect(problems).toEqual([]);
  await close();
});

test.each(['/studio/items', '/studio/items/building-permit', '/studio/indicators', '/studio/indicators/started-rate'])(
  '%s fits a phone',
  async (path) => {
    const { page, visit, problems, close } = await openPage(browser, { as: AUTHOR, width: 390, height: 844 });
    await visit(path);
    await page.getByRole('heading').first().waitFor();
    expect(await overflowsSideways(page)).toBe(false);
    expect(problems).toEqual([]);
    await close();
  },
);
