/**
 * Writes reference/data/organisations.json from regions.json: the development and reform authority everywhere, the other
 * departments and the township governments in the counties of demo.json. Run again after the regions changed.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const read = (path) => JSON.parse(readFileSync(new URL(`../reference/${path}`, import.meta.url), 'utf8'));
const regions = read('data/regions.json').filter((region) => !region.validTo);
const { focus } = read('demo.json');

/** key → [the rest of the name in a province, a city, a county; the short form used in lists]. */
const departments = {
  fgw: { city: '发展和改革委员会', county: '发展和改革局', short: ['发展改革委', '发展改革局'] },
  zrzy: { city: '自然资源局', county: '自然资源局' },
  zjj: { city: '住房和城乡建设局', county: '住房和城乡建设局', short: ['住房城乡建设局', '住房城乡建设局'] },
  sthj: { city: '生态环境局', county: '生态环境局' },
  gxj: { city: '工业和信息化局', county: '工业和信息化局' },
  czj: { city: '财政局', county: '财政局' },
  spj: { city: '行政审批局', county: '行政审批局' },
  jtj: { city: '交通运输局', county: '交通运输局' },
  slj: { city: '水利局', county: '水利局' },
  lyj: { city: '林业局', county: '林业局' },
  yjj: { city: '应急管理局', county: '应急管理局' },
  tjj: { city: '统计局', county: '统计局' },
};
const sixDigits = (code) => code.padEnd(6, '0');

function department(region, key) {
  const names = departments[key];
  const tail = region.level === 'county' ? names.county : names.city;
  const short = names.short?.[region.level === 'county' ? 1 : 0] ?? tail;
  const place = region.level === 'province' ? region.name.slice(-3) : region.name;
  return {
    code: `${sixDigits(region.code)}-${key}`,
    kind: key,
    name: `${region.name}${tail}`,
    region: region.code,
    shortName: `${place}${short}`,
  };
}

function townshipGovernment(region) {
  const tail = region.name.endsWith('街道') ? '办事处' : /[镇乡]$/.test(region.name) ? '人民政府' : '管理委员会';
  const name = `${region.name}${tail}`;
  return { code: `${region.code}-zf`, kind: 'township', name, region: region.code, shortName: name };
}

/** The counties shown in full, and the cities over them, have every department. */
const full = new Set([...focus, ...focus.map((code) => code.slice(0, 4))]);
const organisations = regions.flatMap((region) => {
  if (region.level === 'zone') return [];
  if (region.level === 'township') return focus.includes(region.parent) ? [townshipGovernment(region)] : [];
  return Object.keys(departments)
    .filter((key) => key === 'fgw' || full.has(region.code))
    .map((key) => department(region, key));
});
organisations.sort((a, b) => (a.code < b.code ? -1 : 1));
const target = new URL('../reference/data/organisations.json', import.meta.url);
writeFileSync(target, `[\n${organisations.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]\n`);
console.log(`${organisations.length} organisations`);
