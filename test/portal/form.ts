import type { Page } from 'playwright-core';

/** The control of a field in a form that metadata describe. */
export const control = (page: Page, key: string) => page.locator(`#field-${key}-control`);

/** Types an answer as a person does: into the field, and on to the next. */
export async function answer(page: Page, key: string, text: string) {
  await control(page, key).fill(text);
  await control(page, key).blur();
}

/** Types a day into a field with a calendar. */
export async function pickDate(page: Page, key: string, day: string) {
  await control(page, key).fill(day);
  await control(page, key).press('Enter');
  await page.locator('.ant-picker-dropdown:visible').waitFor({ state: 'detached' });
}
