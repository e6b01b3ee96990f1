import type { Browser } from 'playwright-core';
import { COUNTIES, type Entry, fileEntry, must } from '../factories';
import { demoAccount } from '../harness/accounts';
import { openBrowser, openPage } from '../harness/browser';
import { type Client, signIn } from '../harness/client';
import { answer, control } from './form';

const { fusui } = COUNTIES;
const { username, password } = demoAccount(fusui.official);

let browser: Browser;
let clerk: Client;
let colleague: Client;
let entry: Entry;
beforeAll(async () => {
  browser = await openBrowser();
  clerk = await signIn(fusui.official);
  colleague = await signIn(fusui.countyAdministrator);
});
afterAll(() => browser.close());
beforeEach(async () => {
  entry = await fileEntry(clerk, fusui, { values: { annual_plan: 6000, next_milestone_date: '2027-06-01' } });
});

const edit = () => `/desk/entries/${entry.id}/edit`;

test('[P4] what was typed is there after a reload, and can be thrown away', async () => {
  const { page, visit, close } = await openPage(browser, { as: fusui.official });
  await visit(edit());
  await answer(page, 'address', '新宁镇友谊路 12 号');
  await page.getByText(/草稿 .* 已自动保存/).waitFor();
  await page.reload({ waitUntil: 'networkidle' });
  expect(await control(page, 'address').inputValue()).toBe('新宁镇友谊路 12 号');
  await page.getByRole('button', { name: '不要草稿' }).click();
  expect(await control(page, 'address').inputValue()).toBe('');
  await close();
});

test('[P4] what was typed outlives a lost session: after signing in again it is there and can be saved', async () => {
  const { page, visit, close } = await openPage(browser, { as: fusui.official });
  await visit(edit());
  await answer(page, 'address', '渠黎镇笃邦村');
  await page.getByText(/草稿 .* 已自动保存/).waitFor();
  await page.context().clearCookies();
  await page.getByRole('button', { name: '保存项目' }).click();
  await page.getByLabel('账号').fill(username);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.waitForURL(`**${edit()}`);
  await control(page, 'address').waitFor();
  expect(await control(page, 'address').inputValue()).toBe('渠黎镇笃邦村');
  await page.getByRole('button', { name: '保存项目' }).click();
  await page.waitForURL(`**/desk/entries/${entry.id}`);
  const saved = must(await clerk.get<Entry>(`/api/entries/${entry.id}`));
  expect(saved.project.address).toBe('渠黎镇笃邦村');
  await close();
});

test('[P4] two people at one project: the second sees both versions and chooses', async () => {
  const { page, visit, close } = await openPage(browser, { as: fusui.official });
  await visit(edit());
  await answer(page, 'address', '我填的地址');
  const { revision, formVersion, project, values } = entry;
  const core = ['name', 'region_code', 'owner_name', 'total_investment', 'project_type', 'approval_class'];
  const kept = Object.fromEntries(
    [...core, 'industry_code', 'planned_start', 'planned_end', 'is_public'].map((key) => [key, project[key]]),
  );
  must(
    await colleague.put(`/api/entries/${entry.id}`, {
      revision,
      formVersion,
      project: { ...kept, address: '同事填的地址' },
      values,
    }),
  );
  await page.getByRole('button', { name: '保存项目' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  const text = await dialog.innerText();
  expect(text).toContain('我填的地址');
  expect(text).toContain('同事填的地址');
  expect(text).toContain('详细地址');
  await dialog.getByRole('button', { name: '保存我填的' }).click();
  await page.waitForURL(`**/desk/entries/${entry.id}`);
  const saved = must(await clerk.get<Entry>(`/api/entries/${entry.id}`));
  expect(saved.project.address).toBe('我填的地址');
  expect(saved.revision).toBe(revision + 2);
  await close();
});
