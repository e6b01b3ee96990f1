import { chromium } from 'playwright-core';
import { prepare } from '../scripts/lib/build.mjs';
import { prepareChromium } from '../scripts/lib/chromium.mjs';
import { createSteps } from '../scripts/lib/steps.mjs';
import { median, round } from './lib/rounds.mjs';
import { signIn } from './lib/sign-in.mjs';

const FIELDS = 300;
const CONDITIONS = 60;
const GROUPS = 10;
const ROUNDS = 5;
const KEYS = 'abcdefghijklmnopqrstuvwx';
const GOAL = { firstMs: 1000, keyMs: 50 };
const KEY = 'bench-form';

function field(at) {
  const figure = at % 3 === 0;
  const shown = at % (FIELDS / CONDITIONS) === 1 ? { 'x-visible': `{{ !empty(field_${at - 1}) }}` } : {};
  return {
    type: figure ? 'number' : 'string',
    title: `字段 ${at}`,
    ...(figure ? { minimum: 0, 'x-unit': '万元' } : { maxLength: 200 }),
    ...shown,
    'x-decorator': 'FormItem',
    'x-component': figure ? 'MoneyInput' : 'Input',
  };
}

function bigForm() {
  const each = FIELDS / GROUPS;
  const group = (at) => ({
    type: 'void',
    title: `第 ${at + 1} 部分`,
    'x-component': 'Group',
    'x-component-props': { title: `第 ${at + 1} 部分` },
    properties: {
      [`grid_${at}`]: {
        type: 'void',
        'x-component': 'FormGrid',
        properties: Object.fromEntries(
          Array.from({ length: each }, (_, i) => [`field_${at * each + i}`, field(at * each + i)]),
        ),
      },
    },
  });
  return {
    type: 'object',
    title: '三百个字段',
    properties: Object.fromEntries(Array.from({ length: GROUPS }, (_, at) => [`group_${at}`, group(at)])),
  };
}

/** When the second frame after now has been drawn, in the page's own time. */
const painted = (page) =>
  page.evaluate(
    () =>
      new Promise((done) => {
        requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())));
      }),
  );

/** From the key going down to the picture that shows it: the frame is asked for in the key's own event. */
async function keystrokes(page, control) {
  await control.click();
  const times = [];
  for (const key of KEYS) {
    await page.evaluate(() => {
      window.shownAfter = new Promise((done) => {
        const down = () => {
          const at = performance.now();
          const channel = new MessageChannel();
          channel.port1.onmessage = () => done(performance.now() - at);
          requestAnimationFrame(() => channel.port2.postMessage(null));
        };
        document.activeElement.addEventListener('keydown', down, { once: true, capture: true });
      });
    });
    await page.keyboard.press(key);
    times.push(await page.evaluate(() => window.shownAfter));
  }
  return times.sort((a, b) => a - b);
}

const report = (times) => ({
  keyMs: round(median(times)),
  keyP95Ms: round(times[Math.floor(times.length * 0.95)]),
  keyMaxMs: round(times.at(-1)),
});

/** A form of 300 fields with 60 conditions in Chromium: in the designer, and in the renderer that clerks fill in. */
export async function run({ databaseUrl, startServer, emit, say }) {
  await prepare(createSteps(say), { only: ['packages', 'portal'] });
  const server = await startServer({ databaseUrl });
  const person = { username: 'bench.studio', role: 'administrator', region: '45' };
  const headers = await signIn({ url: server.url, databaseUrl, person });
  const made = await fetch(`${server.url}/api/definitions/draft`, {
    method: 'POST',
    headers,
    body: JSON.stringify({
      kind: 'form',
      key: KEY,
      title: { zh: '三百个字段', en: '' },
      from: 'empty',
      body: bigForm(),
    }),
  });
  if (!made.ok) throw new Error(`${made.status} ${await made.text()}`);
  const { definition: draft } = await made.json();

  const { executable, env } = await prepareChromium();
  const browser = await chromium.launch({
    executablePath: executable,
    args: ['--no-sandbox', '--disable-gpu'],
    env: { ...process.env, ...env },
  });
  try {
    const context = await browser.newContext({
      baseURL: server.url,
      viewport: { width: 1440, height: 900 },
      locale: 'zh-CN',
    });
    const [name, ...value] = headers.cookie.split('=');
    await context.addCookies([{ name, value: value.join('='), url: server.url }]);
    const page = await context.newPage();
    const address = `/studio/forms/${KEY}?release=${draft.release}`;
    const first = [];
    for (let nth = 0; nth <= ROUNDS; nth += 1) {
      await page.goto(address, { waitUntil: 'commit' });
      await page.locator(`[data-part=field_${FIELDS - 1}]`).waitFor();
      // The first time fills the browser's cache.
      if (nth > 0) first.push(await painted(page));
      say(`designer ${nth}`);
    }
    await page.locator('#part-field_10').click();
    const name10 = page.locator('#studio-properties').getByLabel('名称', { exact: true });
    emit({
      what: 'designer',
      fields: FIELDS,
      conditions: CONDITIONS,
      firstMs: round(median(first)),
      ...report(await keystrokes(page, name10)),
      goal: GOAL,
    });

    const shown = [];
    for (let nth = 0; nth <= ROUNDS; nth += 1) {
      const at = await page.evaluate(() => performance.now());
      await page.getByText('桌面', { exact: true }).click();
      await page.locator('#field-field_0').waitFor();
      if (nth > 0) shown.push((await painted(page)) - at);
      if (nth === ROUNDS) break;
      await page.getByText('编辑', { exact: true }).click();
      await page.locator('[data-part=field_0]').waitFor();
    }
    // Field 5 is what the condition of field 6 reads.
    emit({
      what: 'renderer',
      fields: FIELDS,
      conditions: CONDITIONS,
      firstMs: round(median(shown)),
      ...report(await keystrokes(page, page.locator('#field-field_5-control'))),
      goal: GOAL,
    });
  } finally {
    await browser.close();
  }
}
