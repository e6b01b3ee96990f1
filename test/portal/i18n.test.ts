import type { Browser, Page } from 'playwright-core';
import { studio } from '../../portal/src/locale/studio';
import { studioForm } from '../../portal/src/locale/studio-form';
import { studioLibrary } from '../../portal/src/locale/studio-library';
import { studioRelease } from '../../portal/src/locale/studio-release';
import { studioRule } from '../../portal/src/locale/studio-rule';
import { COUNTIES, must, REGION } from '../factories';
import { demoAccount, demoAccounts } from '../harness/accounts';
import { openBrowser, openPage } from '../harness/browser';
import { type Client, signIn } from '../harness/client';
import { deskPages, publicPages, rowsOf } from './pages';
import { inTabs } from './tabs';

const { official } = COUNTIES.fusui;
/** Pages for those who keep metadata and interfaces show keys and addresses as they are. */
const TECHNICAL = /^\/(studio|developer|desk\/audit)/;
/** Names of formats, and the other language by its own name. */
const ALLOWED = /\b(English|XLSX|CSV|GBK|UTF-8|GeoJSON|CGCS2000|WGS|API|KB|MB|IP|J|K)\b/gi;
/** A file is called what its owner called it. */
const FILE_NAME = /[^\s/]+\.(png|jpe?g|pdf|docx?|xlsx?|csv|zip|txt|dxf|dwg|json)\b/gi;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Latin words that people see: text, placeholders, names of controls. A word with a digit is a code or a test's mark. */
const latinWords = async (page: Page) =>
  [
    ...new Set(
      (await wordsOf(page, 'body'))
        .replaceAll(official, '')
        .replace(FILE_NAME, '')
        .replace(ALLOWED, '')
        .match(/[A-Za-z0-9]{2,}/g) ?? [],
    ),
  ].filter((word) => /[A-Za-z]{2}/.test(word) && !/\d/.test(word));

function wordsOf(page: Page, within: string): Promise<string> {
  return page.locator(within).evaluateAll((roots: Element[]) =>
    roots
      .flatMap((root) => [
        (root as HTMLElement).innerText,
        ...Array.from(root.querySelectorAll('[placeholder], [aria-label]:not(.anticon), [title]')).flatMap((it) => [
          it.getAttribute('placeholder'),
          it.getAttribute('aria-label'),
          it.getAttribute('title'),
        ]),
      ])
      .filter(Boolean)
      .join('\n'),
  );
}

const strayEnglish = (paths: string[], as?: string) =>
  inTabs(
    browser,
    as ? { as } : {},
    paths.filter((it) => !TECHNICAL.test(it) && !it.endsWith('/nowhere')),
    ({ page }) => latinWords(page),
  );

test('[P5] no public page in Chinese has an English word in it', async () => {
  expect(await strayEnglish(await publicPages())).toEqual({});
});

test('[P5] no page of an official in Chinese has an English word in it', async () => {
  expect(await strayEnglish(await deskPages(official), official)).toEqual({});
});

const CHINESE = /[\u4e00-\u9fff]/;

test('[P5] the switch turns the page into English, and it stays so', async () => {
  const { page, visit, close } = await openPage(browser);
  await visit('/');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: '中文' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toMatch(/^en/);
  for (const path of ['/sign-in', '/sign-in?as=official', '/tools', '/403']) {
    await visit(path);
    const words = (await wordsOf(page, 'main')).split('\n').filter((line) => CHINESE.test(line));
    expect({ path, words }).toEqual({ path, words: [] });
  }
  await close();
});

test('[P5] the bar, buttons and tabs of an official speak English after the switch; names stay as they are', async () => {
  const person = demoAccount(official).name;
  const paths = (await deskPages(official)).filter((it) => !TECHNICAL.test(it));
  const found = await inTabs(browser, { as: official, language: 'en-US' }, paths, async ({ page }) => {
    if ((await page.evaluate(() => localStorage.getItem('project-cloud.language'))) !== 'en') {
      await page.evaluate(() => localStorage.setItem('project-cloud.language', 'en'));
      await page.reload({ waitUntil: 'networkidle' });
    }
    const chrome = await page
      .locator('nav a, button:not(.opens), [role=tab], [placeholder]')
      .evaluateAll((all: Element[]) =>
        all
          .filter((it) => (it as HTMLElement).offsetParent !== null)
          .map((it) => `${(it as HTMLElement).innerText} ${it.getAttribute('placeholder') ?? ''}`.trim()),
      );
    // who is signed in, and covered answers (.opens), are data
    return chrome.filter((text) => CHINESE.test(text.replace('中文', '').replace(person, '')));
  });
  expect(found).toEqual({});
});

const inEnglish = async (options: { as: string }) => {
  const open = await openPage(browser, { ...options, language: 'en-US' });
  await open.page.addInitScript(() => localStorage.setItem('project-cloud.language', 'en'));
  return open;
};

/** Lines of Chinese that are no data: what people typed, and names of people and places, stand in any language. */
async function chineseIn(page: Page, within: string, data: readonly string[]): Promise<string[]> {
  const known = [...new Set(data)].filter((text) => CHINESE.test(text)).sort((a, b) => b.length - a.length);
  const lines = (await wordsOf(page, within)).split('\n').map((line) => line.trim());
  const masked = /[\u4e00-\u9fff]\*+/g;
  const rest = (line: string) => known.reduce((left, text) => left.replaceAll(text, ''), line).replace(masked, '');
  return [...new Set(lines)].filter((line) => CHINESE.test(rest(line)));
}

const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return value.split('\n').map((line) => line.trim());
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

/** Names of regions, as any page may show them. */
async function regionNames(client: Client): Promise<string[]> {
  const below = async (parent: string): Promise<string[]> => {
    const { items } = (await client.get<{ items: { code: string; name: string }[] }>(`/api/regions?parent=${parent}`))
      .body;
    return items.map(({ name }) => name);
  };
  const line = ['广西壮族自治区', '崇左市', '扶绥县'];
  return [...line, ...(await below(COUNTIES.fusui.code))];
}

test('[P5] in English a new project is asked for, and refused, in English', async () => {
  const client = await signIn(official);
  const data = [demoAccount(official).name, ...(await regionNames(client))];
  const { page, visit, close } = await inEnglish({ as: official });
  await visit('/desk/libraries/building/new');
  await page.getByLabel('Project name').waitFor();
  expect(await chineseIn(page, 'main', data)).toEqual([]);
  await page.getByLabel('Project name').fill('x');
  await page.getByRole('button', { name: 'Create' }).first().click();
  await page.getByText('The field value is required').first().waitFor();
  await page.getByText('Write at least 4 characters').waitFor();
  expect(await chineseIn(page, 'main', data)).toEqual([]);
  await close();
});

test('[P5] in English a list has English headers, and a dossier English words around its data', async () => {
  const client = await signIn(official);
  const [row] = await rowsOf(client);
  const { body } = await client.get<{ project: object; values: object }>(`/api/entries/${row?.id}`);
  const { items: reports } = (await client.get<{ items: object }>(`/api/entries/${row?.id}/reports`)).body;
  const { items: industries } = (await client.get<{ items: { name: string }[] }>('/api/industries')).body;
  const warnings = (await client.get<{ items: { legalBasis: string }[] }>(`/api/entries/${row?.id}/warnings`)).body;
  const { items: issued } = (await client.get<{ items: { id: string }[] }>(`/api/entries/${row?.id}/dispatches`)).body;
  const orders = await Promise.all(
    issued.map(async ({ id }) => (await client.get<object>(`/api/dispatches/${id}`)).body),
  );
  const { body: approval } = await client.get<{ items: object }>(`/api/entries/${row?.id}/items`);
  const data = [
    // whoever has worked on the project
    ...demoAccounts().map(({ name }) => name),
    ...(await regionNames(client)),
    ...textsIn(body),
    ...textsIn(reports),
    ...textsIn(orders),
    // departments, and the laws that their items rest on
    ...textsIn(approval),
    ...industries.map(({ name }) => name),
    // a law is cited by its name
    ...warnings.items.map(({ legalBasis }) => legalBasis),
  ];
  const { page, visit, close } = await inEnglish({ as: official });
  await visit('/desk/libraries/building');
  await page.locator('th').first().waitFor();
  expect(await chineseIn(page, 'th', [])).toEqual([]);
  for (const tab of ['', '?tab=reports', '?tab=warnings']) {
    await visit(`/desk/entries/${row?.id}${tab}`);
    expect({ tab, words: await chineseIn(page, 'main', data) }).toEqual({ tab, words: [] });
  }
  await close();
});

/** Every Chinese text of the studio's own; names with gaps are left out. */
const wordsOfTheStudio = new Set(
  [studio, studioForm, studioLibrary, studioRelease, studioRule]
    .flatMap(({ zh }) => Object.values<string>(zh))
    .filter((text) => CHINESE.test(text) && !text.includes('{') && text.length > 1),
);

test('[P5] the studio in English has no word of its Chinese left', async () => {
  const { page, visit, problems, close } = await openPage(browser, { as: REGION.administrator });
  await page.addInitScript(() => localStorage.setItem('project-cloud.language', 'en'));
  const client = await signIn(REGION.administrator);
  const { definition } = must(
    await client.post<{ definition: { release: string } }>('/api/definitions/draft', {
      kind: 'rule',
      key: 'no-report',
    }),
    200,
    201,
  );
  const at = `release=${definition.release}`;
  const paths = [
    '/studio',
    '/studio/libraries',
    '/studio/libraries/new',
    '/studio/libraries/building',
    '/studio/forms',
    '/studio/rules',
    '/studio/rules/new',
    '/studio/rules/progress-behind',
    `/studio/rules/no-report?${at}`,
    '/studio/releases',
    `/studio/releases/${definition.release}`,
    `/studio/reports/building-entry?region=${COUNTIES.fusui.code}`,
    '/studio/health',
    '/studio/definitions',
  ];
  const left: Record<string, string[]> = {};
  for (const path of paths) {
    await visit(path);
    const lines = (await wordsOf(page, 'body')).split('\n').map((line) => line.trim());
    const found = [...new Set(lines.filter((line) => wordsOfTheStudio.has(line)))];
    if (found.length > 0) left[path] = found;
  }
  expect(left).toEqual({});
  expect(problems).toEqual([]);
  await close();
  must(await client.delete(`/api/releases/${definition.release}`), 204);
});
