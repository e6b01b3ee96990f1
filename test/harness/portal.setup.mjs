import { browser, server } from './stage.mjs';

export default async function setup() {
  await server(['packages', 'portal']);
  await browser();
}
