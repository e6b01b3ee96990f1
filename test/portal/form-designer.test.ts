import type { Browser, Locator, Page } from 'playwright-core';
import { COUNTIES, Editors, mark } from '../factories';
import { type OpenPage, openBrowser, openPage, overflowsSideways } from '../harness/browser';
import { signIn } from '../harness/client';

/** An administrator changes the base, a county its own layer, both in the form designer. */
const { fusui, qingxiu } = COUNTIES;
const ADMINISTRATOR = 'tangwenbin';
const APPROVER = 'liangwenjing';
const COUNTY_ADMINISTRATOR = 'chenguangming';
const COUNTY = '450103';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

interface Bench {
  open: OpenPage;
  page: Page;
  part(key: string): Locator;
  /** The parts on the canvas, in their order. */
  order(): Promise<string[]>;
  pick(name: string, option: string): Promise<void>;
  saved(): Promise<void>;
  refusal(): Promise<string>;
}

async function designer(as: string, path: string, size: { width?: number; height?: number } = {}): Promise<Bench> {
  const open = await openPage(browser, { as, ...size });
  await open.visit(path);
  const { page } = open;
  return {
    open,
    page,
    part: (key) => page.locator(`#part-${key}`),
    order: () => page.$$eval('[data-part]', (all) => all.map((one) => (one as HTMLElement).dataset.part ?? '')),
    async pick(name, option) {
      await page.getByRole('combobox', { name, exact: true }).first().click({ force: true });
      await page
        .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
        .getByTitle(option, { exact: true })
        .click();
    },
    async saved() {
      await page.locator('[data-saving=waiting], [data-saving=saving]').waitFor({ state: 'detached' });
      await page.locator('[data-saving=rest]').waitFor();
    },
    refusal: () => page.getByRole('alert').filter({ hasText: '。' }).first().innerText(),
  };
}

async function begin(bench: Bench) {
  await bench.page.getByRole('button', { name: /^开始(修改|改本地的表单)$/ }).click();
  await bench.page.locator('[data-designer=edit]').waitFor();
}

async function dragTo(page: Page, from: Locator, to: Locator) {
  const a = await from.boundingBox();
  const b = await to.boundingBox();
  if (!a || !b) throw new Error('nothing to drag, or nowhere to');
  await page.mouse.move(a.x + a.width / 2, a.y + a.height / 2);
  await page.mouse.down();
  await page.mouse.move(a.x + a.width / 2 + 12, a.y + a.height / 2 + 12, { steps: 3 });
  await page.mouse.move(b.x + b.width / 2, b.y + b.height / 2, { steps: 10 });
  await page.locator('[data-target]').first().waitFor();
  await page.mouse.up();
}

test('[M01-22] an administrator drags a field in, moves one by keys, gives it a condition, and a reload keeps it', async () => {
  const bench = await designer(ADMINISTRATOR, '/studio/forms/building-entry');
  const { page, part, order, pick, saved } = bench;
  await begin(bench);
  expect(new URL(page.url()).searchParams.get('release')).toMatch(/^[a-z0-9]{24}$/);

  await dragTo(page, page.getByRole('button', { name: '金额', exact: true }), part('address'));
  await part('money_1').waitFor();
  const dropped = await order();
  expect(dropped.indexOf('money_1')).toBe(dropped.indexOf('address') - 1);

  await page.getByLabel('名称', { exact: true }).fill('专项补助');
  await pick('必填', '必填');
  await page.locator('section', { hasText: '什么时候显示' }).getByRole('button', { name: '加条件' }).click();
  await pick('第 1 个条件的字段', '资金来源');
  await pick('第 1 个条件的值', '专项债券');
  expect(await page.locator('aside', { hasText: '专项补助' }).innerText()).toContain("contains(fund_sources, 'bond')");

  await part('builder').focus();
  const said = page.locator('[id^=DndLiveRegion]');
  await page.keyboard.press('Space');
  await said.filter({ hasText: '拿起了“施工单位”' }).waitFor();
  // What is picked up listens to the arrows a moment later, when the places to drop it at are measured.
  const over = said.filter({ hasText: '会放到' });
  for (let pressed = 0; pressed < 5 && !(await over.isVisible()); pressed += 1) {
    await page.keyboard.press('ArrowDown');
    await over.waitFor({ timeout: 3000 }).catch(() => undefined);
  }
  expect(await said.innerText()).toContain('监理单位');
  await page.keyboard.press('Space');
  await said.filter({ hasText: '放到了' }).waitFor();
  const moved = await order();
  expect(moved.indexOf('builder')).toBe(moved.indexOf('builder_code') + 1);

  await page.getByRole('button', { name: '撤销' }).first().click();
  const undone = await order();
  expect(undone.indexOf('builder')).toBe(undone.indexOf('builder_code') - 1);
  await page.getByRole('button', { name: '重做' }).click();
  expect(await order()).toEqual(moved);

  await saved();
  await page.reload({ waitUntil: 'networkidle' });
  expect(await order()).toEqual(moved);
  await part('money_1').click();
  expect(await page.getByLabel('名称', { exact: true }).inputValue()).toBe('专项补助');
  const condition = page.locator('section', { hasText: '什么时候显示' });
  expect(await condition.innerText()).toContain('专项债券');

  await page.getByText('桌面', { exact: true }).click();
  await page.locator('#field-name').waitFor();
  expect(await page.locator('#field-money_1').count()).toBe(0);
  await page.getByRole('checkbox', { name: '专项债券' }).check();
  await page.locator('#field-money_1').waitFor();
  await page.getByText('手机', { exact: true }).click();
  const phone = page.frameLocator('iframe');
  await phone.locator('#field-name').waitFor();
  expect(await phone.locator('body').evaluate((body) => body.scrollWidth <= 390)).toBe(true);
  expect(bench.open.problems).toEqual([]);
  await bench.open.close();
});

test('[M01-22] what looks wrong is said while one edits: a required field that nothing ever shows', async () => {
  const bench = await designer(ADMINISTRATOR, '/studio/forms/building-entry');
  const { page, part, pick } = bench;
  await begin(bench);
  await part('leader').click();
  await pick('必填', '必填');
  const shown = page.locator('section', { hasText: '什么时候显示' });
  await shown.getByRole('button', { name: '换成公式' }).click();
  await page.getByLabel('公式', { exact: true }).fill('annual_plan > 100000000');
  await page.getByText('没有任何填法会让它显示').first().waitFor();
  await page.getByLabel('公式', { exact: true }).fill('annual_plan >');
  await page.getByText(/第 14 个字符/).waitFor();
  await page.getByLabel('公式', { exact: true }).fill('gone > 1');
  await page.getByText(/其中 1 处改正后才能发布/).waitFor();
  await bench.open.close();
});

test('[M01-22] two who edit one draft are told, and neither overwrites the other', async () => {
  const bench = await designer(ADMINISTRATOR, '/studio/forms/building-report');
  const { page, part, saved } = bench;
  await begin(bench);
  await part('workers').click();
  await page.getByLabel('提示', { exact: true }).fill('甲写的');
  await saved();
  const other = await signIn(APPROVER);
  const { body: all } = await other.get<{
    items: { id: string; release: string | null; revision: number; status: string; body: Record<string, unknown> }[];
  }>('/api/definitions/form/building-report');
  const release = new URL(page.url()).searchParams.get('release');
  const draft = all.items.find((item) => item.release === release);
  if (!draft) throw new Error('the draft is not there');
  await other.post(`/api/definitions/${draft.id}/presence`, {});
  const theirs = JSON.parse(JSON.stringify(draft.body).replace('甲写的', '乙写的'));
  expect((await other.put(`/api/definitions/${draft.id}`, { revision: draft.revision, body: theirs })).status).toBe(
    200,
  );

  await page.getByLabel('提示', { exact: true }).fill('甲又写的');
  const clash = page.getByRole('alert').filter({ hasText: '您的改动没有丢' });
  await clash.waitFor();
  await clash.getByRole('button', { name: '看他的' }).click();
  await part('workers').click();
  expect(await page.getByLabel('提示', { exact: true }).inputValue()).toBe('乙写的');
  await clash.getByRole('button', { name: '另存为新草稿' }).click();
  await page.waitForURL((url) => url.searchParams.get('release') !== release);
  await part('workers').click();
  expect(await page.getByLabel('提示', { exact: true }).inputValue()).toBe('甲又写的');
  const kept = await other.get<{ definition: { body: unknown } }>(`/api/definitions/${draft.id}`);
  expect(JSON.stringify(kept.body.definition.body)).toContain('乙写的');
  await bench.open.close();
});

test('[P2] a county adds, hides, renames and tightens; what is locked is refused; only its own people see it', async () => {
  const bench = await designer(COUNTY_ADMINISTRATOR, `/studio/forms/building-entry?region=${COUNTY}`);
  const { page, part, order, saved, refusal } = bench;
  await begin(bench);

  await part('key_level').click();
  await page.getByRole('button', { name: '文本', exact: true }).click();
  const own = `r${COUNTY}_text_1`;
  await part(own).waitFor();
  await page.getByLabel('名称', { exact: true }).fill('楼宇名称');
  const added = await order();
  expect(added.indexOf(own)).toBe(added.indexOf('key_level') + 1);

  await part('supervisor_unit').click();
  await page.locator('[data-part=supervisor_unit]').getByRole('button', { name: '隐藏' }).click();
  await page.locator('[data-part=supervisor_unit]').getByRole('button', { name: '恢复显示' }).waitFor();
  expect(await part('supervisor_unit').innerText()).toContain('隐藏');

  await part('leader').click();
  await page.getByLabel('名称', { exact: true }).fill('包联领导');
  await page.getByLabel('最多字数').fill('20');
  await page.getByLabel('最多字数').press('Enter');
  const stack = page.locator('section', { hasText: '三层怎么叠' });
  await stack.getByText('收紧“联系领导”').waitFor();
  await page.getByLabel('最多字数').fill('500');
  await page.getByLabel('最多字数').press('Enter');
  expect(await refusal()).toContain('只能收紧');

  await part('name').click();
  expect(await page.locator('#studio-properties').innerText()).toContain('上级锁定');
  await page.locator('[data-part=name]').getByRole('button', { name: '隐藏' }).click();
  expect(await refusal()).toContain('由上级锁定');
  await saved();
  expect(bench.open.problems).toEqual([]);

  const release = new URL(page.url()).searchParams.get('release');
  await page.getByRole('button', { name: '提交发布' }).click();
  await page.getByLabel('改了什么，为什么改').fill('楼宇经济是本区主导产业');
  await page.getByRole('dialog').getByRole('button', { name: '提交发布' }).click();
  await page.waitForURL(`**/studio/releases/${release}`);
  const approver = await signIn(APPROVER);
  expect(await approver.post(`/api/releases/${release}/approve`, { note: '同意' })).toMatchObject({ status: 200 });
  await bench.open.close();

  const here = await openPage(browser, { as: qingxiu.official });
  await here.visit('/desk/libraries/building/new');
  await here.page.locator(`#field-${own}`).waitFor();
  expect(await here.page.locator('#field-leader').innerText()).toContain('包联领导');
  expect(await here.page.locator('#field-supervisor_unit').count()).toBe(0);
  await here.close();
  const there = await openPage(browser, { as: fusui.official });
  await there.visit('/desk/libraries/building/new');
  await there.page.locator('#field-supervisor_unit').waitFor();
  expect(await there.page.locator(`#field-${own}`).count()).toBe(0);
  expect(await there.page.locator('#field-leader').innerText()).toContain('联系领导');
  await there.close();
});

test('[M01-22] on a phone a form is a list with buttons, and the properties are a page', async () => {
  const bench = await designer(ADMINISTRATOR, '/studio/forms/building-entry', { width: 390, height: 844 });
  const { page, order } = bench;
  await begin(bench);
  const before = await order();
  await page.getByRole('button', { name: '下移“施工单位”' }).click();
  const after = await order();
  expect(after.indexOf('builder')).toBe(before.indexOf('builder') + 1);
  expect(await overflowsSideways(page)).toBe(false);
  await page
    .getByRole('button', { name: /施工单位$/ })
    .first()
    .click();
  await page.getByLabel('名称', { exact: true }).fill('总承包单位');
  expect(await overflowsSideways(page)).toBe(false);
  await page.getByRole('button', { name: '返回列表' }).click();
  await page.getByRole('button', { name: '总承包单位', exact: false }).first().waitFor();
  expect(bench.open.problems).toEqual([]);
  await bench.open.close();
});

test('[P3] the preview offers what the dictionary of a field lets choose', async () => {
  const editors = await Editors.meet();
  const [dictionary, form] = [mark('dict-'), mark('form-')];
  const option = mark('示范');
  await editors.publish(
    { kind: 'dictionary', key: dictionary, body: { items: [{ code: 'a', label: { zh: option } }] } },
    {
      kind: 'form',
      key: form,
      body: {
        type: 'object',
        title: '预览用表',
        properties: {
          kind: {
            type: 'string',
            title: '类别',
            'x-decorator': 'FormItem',
            'x-component': 'Select',
            'x-dictionary': dictionary,
          },
        },
      },
    },
  );
  const bench = await designer(ADMINISTRATOR, `/studio/forms/${form}`);
  await begin(bench);
  const { page } = bench;
  await page.locator('.ant-segmented-item', { hasText: '桌面' }).click();
  const preview = page.getByRole('region', { name: '预览' });
  await preview.locator('#field-kind .ant-select').click();
  await page.locator('.ant-select-item-option', { hasText: option }).waitFor();
  expect(bench.open.problems).toEqual([]);
  await bench.open.close();
});
