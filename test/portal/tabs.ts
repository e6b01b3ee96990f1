import type { Browser } from 'playwright-core';
import { type OpenPage, openPage, type PageOptions } from '../harness/browser';

const TABS = 4;

/** Visits paths in a few tabs at once and gathers what is found wrong with each; a path without faults is left out. */
export async function inTabs(
  browser: Browser,
  options: PageOptions,
  paths: string[],
  faultsOf: (open: OpenPage) => Promise<string[]>,
): Promise<Record<string, string[]>> {
  const waiting = [...paths];
  const found: Record<string, string[]> = {};
  async function tab() {
    const open = await openPage(browser, options);
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      await open.visit(path);
      const faults = [...(await faultsOf(open)), ...open.problems.splice(0)];
      if (faults.length > 0) found[path] = faults;
    }
    await open.close();
  }
  await Promise.all(Array.from({ length: TABS }, tab));
  return found;
}
