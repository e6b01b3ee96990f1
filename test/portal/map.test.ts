import type { Browser, Page } from 'playwright-core';
import { COUNTIES, mark, must, REGION } from '../factories';
import { openBrowser, openPage, overflowsSideways } from '../harness/browser';
import { signIn } from '../harness/client';
import { collection, square } from '../layer-files';

const AUTHOR = REGION.administrator;
const APPROVER = 'liangwenjing';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const drawn = (page: Page) => page.locator('[data-map=drawn]').waitFor();

/** The point of the page at which a place lies; the map has to stand with that place in its middle. */
async function clickMiddle(page: Page) {
  const box = await page.locator('[data-map=drawn]').boundingBox();
  if (!box) throw new Error('there is no map');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

async function saved(page: Page) {
  await page.locator('[data-saving=waiting], [data-saving=saving]').waitFor({ state: 'detached' });
  await page.locator('[data-saving=rest]').waitFor();
}

test('[M06-12] 33 layers stand in the list with their keys and dates; every one is switched on, and off again', async () => {
  const { page, visit, problems, close } = await openPage(browser, { as: REGION.official });
  await visit('/desk/map');
  await drawn(page);
  const examples = (await page.getByRole('switch').all()).length;
  expect(examples).toBeGreaterThanOrEqual(33);
  await page.getByText(`已打开 0 / ${examples}`).waitFor();
  for (const one of await page.getByRole('button', { name: /全部图层$/ }).all()) await one.click();
  await page.getByText(`已打开 ${examples} / ${examples}`).waitFor();
  expect(await page.getByRole('switch', { checked: true }).count()).toBe(examples);
  await page.getByTitle('图斑', { exact: true }).click();
  await page.getByRole('region', { name: '永久基本农田' }).waitFor();
  await page.getByText('正在取图层').waitFor({ state: 'detached' });
  expect(await page.getByRole('region', { name: '轨道交通保护区' }).getByRole('button').count()).toBe(20);

  await page.getByTitle('图层', { exact: true }).click();
  await page.getByRole('textbox', { name: '查找图层' }).fill('文物');
  expect(await page.getByRole('switch').count()).toBe(2);
  await page.getByRole('switch', { name: '文物保护范围' }).press('Space');
  await page.getByText(`已打开 ${examples - 1} / ${examples}`).waitFor();
  expect(new URL(page.url()).searchParams.get('on')).not.toContain('heritage-protection');
  await page.reload();
  await page.getByText(`已打开 ${examples - 1} / ${examples}`).waitFor();
  expect(problems).toEqual([]);
  await close();
});

test('[M06-12] a 34th layer: one administrator writes it and uploads its data, another lets it out, and it answers a click', async () => {
  const name = mark('三十四');
  const key = mark('layer');
  const studio = await openPage(browser, { as: AUTHOR });
  const { page } = studio;
  await studio.visit('/studio/layers');
  await page.getByText('永久基本农田').first().waitFor();
  await page.getByRole('button', { name: '新建图层' }).click();
  await page.getByRole('textbox', { name: '名称', exact: true }).fill(name);
  await page.getByLabel('键', { exact: true }).fill(key);
  await page.getByLabel('键', { exact: true }).press('Enter');
  await page.waitForURL(`**/studio/layers/${key}?release=*`);
  await page.getByLabel('数据来源').fill('市自然资源局');
  await page.getByLabel('数据日期').fill('2026-10-31');
  await page.getByLabel('数据日期').press('Enter');
  await page.getByLabel('压占时怎么办').fill('先征求意见');

  const file = (...features: object[]) => ({
    name: '图斑.geojson',
    mimeType: 'application/geo+json',
    buffer: Buffer.from(collection(...features)),
  });
  await page.getByLabel('上传 GeoJSON').setInputFiles(file(square('好的'), square('写反了', [22.8, 108.4])));
  const refused = page.getByRole('alert').filter({ hasText: '一个也没有保存' });
  await refused.getByText('第 2 个：', { exact: false }).waitFor();
  expect(await refused.innerText()).toContain('经度和纬度写反了');
  await page.getByLabel('上传 GeoJSON').setInputFiles(file(square(`${name}一号`, [108.45, 22.8])));
  await page.getByText('已保存为第 1 版数据：1 个图斑，5 个点。').waitFor();
  await page.getByText('草稿用这一版').waitFor();
  await page.getByText('处要改，改好才能提交', { exact: false }).waitFor({ state: 'detached' });
  await saved(page);
  const release = new URL(page.url()).searchParams.get('release') ?? '';

  const desk = await openPage(browser, { as: COUNTIES.qingxiu.official });
  await desk.visit(`/desk/map?on=${key}&at=108.45,22.8,12`);
  await drawn(desk.page);
  expect(await desk.page.getByRole('switch', { name }).count()).toBe(0);

  await page.getByRole('button', { name: '看影响和发布' }).click();
  await page.getByRole('button', { name: '提交发布审核' }).click();
  await page.getByText('不能由您批准', { exact: false }).waitFor();
  const approver = await signIn(APPROVER);
  must(await approver.post(`/api/releases/${release}/approve`, {}));

  await desk.page.reload();
  await drawn(desk.page);
  await desk.page.getByRole('switch', { name, checked: true }).waitFor();
  await desk.page.getByTitle('图斑', { exact: true }).click();
  await desk.page.getByRole('button', { name: `${name}一号` }).waitFor();
  const card = desk.page.getByRole('region', { name: `${name}一号` });
  for (let pressed = 0; pressed < 8 && !(await card.isVisible()); pressed += 1) {
    await clickMiddle(desk.page);
    await card.waitFor({ timeout: 1500 }).catch(() => undefined);
  }
  expect(await card.innerText()).toMatch(/市自然资源局[\s\S]*先征求意见/);
  expect(new URL(desk.page.url()).searchParams.get('open')).toBe(`f:${key}.1`);

  const { items } = must(
    await approver.get<{ items: { id: string; status: string }[] }>(`/api/definitions/layer/${key}`),
  );
  const standing = items.find(({ status }) => status === 'published');
  must(await approver.post(`/api/definitions/${standing?.id}/retire`));
  expect([...studio.problems, ...desk.problems]).toEqual([]);
  await studio.close();
  await desk.close();
});

test('[M01-25] projects stand where they lie; light and region narrow them; one opens its card and from there its dossier', async () => {
  const { page, visit, problems, close } = await openPage(browser, { as: REGION.official });
  await visit('/desk/map?tab=projects');
  await drawn(page);
  const said = page.getByRole('status').filter({ hasText: /共 [\d,]+ 个项目/ });
  const countIn = async () => Number(/共 ([\d,]+) 个项目/.exec(await said.innerText())?.[1]?.replaceAll(',', ''));
  const all = await countIn();
  await page.getByText('以县域中心示意', { exact: false }).waitFor();
  const narrowed = page.waitForResponse((response) => response.url().includes('/places?filter='));
  await page.getByRole('checkbox', { name: '红' }).check();
  await narrowed;
  await page.waitForFunction(
    (before) => !document.body.innerText.includes(`共 ${before} 个项目`),
    all.toLocaleString('en'),
  );
  const red = await countIn();
  expect(red).toBeGreaterThan(0);
  expect(red).toBeLessThan(all / 2);
  await visit(`/desk/map?tab=projects&light=red&region=${COUNTIES.qingxiu.code}`);
  await drawn(page);
  await page.waitForFunction((before) => !document.body.innerText.includes(`共 ${before} 个项目`), red);
  expect(await countIn()).toBeLessThan(red);

  const region = await signIn(REGION.official);
  const { items } = must(
    await region.get<{ items: { id: string; name: string; at: [number, number] | null }[] }>(
      `/api/libraries/building/places?filter=${encodeURIComponent(JSON.stringify([{ key: 'region_code', op: 'within', value: COUNTIES.qingxiu.code }]))}`,
    ),
  );
  const project = items.find(({ at }) => at !== null);
  const [x, y] = project?.at ?? [];
  await visit(`/desk/map?tab=projects&region=${COUNTIES.qingxiu.code}&at=${x},${y},15`);
  await drawn(page);
  await page
    .getByRole('button', { name: project?.name ?? '' })
    .first()
    .waitFor();
  const card = page.getByRole('region', { name: project?.name ?? '' });
  for (let pressed = 0; pressed < 8 && !(await card.isVisible()); pressed += 1) {
    await clickMiddle(page);
    await card.waitFor({ timeout: 1500 }).catch(() => undefined);
  }
  await card.getByText('按填报的项目位置', { exact: false }).waitFor();
  await card.getByRole('link', { name: '打开项目' }).click();
  await page.waitForURL(`**/desk/entries/${project?.id}`);
  expect(problems).toEqual([]);
  await close();
});

test('[M01-25] without a mouse: the list opens the card, Escape closes it', async () => {
  const { page, visit, close } = await openPage(browser, { as: COUNTIES.qingxiu.official });
  await visit('/desk/map?tab=projects');
  await drawn(page);
  const first = page
    .getByRole('complementary', { name: '图层和清单' })
    .getByRole('listitem')
    .getByRole('button')
    .first();
  const name = (await first.innerText()).split('\n')[0]?.trim() ?? '';
  await first.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: '打开项目' }).waitFor();
  expect(name.length).toBeGreaterThan(3);
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: '打开项目' }).waitFor({ state: 'detached' });
  await close();
});

test('on a phone the lists are a sheet that folds, and nothing runs over the side', async () => {
  const { page, visit, problems, close } = await openPage(browser, {
    as: REGION.official,
    width: 390,
    height: 844,
  });
  await visit('/desk/map?on=basic-farmland,power-corridor');
  await drawn(page);
  expect(await overflowsSideways(page)).toBe(false);
  await page.getByRole('button', { name: '收起清单' }).click();
  await page.getByRole('switch', { name: '永久基本农田' }).waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: '展开清单' }).click();
  await page.getByRole('switch', { name: '永久基本农田', checked: true }).waitFor();
  expect(problems).toEqual([]);
  await close();
});
