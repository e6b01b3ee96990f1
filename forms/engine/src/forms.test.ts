import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkSchema, compileForm, composeForm, type JsonSchema, type Layer, Overlay, runExamples } from '.';

const FORMS = join(__dirname, '../..');

interface Envelope {
  key: string;
  region: string | null;
  version: number;
  body: JsonSchema;
}

function read(path: string): Envelope {
  return JSON.parse(readFileSync(join(FORMS, path), 'utf8')) as Envelope;
}

const names = readdirSync(FORMS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'engine')
  .map((entry) => entry.name);

function layersOf(name: string): Layer[] {
  return readdirSync(join(FORMS, name), { withFileTypes: true }).some((entry) => entry.name === 'regions')
    ? readdirSync(join(FORMS, name, 'regions'))
        .sort((a, b) => a.length - b.length || a.localeCompare(b))
        .map((file) => {
          const { region, version, body } = read(`${name}/regions/${file}`);
          expect(file).toBe(`${region}.json`);
          return { region: region ?? '', version, operations: Overlay.parse(body).operations };
        })
    : [];
}

test('there are forms to test', () =>
  expect(names).toEqual(expect.arrayContaining(['building-entry', 'building-report'])));

describe.each(names)('the form %s', (name) => {
  const base = read(`${name}/schema.json`);

  test('has no fault', () => {
    expect(base).toMatchObject({ key: name, region: null });
    expect(checkSchema(base.body)).toEqual([]);
  });

  test('fulfils its own examples', () => {
    expect(runExamples(base.body)).toEqual([]);
  });

  test('takes every operation of its regions, and compiles', () => {
    const composition = composeForm(base.body, layersOf(name));
    expect(composition).toMatchObject({ suspended: [], conflicts: [], notes: [] });
    expect(checkSchema(composition.schema)).toEqual([]);
    expect(compileForm(composition.schema).keys.length).toBeGreaterThan(5);
  });
});

describe('[P3] one base, two counties', () => {
  const base = read('building-report/schema.json').body;
  const [city, county] = layersOf('building-report') as [Layer, Layer];
  const fusui = composeForm(base, [city, county]);
  const elsewhere = composeForm(base, [city]);
  const filled = { invested_month: 100, progress: 10, progress_note: '基础施工', photos: ['1'] };

  test('a county hides and relabels for itself only', () => {
    const [a, b] = [compileForm(fusui.schema), compileForm(elsewhere.schema)];
    expect(a.fields.workers?.visible).toBe(false);
    expect(b.fields.workers?.visible).toBe(true);
    expect(a.validate({ ...filled, workers: 9 }, { today: '2026-11-22' }).values).not.toHaveProperty('workers');
    expect(b.validate({ ...filled, workers: 9 }, { today: '2026-11-22' }).values).toHaveProperty('workers', 9);
    expect(a.fields.progress_note?.title).not.toBe(b.fields.progress_note?.title);
  });

  test('the city asks for a photograph, the county for the bond money of larger projects', () => {
    const compiled = compileForm(fusui.schema);
    const { issues } = compiled.validate(
      { ...filled, photos: [] },
      { today: '2026-11-22', context: { total_investment: 5_000 } },
    );
    expect(issues.map((issue) => `${issue.path}: ${issue.code}`)).toEqual(['paid_bond: required', 'photos: minItems']);
    expect(compiled.validate(filled, { today: '2026-11-22', context: { total_investment: 4_999 } }).ok).toBe(true);
  });

  test('every field says which layer brought and changed it', () => {
    expect(fusui.origin.r4514_border_vehicles).toMatchObject({ layer: '4514', changes: [] });
    expect(fusui.origin.paid_bond?.changes.map((change) => change.layer)).toEqual(['4514', '451421']);
    expect(fusui.origin.workers).toMatchObject({ layer: null, hiddenBy: '451421' });
  });
});

test('the ten-fold hint says the effect in figures and offers last month’s figure', () => {
  const compiled = compileForm(read('building-report/schema.json').body);
  const context = { last_invested_year: 10_680, last_invested_month: 1_480, annual_plan: 24_000 };
  expect(compiled.hints({ invested_month: 14_800 }, { today: '2026-11-22', context })).toEqual([
    {
      field: 'invested_month',
      message: { zh: '是上月的 10 倍，请核对。', en: '10 times last month; check it.' },
      effect: {
        zh: '加上这个数，年度累计 25,480，会超过年度计划 24,000。',
        en: 'With this figure the year stands at 25,480, above the plan of 24,000.',
      },
      suggest: 1_480,
    },
  ]);
});
