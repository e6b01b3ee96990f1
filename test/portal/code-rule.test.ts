import type { Browser } from 'playwright-core';
import { COUNTIES, daysFromNow, Editors, fileEntry, makeUser, mark, must, publishLibrary, REGION } from '../factories';
import { openBrowser, openPage, overflowsSideways } from '../harness/browser';
import { type Client, signIn } from '../harness/client';

/** The code rule in the studio: chosen by one, approved by another, followed by the next project. */
const { qingxiu } = COUNTIES;
const AUTHOR = REGION.administrator;
const SLOT = { kind: 'code-rule', key: 'project-code' };

let browser: Browser;
let editors: Editors;
let official: Client;
let library: string;
let original: Record<string, unknown>;

const bodyInForce = async () =>
  must(
    await editors.author.get<{ effective: { body: Record<string, unknown> } }>(
      '/api/definitions/code-rule/project-code',
    ),
  ).effective.body;
const filed = () => fileEntry(official, qingxiu, { library, project: { is_public: true }, values: {} });

beforeAll(async () => {
  browser = await openBrowser();
  editors = await Editors.meet();
  official = await signIn(qingxiu.official);
  library = await publishLibrary(editors);
  original = await bodyInForce();
});

afterAll(async () => {
  const { id } = must(await editors.author.post<{ id: string }>('/api/releases', { title: mark('恢复编码规则') }), 201);
  must(await editors.author.post('/api/definitions/draft', { ...SLOT, body: original, release: id }), 200, 201);
  must(await editors.author.post(`/api/releases/${id}/submit`, {}));
  must(await editors.approver.post(`/api/releases/${id}/approve`, {}));
  await browser.close();
});

test('[M02-05] [M02-06] an administrator changes the rule by choosing, another approves it, the next project follows it and the old code is still verified under its own version', async () => {
  const before = await filed();
  const { page, visit, problems, close } = await openPage(browser, { as: AUTHOR });
  await visit('/studio/code-rule');
  await page.getByText('项目建设地点').first().waitFor();
  const [version = ''] =
    (await page.getByRole('heading', { level: 1 }).locator('..').innerText()).match(/\d+(?= 版)/) ?? [];
  await page.getByRole('button', { name: '修改规则' }).click();
  await page.waitForURL('**/studio/code-rule?release=*');
  await page.getByRole('radio', { name: '办理机关所在地区' }).check();
  await page.getByLabel('部门代码', { exact: true }).fill('4');
  await page.getByText('请填写 2 位数字', { exact: false }).first().waitFor();
  await page.getByLabel('部门代码', { exact: true }).fill('06');
  await page.getByText('请填写 2 位数字', { exact: false }).first().waitFor({ state: 'detached' });
  await page.locator('[data-saving=waiting], [data-saving=saving]').waitFor({ state: 'detached' });
  await page.locator('[data-saving=rest]').waitFor();
  const release = new URL(page.url()).searchParams.get('release') ?? '';

  await visit(`/studio/releases/${release}`);
  await page.getByRole('region', { name: '编码规则的影响' }).getByText('已有代码继续有效', { exact: false }).waitFor();
  await page.getByRole('button', { name: '提交发布审核' }).click();
  await page.getByText('不能由您批准', { exact: false }).waitFor();
  const approver = await makeUser('administrator', '45');
  const second = await signIn(approver.username, approver.password);
  must(await second.post(`/api/releases/${release}/approve`, {}));

  const after = await filed();
  expect(after.project.code).toMatch(/^\d{4}-450103-06-01-\d{6}$/);
  await visit('/tools');
  const verify = async (code: string) => {
    const tool = page.getByRole('region', { name: '核验项目代码' });
    await tool.getByLabel('项目代码').fill(code);
    await tool.getByRole('button', { name: '核验' }).click();
    return tool;
  };
  await (await verify(after.project.code)).getByText(`赋码期间：${daysFromNow(0)} 起`, { exact: false }).waitFor();
  await (await verify(before.project.code)).getByText(`按编码规则第 ${version} 版赋码`, { exact: false }).waitFor();
  expect(problems).toEqual([]);
  await close();
});

test('[M02-05] the page of the rule is read on a phone', async () => {
  const { page, visit, problems, close } = await openPage(browser, { as: AUTHOR, width: 390 });
  await visit('/studio/code-rule');
  await page.getByText('版本和赋码期间').first().waitFor();
  expect(await overflowsSideways(page)).toBe(false);
  expect(problems).toEqual([]);
  await close();
});
