import type { Browser, Page } from 'playwright-core';
import { openBrowser, openPage } from '../harness/browser';
import { visitor } from '../harness/client';

interface PublicProject {
  code: string;
  name: string;
}

let browser: Browser;
let project: PublicProject;
beforeAll(async () => {
  browser = await openBrowser();
  const { body } = await visitor().get<{ items: PublicProject[] }>('/api/public/projects');
  project = body.items[0] as PublicProject;
});
afterAll(() => browser.close());

async function search(page: Page, words: string) {
  const box = page.getByRole('textbox', { name: /项目代码或名称/ }).first();
  await box.fill(words);
  await box.press('Enter');
  await page.waitForURL((url) => url.pathname.startsWith('/projects'));
}

test('[M01-22] the front page gives figures, cities and projects with their codes, without an account', async () => {
  const { page, problems, visit, close } = await openPage(browser);
  await visit('/');
  await page.getByRole('heading', { name: '查一个项目办到哪一步' }).waitFor();
  const { figures, regions } = (
    await visitor().get<{ figures: { projects: number }; regions: { name: string }[] }>('/api/public/home')
  ).body;
  const text = await page.locator('main').innerText();
  expect(text).toContain(figures.projects.toLocaleString('en-US'));
  for (const { name } of regions) expect(text).toContain(name);
  expect(text).toMatch(/数据截至 \d{4}-\d{2}-\d{2}/);
  expect(problems).toEqual([]);
  await close();
});

test('[M01-22] a project is found by its code and opens its public page', async () => {
  const { page, problems, visit, close } = await openPage(browser);
  await visit('/');
  await search(page, project.code);
  await page.getByRole('link', { name: project.name }).click();
  await page.getByRole('heading', { name: project.name }).waitFor();
  expect(new URL(page.url()).pathname).toBe(`/projects/${project.code}`);
  expect(problems).toEqual([]);
  await close();
});

test('[M01-22] a project is found by a part of its name', async () => {
  const { page, visit, close } = await openPage(browser);
  await visit('/');
  await search(page, project.name.slice(0, 6));
  await page.getByRole('link', { name: project.name }).first().click();
  await page.getByRole('heading', { name: project.name }).waitFor();
  await close();
});

test('[M01-22] a search that finds nothing says so and what to try', async () => {
  const { page, visit, close } = await openPage(browser);
  await visit('/projects?q=没有这样的项目');
  await page
    .getByText(/没有找到/)
    .first()
    .waitFor();
  await close();
});

test('[P3] the public page of a project shows nothing internal', async () => {
  const { page, visit, close } = await openPage(browser);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await visit(`/projects/${project.code}`);
  const text = await page.locator('main').innerText();
  expect(text).toContain(project.name);
  expect(text).not.toMatch(/预警|红灯|黄灯|联系电话|联系人|月报|资金到位/);
  const api = asked.filter((path) => path.startsWith('/api/') && path !== '/api/session');
  expect(api.filter((path) => !path.startsWith('/api/public/'))).toEqual([]);
  await close();
});

test('[P3] a page behind sign-in asks for an account first and comes back to where one was', async () => {
  const { page, visit, close } = await openPage(browser);
  await visit('/desk/libraries/building');
  await page.getByRole('heading', { name: '请先登录' }).waitFor();
  expect(new URL(page.url()).searchParams.get('return')).toBe('/desk/libraries/building');
  await close();
});
