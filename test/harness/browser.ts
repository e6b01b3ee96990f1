import { type Browser, chromium, type Page } from 'playwright-core';
import { serverUrl } from './accounts';
import { signIn } from './client';

/** No background traffic: these tests speak to the server under test and to nobody else. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Launches the Chromium that the set-up has found, with a font for Chinese. Close it in `afterAll`. */
export async function openBrowser(): Promise<Browser> {
  const found = process.env.TEST_BROWSER;
  if (!found) throw new Error('TEST_BROWSER is not set: this test belongs under test/portal, or run npm test');
  const { executable, env }: { executable: string; env: Record<string, string> } = JSON.parse(found);
  const own = Object.entries(process.env).filter((it): it is [string, string] => it[1] !== undefined);
  return chromium.launch({ executablePath: executable, args: ARGS, env: { ...Object.fromEntries(own), ...env } });
}

export interface PageOptions {
  /** The demonstration account whose session the page has; a visitor's without it. */
  as?: string;
  width?: number;
  height?: number;
  language?: 'zh-CN' | 'en-US';
}

export interface OpenPage {
  page: Page;
  /** What a person at the console would see in red: errors, refused scripts, answers with 5xx. */
  problems: string[];
  /** Opens a path of the site and waits until the network is quiet. */
  visit(path: string): Promise<void>;
  close(): Promise<void>;
}

/** A page with a session and a store of its own. */
export async function openPage(browser: Browser, options: PageOptions = {}): Promise<OpenPage> {
  const { width = 1440, height = 900, language = 'zh-CN' } = options;
  const context = await browser.newContext({
    baseURL: serverUrl(),
    viewport: { width, height },
    locale: language,
    timezoneId: 'Asia/Shanghai',
  });
  if (options.as) {
    const cookies = (await signIn(options.as)).cookies();
    await context.addCookies(
      cookies.map((it) => ({ ...it, url: serverUrl(), httpOnly: true, sameSite: 'Lax' as const })),
    );
  }
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
  page.on('console', (message) => {
    // an answer with 4xx is logged as an error too, and is often what a test is after
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      problems.push(`console: ${message.text()}`);
    }
  });
  page.on('response', (response) => {
    if (response.status() >= 500) problems.push(`${response.status()}: ${response.url()}`);
  });
  return {
    page,
    problems,
    async visit(path) {
      await page.goto(path, { waitUntil: 'networkidle' });
    },
    close: () => context.close(),
  };
}

/** Whether a page can be pushed sideways: at 390 px none may. */
export async function overflowsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}
