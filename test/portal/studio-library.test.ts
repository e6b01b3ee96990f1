import type { Browser, Locator, Page } from 'playwright-core';
import { COUNTIES, mark, must, REGION } from '../factories';
import { type OpenPage, openBrowser, openPage } from '../harness/browser';
import { type Client, signIn } from '../harness/client';
import { answer, control } from './form';

/** 专精特新库 from nothing, on the pages alone: one administrator designs it, another approves, a county files, and everything shows it. */
const { fusui } = COUNTIES;
const APPROVER = 'liangwenjing';
const word = mark('');
const name = `专精特新库${word}`;
const key = `zjtx-${word}`;
const rule = `research-low-${word}`;
const firm = `扶绥县${word}精密铸造技改项目`;

let browser: Browser;
let open: OpenPage;
let page: Page;
let author: Client;
let release = '';
let entry = '';

beforeAll(async () => {
  browser = await openBrowser();
  open = await openPage(browser, { as: REGION.administrator });
  page = open.page;
  author = await signIn(REGION.administrator);
});
afterAll(async () => {
  await open.close();
  await browser.close();
});

const heading = (text: string | RegExp) => page.getByRole('heading', { name: text });
const button = (text: string | RegExp) => page.getByRole('button', { name: text, exact: typeof text === 'string' });
const section = (text: string) =>
  page
    .getByRole('navigation', { name: '设计内容' })
    .getByRole('button', { name: new RegExp(`^${text}`) })
    .click();
async function saved() {
  await page.locator('[data-saving=waiting], [data-saving=saving]').first().waitFor({ state: 'detached' });
  await page.locator('[data-saving=rest]').first().waitFor();
}
/** Chooses in the select of this name, inside `scope`. */
async function choose(name: string, option: string, scope: Page | Locator = page) {
  await scope.getByRole('combobox', { name, exact: true }).first().click({ force: true });
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
    .filter({ hasText: option })
    .first()
    .click();
}

interface Definition {
  id: string;
  revision: number;
  body: Record<string, unknown>;
}
const drafted = async (kind: string, of: string): Promise<Definition> => {
  const { definitions } = must(
    await author.get<{ definitions: { id: string; kind: string; key: string }[] }>(`/api/releases/${release}`),
  );
  const id = definitions.find((one) => one.kind === kind && one.key === of)?.id;
  return must(await author.get<{ definition: Definition }>(`/api/definitions/${id}`)).definition;
};

test('[P1] [M01-22] the first visit has a tour of five steps that can be skipped and called back', async () => {
  await open.visit('/studio');
  const tour = page.getByRole('dialog', { name: '五步导览' });
  await tour.getByText('第 1 步，共 5 步').waitFor();
  await tour.getByRole('button', { name: '不看了' }).click();
  await tour.waitFor({ state: 'detached' });
  await open.visit('/studio');
  await page.getByRole('heading', { name: '待办', exact: true }).waitFor();
  expect(await tour.count()).toBe(0);
  await button('五步导览').click();
  for (let n = 0; n < 4; n += 1) await tour.getByRole('button', { name: '下一步' }).click();
  await tour.getByRole('button', { name: '开始使用' }).click();
});

test('[P1] [M01-22] a library begins with a template, a name and a key that is free', async () => {
  await button('新建项目库').click();
  await page.getByText('空白', { exact: true }).click();
  await page.getByLabel('名称', { exact: true }).fill(name);
  await page.getByText('可以用').waitFor();
  await page.getByLabel('键', { exact: true }).fill('building');
  await page.getByText('“building”已经是“在建项目库”的键').waitFor();
  expect(await button('建库，开始设计').isDisabled()).toBe(true);
  await page.getByLabel('键', { exact: true }).fill(key);
  await page.getByLabel('用途').fill('跟踪专精特新企业的技改项目。');
  await page.getByLabel('谁来用').fill('县级经办填报');
  await button('建库，开始设计').click();
  await heading('还没有字段').or(page.getByText('还没有字段')).first().waitFor();
  release = new URL(page.url()).searchParams.get('release') ?? '';
  expect(release).toMatch(/^[a-z0-9]{24}$/);
});

const drawer = () => page.locator('.ant-drawer-open');
async function addField(type: string, label: string, more: () => Promise<void> = async () => undefined) {
  await button('加字段').first().click();
  await page.getByRole('menuitem', { name: type, exact: true }).click();
  await drawer().getByLabel('名称', { exact: true }).fill(label);
  await drawer().getByLabel('英文名称').focus();
  await more();
  await drawer()
    .getByRole('button', { name: 'Close' })
    .or(drawer().getByRole('button', { name: '关闭' }))
    .first()
    .click();
  await drawer().waitFor({ state: 'detached' });
}

test('[P1] eight fields of different types are added, each with its key from its name', async () => {
  await addField('单选', '专精特新级别', async () => {
    await drawer().getByLabel('成批添加选项').fill('national 国家级\nregion 自治区级\ncity 市级\ncity 又一个市级');
    await drawer().getByRole('button', { name: '加入选项' }).click();
    await drawer().getByText('第 4 行：代码“city”重复').waitFor();
    await drawer().getByRole('checkbox', { name: '必填' }).check();
  });
  await addField('文本', '主导产品');
  await addField('金额', '上年营业收入');
  await addField('百分比', '研发投入占比', async () => {
    await drawer().getByLabel('最小值').fill('90');
    await drawer().getByLabel('最大值').fill('60');
    await drawer().getByText('最大值比最小值小').waitFor();
    await drawer().getByLabel('最小值').fill('0');
    await drawer().getByLabel('最小值').blur();
  });
  await addField('整数', '发明专利数', async () => {
    await drawer().getByLabel('键', { exact: true }).fill('stage');
    await drawer().getByText('“stage”是平台自己用的键').waitFor();
    await drawer().getByLabel('键', { exact: true }).fill('patents');
    await drawer().getByLabel('键', { exact: true }).blur();
  });
  await addField('日期', '认定日期');
  await addField('是否', '是否链主企业');
  await addField('附件', '认定证书');
  const rows = page.getByRole('list', { name: '字段' }).getByRole('listitem');
  expect(await rows.count()).toBe(8);
  await saved();
  const library = await drafted('library', key);
  expect((library.body.fields as { key: string; type: string }[]).map((field) => [field.key, field.type])).toEqual([
    ['zjtxjb', 'choice'],
    ['zhu_dao_chan_pin', 'text'],
    ['snyysr', 'money'],
    ['yftrzb', 'percent'],
    ['patents', 'integer'],
    ['ren_ding_ri_qi', 'date'],
    ['sflzqy', 'yesno'],
    ['ren_ding_zheng_shu', 'file'],
  ]);
});

test('[P1] three stages, and a move that asks for a condition and a certificate', async () => {
  await section('阶段');
  await page.getByLabel('第 1 个阶段的名称').fill('申报');
  await button('加阶段').click();
  await page.getByLabel('第 2 个阶段的名称').fill('审核');
  await button('加阶段').click();
  await page.getByLabel('第 3 个阶段的名称').fill('认定');
  await page.getByLabel('第 3 个阶段的名称').blur();
  await button('从“审核”到“认定”的条件').click();
  await button('加条件').click();
  await page.getByRole('combobox', { name: '字段' }).fill('研发');
  await page.getByTitle('研发投入占比', { exact: true }).click();
  await page.getByLabel('值', { exact: true }).fill('3');
  await page.getByText('yftrzb >= 3').waitFor();
  await page.getByLabel('要有的材料').click();
  await page.getByTitle('认定证书', { exact: true }).click();
  await page.keyboard.press('Escape');
  await saved();
  const { stages } = (await drafted('library', key)).body as {
    stages: { key: string; moves: string[]; guards?: unknown[] }[];
  };
  expect(stages).toHaveLength(3);
  expect(stages[1]?.guards).toMatchObject([
    { to: stages[2]?.key, when: 'yftrzb >= 3', evidence: ['ren_ding_zheng_shu'] },
  ]);
});

test('[P1] the form has followed the fields; two conditions are said in its designer', async () => {
  await page.getByRole('link', { name: '设计表单' }).click();
  await page.locator('[data-designer=edit]').waitFor();
  for (const field of ['zjtxjb', 'zhu_dao_chan_pin', 'snyysr', 'yftrzb', 'patents', 'ren_ding_ri_qi', 'sflzqy'])
    await page.locator(`#part-${field}`).waitFor();
  await page.locator('#part-ren_ding_ri_qi').click();
  const shown = page.locator('section', { hasText: '什么时候显示' });
  await shown.getByRole('button', { name: '加条件' }).click();
  await choose('第 1 个条件的字段', '专精特新级别', shown);
  await choose('第 1 个条件的值', '国家级', shown);
  await shown.getByText("zjtxjb == 'national'").waitFor();
  await page.locator('#part-yftrzb').click();
  const asked = page.locator('section', { hasText: '什么时候必填' });
  await asked.getByRole('button', { name: '加条件' }).click();
  await choose('第 1 个条件的字段', '上年营业收入', asked);
  await choose('第 1 个条件怎么比', '不低于', asked);
  await asked.getByLabel('第 1 个条件的值').fill('5000');
  await asked.getByText('snyysr >= 5000').waitFor();
  await saved();
  const { body } = await drafted('form', `${key}-entry`);
  const fields = JSON.stringify(body);
  expect(fields).toContain(`"x-visible":"{{ zjtxjb == 'national' }}"`);
  expect(fields).toContain('"required":"{{ snyysr >= 5000 }}"');
  await open.visit(`/studio/libraries/${key}?release=${release}`);
});

test('[P1] a list view is named and a board is added', async () => {
  await section('视图');
  await button('全部，红灯在前').click();
  await page.getByLabel('名称', { exact: true }).fill('按级别看');
  await page.getByRole('group', { name: '按级别看' }).getByText('已自动保存').waitFor();
  await button('加视图').click();
  await page.getByLabel('名称', { exact: true }).fill('按阶段看');
  await page.getByText('看板', { exact: true }).click();
  await saved();
  expect((await drafted('view', `${key}-view-2`)).body).toMatchObject({ kind: 'board', title: { zh: '按阶段看' } });
});

test('[P1] one rule is written in its editor: research below 3 % is red, and its examples say so', async () => {
  await section('规则');
  await page.getByRole('link', { name: '新建规则' }).click();
  await page.getByLabel('名称', { exact: true }).fill(`研发投入偏低${word}`);
  await page.getByLabel('键', { exact: true }).fill(rule);
  await page.getByLabel('依据').fill('优质中小企业梯度培育管理暂行办法（工信部企业〔2022〕63号）；数值为示例。');
  await button('开始写规则').click();
  await button('加参数').click();
  const limit = {
    name: '“limit”的名称',
    value: '红灯线：取值',
    min: '红灯线：下限',
    max: '红灯线：上限',
    unit: '红灯线：单位',
  };
  await page.getByLabel(limit.name).fill('红灯线');
  await page.getByLabel(limit.value).fill('3');
  await page.getByLabel(limit.min).fill('1');
  await page.getByLabel(limit.max).fill('5');
  await page.getByLabel(limit.unit).fill('%');
  await button('加条件').click();
  await page.getByRole('combobox', { name: '哪项数据' }).fill('研发投入占比');
  await page.keyboard.press('Enter');
  await choose('怎么比', '小于');
  await choose('和什么比', '参数');
  await page.getByText('红灯线 3 %').first().waitFor();
  await page.getByLabel('红灯的理由').fill('研发投入占比 {yftrzb} %');
  for (const [n, value, light] of [
    [1, '1', '红'],
    [2, '3', '绿'],
  ] as const) {
    await button('加样例').click();
    const example = page.locator(`[data-case="样例 ${n}"]`);
    await example.getByLabel(`样例 ${n}：研发投入占比`).fill(value);
    if (light === '红') {
      await example.getByText('实为红').waitFor();
      await choose(`样例 ${n}：应为`, '红');
    }
    await example.getByText('通过', { exact: true }).waitFor();
  }
  await page.getByText('2 个全部通过').waitFor();
  await saved();
  await open.visit(`/studio/libraries/${key}?release=${release}&section=rules`);
  await page.getByRole('list', { name: '规则' }).getByText(rule).waitFor();
  await section('预览');
  await page.locator('#field-yftrzb').waitFor();
});

test('[P1] the release is submitted on its page; its author cannot approve it, a second person does', async () => {
  await button('看影响和发布').click();
  await page.waitForURL((url) => url.pathname === `/studio/releases/${release}`);
  await page.getByLabel('说明').fill('按 11 月调度会要求新建');
  await button('提交发布审核').click();
  await page.getByText('您写过这个发布单里的内容，不能由您批准。', { exact: false }).waitFor();
  expect(await button('批准并发布').isDisabled()).toBe(true);
  expect((await author.post(`/api/releases/${release}/approve`, {})).status).toBe(403);
  const second = await openPage(browser, { as: APPROVER });
  await second.visit(`/studio/releases/${release}`);
  await second.page.getByText('按 11 月调度会要求新建').first().waitFor();
  await second.page.getByRole('button', { name: '批准并发布' }).click();
  const dialog = second.page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('同意');
  await dialog.getByRole('button', { name: '批准并发布' }).click();
  await second.page.getByText('已发布').first().waitFor();
  expect(second.problems).toEqual([]);
  await second.close();
});

test('[P1] a county clerk files an entry at once, and it is red', async () => {
  const clerk = await openPage(browser, { as: fusui.official });
  const before = page;
  page = clerk.page;
  await clerk.visit(`/desk/libraries/${key}/new`);
  await page.getByText(`二、${name}填报内容`).first().waitFor();
  await answer(page, 'name', firm);
  await answer(page, 'owner_name', '广西扶绥精密铸造有限公司');
  await answer(page, 'owner_code', fusui.firm);
  await answer(page, 'total_investment', '6200');
  expect(await page.locator('#field-ren_ding_ri_qi').count()).toBe(0);
  await control(page, 'zjtxjb').click();
  await page.getByTitle('国家级', { exact: true }).click();
  await page.locator('#field-ren_ding_ri_qi').waitFor();
  await answer(page, 'snyysr', '5200');
  await button('新建项目').click();
  await page.locator('#field-yftrzb-errors').waitFor();
  await answer(page, 'yftrzb', '1.2');
  await button('新建项目').click();
  await heading(firm).waitFor();
  entry = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await page.getByText('为什么是红灯').first().waitFor();
  expect(await page.locator('main').innerText()).toContain('研发投入占比不低于 3.0 %，就不再是红灯');
  await clerk.visit(`/desk/libraries/${key}`);
  await page.getByRole('table').getByText(firm).waitFor();
  expect(await page.getByRole('row').filter({ hasText: firm }).innerText()).toMatch(/红/);
  await clerk.visit(`/desk/libraries/${key}?view=${key}-view-2`);
  await page.getByRole('region', { name: '申报' }).getByText(firm).waitFor();
  expect(clerk.problems).toEqual([]);
  page = before;
  await clerk.close();
});

test('[P1] the list, export, statistics and the API show it, by the process that was there before', async () => {
  const clerk = await signIn(fusui.official);
  const list = must(
    await clerk.get<{ items: { id: string; light: string; yftrzb: number }[] }>(`/api/libraries/${key}/entries`),
  );
  expect(list.items).toMatchObject([{ id: entry, light: 'red', yftrzb: 1.2 }]);
  const summary = must(
    await clerk.get<{ count: number; lights: Record<string, number> }>(`/api/libraries/${key}/summary`),
  );
  expect(summary).toMatchObject({ count: 1, lights: { red: 1 }, sums: { snyysr: 5200 } });
  const csv = await clerk.fetch('GET', `/api/libraries/${key}/export.csv`);
  expect(await csv.text()).toContain(firm);
  const document = must(await clerk.get<object>('/api/openapi.json'));
  expect(JSON.stringify(document)).toContain('/libraries/{key}/entries');
  expect(open.problems).toEqual([]);
});
