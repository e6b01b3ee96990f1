import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Area, fill } from './text';

/** Words that stay Latin in a Chinese page: names of formats and units, samples, and the name of the other language. */
const LATIN =
  /\b(API|OpenAPI|JSON|CSV|XLSX|Excel|GBK|UTF-8|SHA-256|GeoJSON|CGCS2000|WGS|PDF|JPG|PNG|ID|IP|URL|HTTP|HTTPS|MB|KB|GB|English|K|J|Ctrl|Alt|Z|Y|Bearer|Authorization|token|Token|GET|POST|PUT|DELETE)\b/g;

const areas = readdirSync(__dirname)
  .filter((file) => /^[a-z-]+\.ts$/.test(file))
  .flatMap((file) =>
    Object.entries(require(join(__dirname, file)) as Record<string, unknown>)
      .filter((pair): pair is [string, Area] => isArea(pair[1]))
      .map(([name, area]) => ({ name: `${file} ${name}`, area })),
  );

function isArea(value: unknown): value is Area {
  return typeof value === 'object' && value !== null && 'zh' in value && 'en' in value;
}

const gaps = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('the texts of the portal', () => {
  it('finds the areas', () => {
    expect(areas.length).toBeGreaterThan(5);
  });

  it.each(areas)('$name has the same keys and gaps in both languages', ({ area }) => {
    expect(Object.keys(area.en).sort()).toEqual(Object.keys(area.zh).sort());
    for (const key of Object.keys(area.zh))
      expect([key, ...gaps(area.en[key] ?? '')]).toEqual([key, ...gaps(area.zh[key] ?? '')]);
  });

  it.each(areas)('$name has no English word left in Chinese and no Chinese left in English', ({ area }) => {
    const stray = Object.entries(area.zh).filter(([, text]) =>
      /[A-Za-z]/.test(text.replace(/\{\w+\}/g, '').replace(LATIN, '')),
    );
    expect(stray).toEqual([]);
    const chinese = Object.entries(area.en).filter(([, text]) => /[\u4e00-\u9fff]/.test(text.replace('中文', '')));
    expect(chinese).toEqual([]);
  });

  it.each(areas)('$name shouts nowhere', ({ area }) => {
    expect([...Object.values(area.zh), ...Object.values(area.en)].filter((text) => /[!！]/.test(text))).toEqual([]);
  });

  it('fills gaps and leaves a gap without a value visible', () => {
    expect(fill('{n} 个项目，{m}', { n: 3 })).toBe('3 个项目，{m}');
  });
});
