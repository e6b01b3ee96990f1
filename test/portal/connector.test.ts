import type { Browser } from 'playwright-core';
import { COUNTIES, Editors, fileEntry, mark, must, publishLibrary, REGION } from '../factories';
import { BatchReceiver } from '../harness/batch-receiver';
import { openBrowser, openPage, overflowsSideways } from '../harness/browser';
import { signIn } from '../harness/client';

/** A mapping is changed in the studio, approved by a second person, and is what the next batch carries. */
const { fusui } = COUNTIES;
const APPROVER = 'liangwenjing';

let browser: Browser;
let receiver: BatchReceiver;
beforeAll(async () => {
  browser = await openBrowser();
  receiver = await BatchReceiver.start();
});
afterAll(async () => {
  await browser.close();
  await receiver.stop();
});

const words = (zh: string) => ({ zh, en: zh });

test('[M04-10] a mapping changed in the studio and approved by a second person is what the next batch carries', async () => {
  const editors = await Editors.meet();
  const library = await publishLibrary(editors);
  const key = mark('con');
  const from = (field: string) => ({ kind: 'field', key: field });
  const body = {
    library,
    address: receiver.url,
    interfaceVersion: '1.0',
    fields: [
      { code: 'projectName', label: words('名字'), type: 'text', required: true, from: from('name') },
      {
        code: 'level',
        label: words('等级'),
        type: 'code',
        required: false,
        from: from('grade'),
        translate: { a: 'L1' },
      },
    ],
  };
  await editors.publish({ kind: 'connector', key, body });
  receiver.secret = must(await editors.author.post<{ secret: string }>(`/api/connectors/${key}/secrets`)).secret;
  const clerk = await signIn(fusui.official);
  const entry = await fileEntry(clerk, fusui, { library, values: { grade: 'a' } });

  const { page, visit } = await openPage(browser, { as: REGION.administrator });
  await visit(`/studio/connectors/${key}`);
  await page.getByRole('button', { name: '立即运行' }).click();
  await page.getByRole('cell', { name: 'R-1' }).waitFor();
  expect(receiver.recordsOf(entry.id)).toEqual([{ projectName: entry.project.name, level: 'L1' }]);

  await page.getByRole('button', { name: '修改对照' }).click();
  await page.getByLabel('level的代码转换').fill('a=L9');
  await page.locator('[data-saving=waiting], [data-saving=saving]').waitFor({ state: 'detached' });
  await page.locator('[data-saving=rest]').waitFor();
  const release = new URL(page.url()).searchParams.get('release') ?? '';
  const author = await signIn(REGION.administrator);
  const approver = await signIn(APPROVER);
  must(await author.post(`/api/releases/${release}/submit`, { note: '改代码' }));
  must(await approver.post(`/api/releases/${release}/approve`, {}));

  await visit(`/studio/connectors/${key}`);
  await page.getByRole('cell', { name: 'a → L9' }).waitFor();
  await page.getByRole('button', { name: '立即运行' }).click();
  await page.getByRole('cell', { name: 'R-2' }).waitFor();
  expect(receiver.recordsOf(entry.id).map(({ level }) => level)).toEqual(['L1', 'L9']);

  const phone = await openPage(browser, { as: REGION.administrator, width: 390 });
  await phone.visit(`/studio/connectors/${key}`);
  await phone.page.getByText('a → L9').first().waitFor();
  expect(await overflowsSideways(phone.page)).toBe(false);
});
