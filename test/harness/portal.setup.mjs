import { browser, server } from './stage.mjs';

export default async function setup() {
  await server('portal', ['packages', 'portal']);
  await browser();
}
