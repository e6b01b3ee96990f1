import { REGION } from '../factories';
import { openBrowser, openPage } from '../harness/browser';

test('shots', async () => {
  const browser = await openBrowser();
  for (const [name, path, width, height] of [
    ['map', '/desk/map', 1440, 900],
    [
      'map-on',
      '/desk/map?on=basic-farmland,ecological-redline,power-corridor,river-management&at=108.4,22.9,9&open=f:basic-farmland.1,power-corridor.2',
      1440,
      900,
    ],
    ['map-projects', '/desk/map?tab=projects&light=red,yellow', 1440, 900],
    ['map-390', '/desk/map?on=basic-farmland,power-corridor', 390, 844],
    ['studio-list', '/studio/layers', 1440, 900],
    ['studio-one', '/studio/layers/basic-farmland', 1440, 900],
    ['map-admin-1100', '/desk/map?tab=features&on=basic-farmland', 1100, 800],
  ] as const) {
    const { page, visit, problems, close } = await openPage(browser, {
      as: path.startsWith('/studio') || name.includes('admin') ? REGION.administrator : REGION.official,
      width,
      height,
    });
    await visit(path);
    await page.waitForTimeout(1500);
    await page.screenshot({ path: `/tmp/shot-${name}.png` });
    console.log(name, problems);
    await close();
  }
  await browser.close();
}, 120000);
