import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { layerCatalogue } from './layer-catalogue';
import { generateLayers } from './layers';
import { liesIn } from './outlines';
import { loadReference } from './reference';

const folder = join(__dirname, '../reference');
const reference = loadReference(folder);
const definitions = readdirSync(join(folder, 'definitions/layer')).map((file) =>
  JSON.parse(readFileSync(join(folder, 'definitions/layer', file), 'utf8')),
);
const names = new Map<string, string>(definitions.map(({ key, title }) => [key, title.zh]));
const options = { ...reference, seed: 5, city: '4501', names };

test('[M06-12] there are 33 layers, each defined, each with 20 to 60 shapes', () => {
  expect([...names.keys()].sort()).toEqual(Object.keys(layerCatalogue).sort());
  expect(names.size).toBe(33);
  for (const { shapes } of generateLayers(options)) {
    expect(shapes.length).toBeGreaterThanOrEqual(20);
    expect(shapes.length).toBeLessThanOrEqual(60);
  }
});

test('[M06-12] no two layers of one group look alike, and each says that it is an example', () => {
  const looks = definitions.map(({ body }) => `${body.group} ${body.style.colour} ${body.style.dash}`);
  expect(new Set(looks).size).toBe(33);
  expect(definitions.filter(({ body }) => body.sample !== true)).toEqual([]);
});

test('one seed gives the same shapes, another seed others', () => {
  expect(generateLayers(options)).toEqual(generateLayers(options));
  expect(generateLayers({ ...options, seed: 6 })).not.toEqual(generateLayers(options));
});

test('every county has an outline, and the point that its name stands at', () => {
  const counties = reference.regions.filter(({ level }) => level === 'county').map(({ code }) => code);
  expect(reference.outlines.map(({ id }) => id).sort()).toEqual(counties.sort());
  const outside = reference.outlines.filter((outline) => !liesIn(outline.properties.centre, outline));
  expect(outside.map(({ id }) => id)).toEqual([]);
});
