import type { Browser, Page } from 'playwright-core';
import { Database, SYSTEM } from '../api/database';
import { COUNTIES, Editors, makeAccount, mark, must, publishLibrary } from '../factories';
import { type OpenPage, openBrowser, openPage, overflowsSideways } from '../harness/browser';
import { signIn } from '../harness/client';
import { control } from './form';

const { fusui, qingxiu } = COUNTIES;
const word = mark('网');

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  const system = await Database.open(SYSTEM);
  await system.rows('DELETE FROM organisations WHERE strpos(name, $1) > 0', [word]);
  await system.close();
});

/** Without the tour, which stands in the corner at a first visit. */
async function openAs(as: string, width = 1440): Promise<OpenPage> {
  const open = await openPage(browser, { as, width });
  await open.page.addInitScript((name) => localStorage.setItem(`tour.studio.${name}`, 'seen'), as);
  return open;
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });

describe('[M01-18] the studio of each of the three management roles', () => {
  test.each([
    [
      'weiguoqiang',
      ['首页', '发布', '健康', '项目库', '表单', '规则', '字典', '定义', '指标', '图层', '编码规则', 'API 说明'],
      '/studio/people',
    ],
    ['panxiaoling', ['首页', '发布', '审批事项', '账号', 'API 说明'], '/studio/rules'],
    ['ganzhiyong', ['首页', '健康', '子系统', '数据交换', 'API 令牌', 'API 说明'], '/studio/releases'],
  ])('%s has the own rooms in the bar, and is refused the others', async (as, rooms, closed) => {
    const open = await openAs(as);
    await open.visit('/studio');
    const nav = open.page.getByRole('navigation', { name: '工作室' });
    await nav.getByRole('link', { name: 'API 说明' }).waitFor();
    const words = (await nav.getByRole('link').allInnerTexts()).map((text) => text.replace(/\s*\d+$/, ''));
    expect(words).toEqual(rooms);
    expect(await open.page.locator('header').first().innerText()).not.toMatch(/预警|月报|审计|项目代码或名称/);
    await open.visit(closed);
    await open.page.getByRole('heading', { name: /没有权限|不能|无权/ }).waitFor();
    expect(open.problems).toEqual([]);
    await open.close();
  });
});

describe('accounts', () => {
  test('a county administrator adds a person, hands over the password that is shown once, and blocks the account', async () => {
    const name = `${word}经办`;
    const username = mark();
    const open = await openAs(fusui.countyAdministrator);
    const { page } = open;
    await open.visit('/studio/people');
    await button(page, '新增账号').first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('姓名').fill(name);
    await dialog.getByLabel('用户名').fill(fusui.official);
    await dialog.getByRole('button', { name: '新增账号' }).click();
    await dialog.getByText('这个用户名已经有人用了').waitFor();
    await dialog.getByLabel('用户名').fill(username);
    await dialog.getByRole('button', { name: '新增账号' }).click();
    await page
      .getByRole('heading', { name: /只显示这一次/ })
      .or(page.getByText('请现在复制密码，只显示这一次'))
      .first()
      .waitFor();
    const password = await page.getByLabel('初始密码').inputValue();
    await button(page, '我已交给本人').click();
    expect(await page.content()).not.toContain(password);

    const person = await signIn(username, password);
    must(await person.get('/api/session'));
    await page.getByLabel('姓名、用户名或单位').fill(name);
    await page.getByLabel('姓名、用户名或单位').press('Enter');
    await button(page, `${name}的更多操作`).click();
    await page.getByRole('menuitem', { name: '停用' }).click();
    await page.getByRole('dialog').getByLabel('原因').fill('试用结束');
    await page.getByRole('dialog').getByRole('button', { name: '停用' }).click();
    await page
      .getByRole('row', { name: new RegExp(name) })
      .getByText('试用结束')
      .waitFor();
    expect((await person.get('/api/session')).status).toBe(401);
    expect(open.problems).toEqual([]);
    await open.close();
  });

  test('[M20-01] with the first password a person is led to change it, and works after that', async () => {
    const { username, password } = await makeAccount('official', fusui.code);
    const open = await openPage(browser);
    const { page } = open;
    await open.visit('/sign-in?as=official');
    await page.getByLabel('账号').fill(username);
    await page.getByLabel('密码', { exact: true }).fill(password);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByText('先改成自己的密码').waitFor();
    await open.visit('/desk/libraries');
    await page.waitForURL('**/account/password');
    await page.getByLabel('现在的密码').fill(password);
    await page.getByLabel('新密码', { exact: true }).fill(`${password}-Own1`);
    await page.getByLabel('再填一次新密码').fill(`${password}-Own1`);
    await page.getByRole('button', { name: '保存新密码' }).click();
    await page.getByRole('heading', { name: /今天要办|今天没有/ }).waitFor();
    expect(open.problems).toEqual([]);
    await open.close();
  });

  test('offers no role above the own', async () => {
    const open = await openAs(fusui.countyAdministrator);
    const { page } = open;
    await open.visit('/studio/people');
    await button(page, '新增账号').first().click();
    // a drawer takes the cursor when it has come, which closes a list that was opened before
    await page.waitForFunction(() => document.activeElement?.closest('[role=dialog]'));
    const role = page.locator('#people-role');
    await role.press('ArrowDown');
    const offered = page.locator('.ant-select-dropdown:visible .ant-select-item-option');
    await offered.nth(5).waitFor();
    expect((await offered.allInnerTexts()).sort()).toEqual(
      ['县级管理员', '应用管理员', '经办人员', '乡镇代办员', '项目单位', '联系领导'].sort(),
    );
    await open.close();
  });
});

describe('departments', () => {
  test('[M01-19] a county adds one: its own form offers it at once, the form of a sister county does not', async () => {
    const name = `扶绥县${word}局`;
    const node = { type: 'string', title: '责任单位', 'x-decorator': 'FormItem', 'x-component': 'OrganisationSelect' };
    const field = {
      key: 'office',
      label: { zh: '责任单位', en: 'office' },
      type: 'organisation',
      filterable: true,
      sortable: true,
    };
    const library = await publishLibrary(await Editors.meet(), { fields: [field], properties: { office: node } });

    const admin = await openAs(fusui.countyAdministrator);
    await admin.visit('/studio/organisations');
    await button(admin.page, '新增单位').first().click();
    await admin.page.getByRole('dialog').getByLabel('单位名称').fill(name);
    await admin.page.getByRole('dialog').getByRole('button', { name: '新增单位' }).click();
    await admin.page.getByRole('row', { name: new RegExp(name) }).waitFor();
    expect(admin.problems).toEqual([]);
    await admin.close();

    const offers = async (as: string) => {
      const open = await openAs(as);
      await open.visit(`/desk/libraries/${library}/new`);
      const [answered] = await Promise.all([
        open.page.waitForResponse((response) => decodeURIComponent(response.url()).includes(`q=${name}`)),
        control(open.page, 'office').fill(name),
      ]);
      const found = ((await answered.json()) as { items: { name: string }[] }).items.map((one) => one.name);
      if (found.length > 0) await open.page.getByTitle(name).first().waitFor();
      await open.close();
      return found;
    };
    expect(await offers(fusui.official)).toEqual([name]);
    expect(await offers(qingxiu.official)).toEqual([]);
  });

  test('[M01-13] a file is looked through row by row, and saved when all rows are good', async () => {
    const open = await openAs(fusui.countyAdministrator);
    const { page } = open;
    const table = (kind: string) => ({
      name: '单位.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        `\uFEFF单位代码,单位名称,类别,地区\n451421-${mark()},扶绥县${word}一局,水利,451421\n451421-${mark()},扶绥县${word}二局,${kind},扶绥县\n`,
      ),
    });
    await open.visit('/studio/organisations');
    await button(page, '导入').click();
    await page.locator('input[type=file]').setInputFiles(table('天文'));
    await page.getByText('没有这个类别').waitFor();
    expect(await page.getByRole('button', { name: /^保存/ }).isDisabled()).toBe(true);
    await page.locator('input[type=file]').setInputFiles(table('水利'));
    await page.getByRole('button', { name: '保存 2 个单位' }).click();
    await page.getByText('已保存：新增 2 个').waitFor();
    await button(page, '关闭').last().click();
    await page.getByText(`扶绥县${word}二局`).waitFor();
    expect(open.problems).toEqual([]);
    await open.close();
  });
});

test.each(['/studio/people', '/studio/organisations'])('[P5] %s fits a phone', async (path) => {
  const open = await openAs(fusui.countyAdministrator, 390);
  await open.visit(path);
  await open.page.locator('main h1').waitFor();
  expect(await overflowsSideways(open.page)).toBe(false);
  expect(open.problems).toEqual([]);
  await open.close();
});
