import type { Browser } from 'playwright-core';
import {
  COUNTIES,
  daysFromNow,
  Editors,
  type Entry,
  fileEntry,
  makeUser,
  mark,
  must,
  publishLibrary,
} from '../factories';
import { openBrowser, openPage, overflowsSideways } from '../harness/browser';
import { signIn } from '../harness/client';

const { fusui } = COUNTIES;
let browser: Browser;
let entry: Entry;
const name = `扶绥县${mark('迟开')}工程`;

beforeAll(async () => {
  browser = await openBrowser();
  const library = await publishLibrary(await Editors.meet(), { body: { rules: ['started-late'] } });
  entry = await fileEntry(await signIn(fusui.official), fusui, {
    library,
    project: { name, planned_start: daysFromNow(-200), planned_end: daysFromNow(400) },
    values: {},
  });
});
afterAll(() => browser.close());

test('[M10-37] on a phone: a red warning gets a measure and a deadline, asks to be closed out, and another person agrees', async () => {
  const mine = await openPage(browser, { as: fusui.official, width: 390 });
  const { page } = mine;
  await mine.visit(`/desk/warnings?q=${encodeURIComponent(name)}`);
  await page.getByText('计划开工日已过').first().click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('button', { name: '定措施' }).click();
  // what is missing is said at its field, and nothing is sent
  await drawer.getByRole('button', { name: '定措施' }).last().click();
  await drawer.getByText('请写明').waitFor();
  await drawer.getByText('请选日期').waitFor();
  await drawer.getByLabel('措施').fill('月底前完成征地，下月开工');
  await drawer.getByLabel('完成期限').fill(daysFromNow(20));
  await drawer.getByLabel('完成期限').press('Enter');
  await drawer.getByRole('button', { name: '定措施' }).last().click();
  await drawer.getByText('处理中').first().waitFor();
  expect(await drawer.innerText()).toContain('月底前完成征地，下月开工');
  expect(await overflowsSideways(page)).toBe(false);
  await drawer.getByRole('button', { name: '申请销号' }).click();
  await drawer.getByLabel('解决情况').fill('已开工');
  await drawer.getByRole('button', { name: '申请销号' }).last().click();
  await drawer.getByText('等另一位经办人员审核').waitFor();
  expect(await drawer.getByRole('button', { name: '同意销号' }).count()).toBe(0);

  const { username, password } = await makeUser('official', fusui.code);
  const cookies = (await signIn(username, password)).cookies();
  const theirs = await openPage(browser);
  await theirs.page.context().addCookies(cookies.map((it) => ({ ...it, url: new URL(page.url()).origin })));
  await theirs.visit(`/desk/warnings?state=review&q=${encodeURIComponent(name)}`);
  await theirs.page.getByText('计划开工日已过').first().click();
  const other = theirs.page.getByRole('dialog');
  await other.getByRole('button', { name: '同意销号' }).click();
  await other.getByRole('button', { name: '同意销号' }).last().click();
  await other.getByText('已销号').first().waitFor();
  const [warning] = must(
    await (await signIn(fusui.official)).get<{ items: { state: string }[] }>(`/api/entries/${entry.id}/warnings`),
  ).items;
  expect(warning?.state).toBe('settled');
  expect([...mine.problems, ...theirs.problems]).toEqual([]);
  await mine.close();
  await theirs.close();
});
