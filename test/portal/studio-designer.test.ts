import type { Browser, Locator, Page, Route } from 'playwright-core';
import { COUNTIES, daysFromNow, Editors, fileEntry, mark, must, REGION } from '../factories';
import { type OpenPage, openBrowser, openPage } from '../harness/browser';
import { type Client, signIn } from '../harness/client';

/** What people do in the library designer beside filling it in: two at once, dragging, tables, calendars and maps. */
const { fusui } = COUNTIES;
const AUTHOR = REGION.administrator;
const OTHER = 'liangwenjing';

let browser: Browser;
let author: Client;
const begun: string[] = [];
beforeAll(async () => {
  browser = await openBrowser();
  author = await signIn(AUTHOR);
});
afterAll(async () => {
  await browser.close();
  for (const id of begun) await author.delete(`/api/releases/${id}`);
});

interface Draft {
  key: string;
  release: string;
}
interface Body {
  fields: { key: string; label: { zh: string }; columns?: { key: string; type: string }[] }[];
  stages: { key: string }[];
}

/** A library that is being designed, from the template of specialised firms. */
async function designed(name: string): Promise<Draft> {
  const key = mark('des-');
  const template = must(
    await author.get<{ effective: { body: { library: object } } }>('/api/definitions/template/library-specialised'),
  ).effective.body.library;
  const release = must(await author.post<{ id: string }>('/api/releases', { title: `新建${name}` })).id;
  begun.push(release);
  const body = { ...template, name: { zh: name, en: name }, form: `${key}-entry`, view: `${key}-all`, rules: [] };
  const draft = { kind: 'library', key, release, from: 'empty', title: { zh: name, en: name }, body };
  must(await author.post('/api/definitions/draft', draft), 201);
  return { key, release };
}

interface Part {
  id: string;
  kind: string;
  key: string;
}
async function bodyOf<T = Body>({ key, release }: Draft, kind = 'library', of = key): Promise<T> {
  const { definitions } = must(await author.get<{ definitions: Part[] }>(`/api/releases/${release}`));
  const id = definitions.find((one) => one.kind === kind && one.key === of)?.id;
  return must(await author.get<{ definition: { body: T } }>(`/api/definitions/${id}`)).definition.body;
}

async function at({ key, release }: Draft, section: string, as = AUTHOR): Promise<OpenPage> {
  const open = await openPage(browser, { as });
  await open.page.addInitScript((user) => localStorage.setItem(`tour.studio.${user}`, 'seen'), as);
  await open.visit(`/studio/libraries/${key}?release=${release}&section=${section}`);
  return open;
}

async function saved(page: Page) {
  await page.locator('[data-saving=waiting], [data-saving=saving]').first().waitFor({ state: 'detached' });
  await page.locator('[data-saving=rest]').first().waitFor();
}

const drawer = (page: Page) => page.locator('.ant-drawer-open');
async function rename(page: Page, field: string, to: string) {
  await page.getByRole('list', { name: '字段' }).getByRole('button', { name: field, exact: true }).click();
  await drawer(page).getByLabel('名称', { exact: true }).fill(to);
}

test('[M01-22] two who design one library are told; other fields merge, the same one is asked, nothing is overwritten', async () => {
  const draft = await designed('两人同改的库');
  const first = await at(draft, 'fields');
  const second = await at(draft, 'fields', OTHER);
  await second.page.getByText('唐文斌也在改。').waitFor();

  await rename(first.page, '主导产品', '主要产品');
  await saved(first.page);
  await rename(second.page, '上年营业收入', '上一年营业收入');
  await saved(second.page);
  const names = async () => (await bodyOf(draft)).fields.map(({ label }) => label.zh);
  expect(await names()).toEqual(expect.arrayContaining(['主要产品', '上一年营业收入']));
  await second.page.getByRole('list', { name: '字段' }).getByText('主要产品', { exact: true }).waitFor();

  await drawer(first.page).getByLabel('名称', { exact: true }).fill('拳头产品');
  await saved(first.page);
  await rename(second.page, '主要产品', '核心产品');
  const dialog = second.page.getByRole('dialog').filter({ hasText: '拳头产品' });
  await dialog.waitFor();
  expect(await dialog.innerText()).toContain('核心产品');
  expect(await names()).toContain('拳头产品');
  await dialog.getByRole('button', { name: '保存我填的' }).click();
  await saved(second.page);
  expect(await names()).toContain('核心产品');
  expect([...first.problems, ...second.problems]).toEqual([]);
  await first.close();
  await second.close();
});

test('[M01-22] what could not be saved is kept in this browser, comes back, and reaches the server', async () => {
  const draft = await designed('断网时改的库');
  const { page, close } = await at(draft, 'fields');
  page.on('dialog', (asked) => void asked.accept());
  const cut = (route: Route) => (route.request().method() === 'PUT' ? route.abort() : route.continue());
  await page.route('**/api/definitions/*', cut);
  await rename(page, '主导产品', '断网时写的名称');
  await page.locator('[data-saving=failed]').waitFor();
  expect((await bodyOf(draft)).fields.map(({ label }) => label.zh)).not.toContain('断网时写的名称');
  // Leaving tries once more; the line is still down.
  await page.reload();
  await page.getByText('上次没有保存上的改动已恢复。').waitFor();
  await page.unroute('**/api/definitions/*', cut);
  await page.getByRole('list', { name: '字段' }).getByText('断网时写的名称', { exact: true }).waitFor();
  await saved(page);
  expect((await bodyOf(draft)).fields.map(({ label }) => label.zh)).toContain('断网时写的名称');
  await close();
});

async function drag(page: Page, from: Locator, to: Locator) {
  const [a, b] = [await from.boundingBox(), await to.boundingBox()];
  if (!a || !b) throw new Error('nothing to drag, or nowhere to');
  await page.mouse.move(a.x + a.width / 2, a.y + a.height / 2);
  await page.mouse.down();
  await page.mouse.move(a.x + a.width / 2, a.y + a.height / 2 + 10, { steps: 3 });
  await page.mouse.move(a.x + a.width / 2, b.y + b.height / 2, { steps: 12 });
  await page.mouse.up();
}

test('[M01-22] fields and stages are dragged into another order', async () => {
  const draft = await designed('拖动排序的库');
  const before = await bodyOf(draft);
  const { page, problems, close } = await at(draft, 'fields');
  const fields = page.getByRole('list', { name: '字段' }).getByRole('listitem');
  await drag(page, fields.nth(0).getByTitle('拖动换顺序'), fields.nth(2));
  await saved(page);
  const keys = (body: Body) => body.fields.map(({ key }) => key);
  const [a, b, c, ...others] = keys(before);
  expect(keys(await bodyOf(draft))).toEqual([b, c, a, ...others]);

  await page.getByRole('navigation', { name: '设计内容' }).getByRole('button', { name: /^阶段/ }).click();
  const stages = page.getByRole('list', { name: '阶段' }).getByRole('listitem');
  await drag(page, stages.nth(2).getByTitle('拖动换顺序'), stages.nth(0));
  await saved(page);
  const [x, y, z] = before.stages.map(({ key }) => key);
  expect((await bodyOf(draft)).stages.map(({ key }) => key)).toEqual([z, x, y]);
  expect(problems).toEqual([]);
  await close();
});

test('[M01-22] the columns of a table are said in the library, and its form follows them', async () => {
  const draft = await designed('带明细表的库');
  const { page, problems, close } = await at(draft, 'fields');
  await page.getByRole('button', { name: '加字段' }).first().click();
  await page.getByRole('menuitem', { name: '明细表', exact: true }).click();
  const open = drawer(page);
  await open.getByLabel('名称', { exact: true }).fill('设备清单');
  await open.getByLabel('英文名称').focus();
  await page.getByRole('list', { name: '字段' }).getByText('she_bei_qing_dan').waitFor();
  await open.getByRole('button', { name: '加一列' }).click();
  await open.getByLabel('第 1 列的名称').fill('设备名称');
  await open.getByRole('checkbox', { name: '第 1 列必填' }).check();
  await open.getByRole('button', { name: '加一列' }).click();
  await open.getByLabel('第 2 列的名称').fill('台数');
  await open.getByRole('combobox', { name: '第 2 列的类型' }).click({ force: true });
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
    .filter({ hasText: '整数' })
    .click();
  await open.getByLabel('第 2 列的单位').fill('台');
  await open.getByLabel('第 2 列的单位').blur();
  await saved(page);
  const table = (await bodyOf(draft)).fields.find(({ label }) => label.zh === '设备清单');
  expect(table?.columns).toMatchObject([
    { key: 'she_bei_ming_cheng', type: 'text', label: { zh: '设备名称' }, required: true },
    { key: 'tai_shu', type: 'integer', label: { zh: '台数' }, unit: '台' },
  ]);
  await page.getByRole('navigation', { name: '设计内容' }).getByRole('button', { name: /^预览/ }).click();
  await page.locator(`#field-${table?.key}`).waitFor();
  const form = JSON.stringify(await bodyOf<object>(draft, 'form', `${draft.key}-entry`));
  expect(form).toContain('"she_bei_ming_cheng"');
  expect(problems).toEqual([]);
  await close();
});

test('[M01-22] a calendar and a map are made as views, and show what was filed on its day and at its place', async () => {
  const draft = await designed('有日历和地图的库');
  const { page, close, problems } = await at(draft, 'fields');
  for (const [type, name] of [
    ['日期', '现场核查日期'],
    ['位置', '厂区位置'],
  ] as const) {
    await page.getByRole('button', { name: '加字段' }).first().click();
    await page.getByRole('menuitem', { name: type, exact: true }).click();
    await drawer(page).getByLabel('名称', { exact: true }).fill(name);
    await drawer(page).getByLabel('英文名称').focus();
    await drawer(page).locator('.ant-drawer-close').click();
    await drawer(page).waitFor({ state: 'detached' });
  }
  await saved(page);
  const views = page.getByRole('navigation', { name: '设计内容' }).getByRole('button', { name: /^视图/ });
  await views.click();
  for (const [kind, name] of [
    ['日历', '核查日历'],
    ['地图', '厂区地图'],
  ] as const) {
    await page.getByRole('button', { name: '加视图' }).click();
    const editor = page.getByRole('group').filter({ has: page.getByLabel('名称', { exact: true }) });
    await editor.getByLabel('名称', { exact: true }).fill(name);
    await editor.getByText(kind, { exact: true }).click();
    if (kind === '日历') {
      await page.locator('#view-date').focus();
      await page.keyboard.press('ArrowDown');
      await page.getByTitle('现场核查日期', { exact: true }).last().click();
    }
    await saved(page);
    await page.getByRole('list', { name: '视图' }).getByText(name).waitFor();
  }
  expect(problems).toEqual([]);
  await close();
  must(await author.post(`/api/releases/${draft.release}/submit`, {}));
  const { author: second } = await Editors.meet();
  must(await second.post(`/api/releases/${draft.release}/approve`, {}));

  const { fields } = await bodyOf(draft);
  const keyOf = (name: string) => fields.find(({ label }) => label.zh === name)?.key ?? '';
  const clerk = await signIn(fusui.official);
  const firm = `扶绥县${mark('')}铸造厂`;
  const values = {
    level: 'region',
    main_product: '铸件',
    [keyOf('现场核查日期')]: daysFromNow(0),
    [keyOf('厂区位置')]: 'POINT (107.9 22.6)',
  };
  await fileEntry(clerk, fusui, { library: draft.key, project: { name: firm, approval_class: undefined }, values });
  const desk = await openPage(browser, { as: fusui.official });
  await desk.visit(`/desk/libraries/${draft.key}?view=${draft.key}-view-2`);
  await desk.page.getByRole('region', { name: /月/ }).getByText(firm).waitFor();
  await desk.visit(`/desk/libraries/${draft.key}?view=${draft.key}-view-3`);
  await desk.page.getByRole('link', { name: firm }).waitFor();
  expect(await desk.page.getByRole('img', { name: /1/ }).locator('title').allTextContents()).toContain(firm);
  expect(desk.problems).toEqual([]);
  await desk.close();
});
