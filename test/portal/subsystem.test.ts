import type { Browser, Page } from 'playwright-core';
import { COUNTIES, type County, type Entry, fileEntry, makeUser, mark, must, type NewUser } from '../factories';
import { serverUrl } from '../harness/accounts';
import { type OpenPage, openBrowser, openPage, overflowsSideways } from '../harness/browser';
import { signIn } from '../harness/client';
import { ReceivingSystem } from '../harness/receiving-system';

/** Two counties that no other test reads: what is registered here stands in no other page. */
const XILIN = { ...COUNTIES.fusui, code: '451030', name: '西林县', path: '/45/4510/451030/' } as unknown as County;
const TIANLIN = { ...COUNTIES.fusui, code: '451029', name: '田林县', path: '/45/4510/451029/' } as unknown as County;
const word = mark('');
const key = `site-${word}`;
const title = `智慧工地${word.slice(0, 4)}`;

let browser: Browser;
let system: ReceivingSystem;
let stranger: ReceivingSystem;
let manager: OpenPage;
let official: OpenPage;
let person: NewUser;
let entry: Entry;

async function as({ username, password }: NewUser, width = 1440): Promise<OpenPage> {
  const open = await openPage(browser, { width });
  const cookies = (await signIn(username, password)).cookies();
  await open.page
    .context()
    .addCookies(cookies.map((it) => ({ ...it, url: serverUrl(), httpOnly: true, sameSite: 'Lax' as const })));
  return open;
}

beforeAll(async () => {
  browser = await openBrowser();
  system = await ReceivingSystem.start(key);
  stranger = await ReceivingSystem.start('stranger');
  person = await makeUser('official', XILIN.code);
  entry = await fileEntry(await signIn(person.username, person.password), XILIN);
  manager = await as(await makeUser('county-administrator', XILIN.code));
  official = await as(person);
});
afterAll(async () => {
  const { page } = manager;
  await manager.visit(`/studio/subsystems?open=${key}`);
  await button(page, '停用').or(button(page, '启用')).first().waitFor();
  if (await button(page, '停用').isVisible()) await switchOff('测试结束');
  await manager.close();
  await official.close();
  await browser.close();
  await system.stop();
  await stranger.stop();
});

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' });
const bar = (page: Page) => page.getByRole('navigation', { name: '主导航' });
const frameOf = (page: Page) => page.frameLocator(`iframe[title="${title}"]`);
const dialog = (page: Page) => page.getByRole('dialog').last();

async function switchOff(reason: string) {
  const { page } = manager;
  await button(page, '停用').click();
  await dialog(page).getByLabel('原因').fill(reason);
  await dialog(page).getByRole('button', { name: '停用' }).click();
  await button(page, '启用').waitFor();
}

async function toldSecret(page: Page): Promise<string> {
  const field = page.getByRole('dialog', { name: /只显示这一次/ }).getByLabel('密钥');
  await field.waitFor();
  const secret = await field.inputValue();
  await button(page, '我已保存，关闭').click();
  return secret;
}

test('[M01-17] a county administrator registers a subsystem: the address is checked at the field, the secret shown once', async () => {
  const { page, visit } = manager;
  await visit('/studio/subsystems');
  await button(page, '登记子系统').click();
  await page.getByLabel('名称', { exact: true }).fill(title);
  await page.getByLabel('英文名称').fill('Smart site');
  await page.getByLabel('标识').fill(key);
  const url = page.getByLabel('网址');
  for (const [text, says] of [
    ['http://site.example.gov.cn/', 'https://'],
    ['https://name:word@site.example.gov.cn/', '用户名或密码'],
    [serverUrl(), '同一个域名'],
  ] as const) {
    await url.fill(text);
    await page.locator('#field-url').getByRole('alert').filter({ hasText: says }).waitFor();
    expect(await button(page, '登记').isDisabled()).toBe(true);
  }
  await url.fill(system.url);
  await page.getByLabel('名称直接放在顶栏').check();
  await button(page, '登记').click();
  const secret = await toldSecret(page);
  expect(Buffer.byteLength(secret)).toBeGreaterThanOrEqual(32);
  system.secrets = [secret];
  await page.getByRole('row', { name: new RegExp(title) }).waitFor();
  await page.reload();
  await page.getByRole('row', { name: new RegExp(title) }).waitFor();
  expect(await page.content()).not.toContain(secret);
});

test('[M01-17] it stands in the bar by its name and receives who comes, in the body of a POST and in no address', async () => {
  const { page, visit, problems } = official;
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  await visit('/desk');
  await bar(page).getByRole('link', { name: title }).click();
  await frameOf(page).getByRole('heading', { name: '没有项目' }).waitFor();
  expect(await frameOf(page).getByText('测试人员').count()).toBe(1);
  expect(system.received.at(-1)).toMatchObject({ aud: key, role: 'official', project: null });
  expect(addresses.filter((one) => one.startsWith(system.origin))).toEqual([system.url]);
  expect(addresses.join('\n')).not.toMatch(/eyJ/);
  expect(await page.content()).not.toMatch(/eyJ/);
  expect(await page.locator('iframe').getAttribute('sandbox')).toBe('allow-scripts allow-forms allow-same-origin');
  expect(problems).toEqual([]);
  await bar(page).getByRole('link', { name: '应用', exact: true }).click();
  await page.getByRole('main').getByRole('link', { name: title }).waitFor();
});

test('[M01-16] one press in a dossier opens it on that project, and nobody types the code', async () => {
  const { page, visit, problems } = official;
  await visit(`/desk/entries/${entry.id}`);
  await page.getByRole('link', { name: `在${title}中打开` }).click();
  await frameOf(page).getByRole('heading', { name: entry.project.name }).waitFor();
  await frameOf(page).getByText(entry.project.code).waitFor();
  expect(page.url()).not.toContain(entry.project.code);
  expect(system.received.at(-1)?.project).toMatchObject({ code: entry.project.code, entry: entry.id });
  expect(problems).toEqual([]);
  await page.getByRole('link', { name: entry.project.name }).click();
  await page.getByRole('heading', { name: entry.project.name, exact: true }).waitFor();
});

test('[M01-17] the page frames what is registered and nothing else', async () => {
  const { page, visit } = official;
  await visit(`/desk/apps/${key}`);
  await frameOf(page).getByRole('heading').waitFor();
  const refused = await page.evaluate(async (elsewhere) => {
    const seen: string[] = [];
    document.addEventListener(
      'securitypolicyviolation',
      (event) => {
        event.stopImmediatePropagation();
        seen.push(event.effectiveDirective);
      },
      true,
    );
    sessionStorage.setItem('pc:app-reloaded', String(Date.now()));
    const frame = document.createElement('iframe');
    frame.src = elsewhere;
    document.body.append(frame);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const form = document.createElement('form');
    Object.assign(form, { method: 'post', action: elsewhere, target: 'x' });
    document.body.append(form);
    form.submit();
    await new Promise((resolve) => setTimeout(resolve, 500));
    return seen;
  }, stranger.url);
  expect(refused).toEqual(['frame-src', 'form-action']);
  expect(stranger.refused).toEqual([]);
});

test('[M01-17] a page that was open before loads itself anew once, and opens it', async () => {
  const { page, visit } = official;
  await visit('/desk/libraries');
  await page.evaluate((to) => {
    sessionStorage.removeItem('pc:app-reloaded');
    history.pushState({ key: 'x', idx: 1 }, '', to);
    dispatchEvent(new PopStateEvent('popstate', { state: { key: 'x', idx: 1 } }));
  }, `/desk/apps/${key}`);
  await frameOf(page).getByRole('heading', { name: '没有项目' }).waitFor();
});

test('what does not say that it is there is said so after a while, with ways out', async () => {
  const { page, visit } = official;
  system.mute = true;
  await visit(`/desk/apps/${key}?entry=${entry.id}`);
  await page
    .getByRole('note')
    .filter({ hasText: `没有收到“${title}”的应答` })
    .waitFor({ timeout: 20_000 });
  const [tab] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('note').getByRole('button', { name: '在新窗口打开' }).click(),
  ]);
  await tab.getByRole('heading', { name: entry.project.name }).waitFor();
  expect(tab.url()).toBe(system.url);
  await tab.close();
  system.mute = false;
  await button(page, '再试一次').click();
  await frameOf(page).getByRole('heading', { name: entry.project.name }).waitFor();
  await page.getByRole('note').waitFor({ state: 'detached' });
});

test('[M01-17] the neighbouring county has no such word in its bar, and the address opens nothing', async () => {
  const neighbour = await as(await makeUser('official', TIANLIN.code));
  await neighbour.visit('/desk');
  await bar(neighbour.page).getByRole('link', { name: '项目库' }).waitFor();
  expect(await bar(neighbour.page).getByRole('link', { name: title }).count()).toBe(0);
  await neighbour.visit(`/desk/apps/${key}`);
  await neighbour.page.getByText('没有找到', { exact: true }).waitFor();
  expect(await neighbour.page.locator('iframe').count()).toBe(0);
  await neighbour.close();
});

test('[M01-17] a new secret is tried before it takes over, and then signs alone', async () => {
  const { page, visit } = manager;
  const [old] = system.secrets;
  await visit(`/studio/subsystems?open=${key}`);
  await button(page, '更换密钥').click();
  await dialog(page).getByRole('button', { name: '更换密钥' }).click();
  const next = await toldSecret(page);
  await page.getByText(/等待启用：第 2 号/).waitFor();
  system.secrets = [next];
  const [tab] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: '用新密钥试打开' }).click(),
  ]);
  await frameOf(tab)
    .getByRole('heading', { name: /示例项目/ })
    .waitFor();
  expect(system.received.at(-1)).toMatchObject({ trial: true });
  await tab.close();
  await button(page, '立即启用新密钥').click();
  await dialog(page).getByRole('button', { name: '立即启用新密钥' }).click();
  await page.getByText(/正在签名：第 2 号/).waitFor();
  await official.visit(`/desk/apps/${key}`);
  await frameOf(official.page).getByRole('heading', { name: '没有项目' }).waitFor();
  expect(system.secrets).not.toContain(old);
  await page.getByText('启用新密钥', { exact: true }).waitFor();
});

test('[M01-16] what wants a window of its own gets one, on the project', async () => {
  const { page, visit } = manager;
  await visit(`/studio/subsystems?open=${key}`);
  await button(page, '修改').click();
  await dialog(page).getByText('新窗口', { exact: true }).click();
  await button(page, '保存修改').click();
  await page.getByRole('dialog').getByText('新窗口', { exact: true }).waitFor();
  await official.visit(`/desk/entries/${entry.id}`);
  const [tab] = await Promise.all([
    official.page.context().waitForEvent('page'),
    official.page.getByRole('link', { name: `在${title}中打开` }).click(),
  ]);
  await tab.getByRole('heading', { name: entry.project.name }).waitFor();
  expect(tab.url()).toBe(system.url);
  expect(await tab.evaluate(() => window.opener === null)).toBe(true);
  await tab.close();
});

test('[M01-17] switched off with a reason it leaves bar and dossier, and says why to whoever comes; on again it is back', async () => {
  const { page, visit } = manager;
  await visit(`/studio/subsystems?open=${key}`);
  await switchOff('系统升级到周五');
  await official.visit(`/desk/entries/${entry.id}`);
  await official.page.getByRole('heading', { name: entry.project.name }).waitFor();
  expect(await official.page.getByRole('link', { name: title }).count()).toBe(0);
  await official.visit(`/desk/apps/${key}`);
  await official.page.getByText('系统升级到周五').waitFor();
  await button(page, '启用').click();
  await button(page, '停用').waitFor();
  await official.visit('/desk');
  await bar(official.page).getByRole('link', { name: title }).waitFor();
});

test('on a phone the apps are in the menu of the person, and no page is pushed sideways', async () => {
  const phone = await as(person, 390);
  await phone.visit('/desk');
  await button(phone.page, /的菜单/).click();
  await phone.page.getByRole('menuitem', { name: '应用' }).click();
  await phone.page.getByRole('main').getByRole('link', { name: title }).waitFor();
  expect(await overflowsSideways(phone.page)).toBe(false);
  await phone.close();
  const studio = await as(await makeUser('county-administrator', XILIN.code), 390);
  await studio.visit(`/studio/subsystems?open=${key}`);
  await studio.page.getByText(/正在签名/).waitFor();
  expect(await overflowsSideways(studio.page)).toBe(false);
  must(await (await signIn(person.username, person.password)).get('/api/subsystems'));
  await studio.close();
});
