import type { Browser } from 'playwright-core';
import { Database, SYSTEM } from '../api/database';
import { openBrowser, openPage, overflowsSideways } from '../harness/browser';

const ADMINISTRATOR = 'tangwenbin';
const OPERATOR = 'ganzhiyong';
const ALARM = 'portalalarm0000000000001';

let browser: Browser;
let system: Database;

/** As a sweep leaves it behind when SQL reads a rule otherwise than the rules engine. */
beforeAll(async () => {
  browser = await openBrowser();
  system = await Database.open(SYSTEM);
  await system.rows(
    `INSERT INTO pc.rule_alarm (id, library_key, rule_key, rule_version, entries, found)
     SELECT $1, 'building', 'started-late', (SELECT max(version) FROM definitions WHERE kind = 'rule' AND key = 'started-late' AND status = 'published'), 1,
       jsonb_build_array(jsonb_build_object('rule', 'started-late', 'entry', entry_id, 'code', code, 'regionPath', region_path,
         'values', '{"days_past_planned_start": 12}'::jsonb, 'sql', 'red', 'closures', 'green', 'reference', 'green'))
     FROM pc.lib_building LIMIT 1`,
    [ALARM],
  );
});
afterAll(async () => {
  await browser.close();
  await system.rows('DELETE FROM pc.rule_alarm WHERE id = $1', [ALARM]);
  await system.close();
});

test('[M08-04] health tells an operator of a rule that SQL reads otherwise, without rows that are none of his', async () => {
  const open = await openPage(browser, { as: OPERATOR });
  await open.visit('/studio/health');
  await open.page
    .getByText(/“开工逾期|“逾期|1 个项目评得不一样/)
    .first()
    .waitFor();
  expect(await open.page.locator('main').innerText()).not.toMatch(/数据库评 红/);
  expect(open.problems).toEqual([]);
  await open.close();
});

test('[M08-04] an administrator sees rule, entry and values, judges all anew, and confirms that it is mended', async () => {
  const narrow = await openPage(browser, { as: ADMINISTRATOR, width: 390, height: 844 });
  await narrow.visit('/studio/health');
  await narrow.page.getByText('数据库评 红').waitFor();
  expect(await overflowsSideways(narrow.page)).toBe(false);
  if (process.env.SHOTS) await narrow.page.screenshot({ path: `${process.env.SHOTS}/health-390.png`, fullPage: true });
  await narrow.close();

  const open = await openPage(browser, { as: ADMINISTRATOR });
  const { page } = open;
  await open.visit('/studio/health');
  await page.getByText(/数据库评 红，规则引擎评 绿/).waitFor();
  await page.getByRole('button', { name: '现在评一遍' }).click();
  await page.getByText(/最近一次全量评灯/).waitFor({ timeout: 60_000 });
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/health-1440.png`, fullPage: true });
  await page.getByRole('button', { name: '确认已修好' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: '修了什么' }).fill('换了字段');
  await dialog.getByRole('button', { name: '确认已修好' }).click();
  await page.getByText('数据库评灯与规则引擎一致').waitFor();
  const [kept] = await system.rows<{ by: string; note: string }>(
    'SELECT acknowledged_by AS by, note FROM pc.rule_alarm WHERE id = $1',
    [ALARM],
  );
  expect(kept).toEqual({ by: ADMINISTRATOR, note: '换了字段' });
  expect(open.problems).toEqual([]);
  await open.close();
}, 120_000);
