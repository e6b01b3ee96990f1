import type { Envelope } from '../definition/envelope';
import { conflictIssues, type PackageFile, planPackage, type Standing, type Target } from './plan';
import { closureOf, requirementsOf } from './references';
import { fileOf, slotName } from './slot';

const definition = (kind: Envelope['kind'], key: string, body: object, more: Partial<Envelope> = {}): Envelope => ({
  kind,
  key,
  region: null,
  version: 1,
  effectiveFrom: null,
  title: { zh: key, en: '' },
  note: '',
  body: body as Record<string, unknown>,
  ...more,
});

const library = definition('library', 'ports', {
  form: 'ports-entry',
  reportForm: null,
  view: 'ports-list',
  rules: ['late'],
  fields: [{ key: 'a', dictionary: 'harbours' }],
  admission: { from: 'plans' },
  regionRoot: '45',
});
const form = definition('form', 'ports-entry', {
  type: 'object',
  properties: { a: { type: 'string', 'x-dictionary': 'quays' } },
});
const layer = definition('form', 'ports-entry', { base: 1, operations: [] }, { region: '4514' });
const rule = definition('rule', 'late', { key: 'late', title: { zh: '晚', en: '' }, note: '' });
const threshold = definition('rule', 'late', { region: '4514', parameters: { days: 3 } }, { region: '4514' });
const view = definition('view', 'ports-list', { library: 'ports', columns: [] });
const other = definition('view', 'ports-map', { library: 'ports', columns: [] });
const mapping = definition('template', 'ports-import', { use: 'import-mapping', library: 'ports' });
const harbours = definition('dictionary', 'harbours', { items: [] });
const quays = definition('dictionary', 'quays', { items: [] });
const foreign = definition('dictionary', 'airports', { items: [] });
const whole = [library, form, layer, rule, threshold, view, other, mapping, harbours, quays];

const file = (envelope: Envelope): PackageFile => ({
  path: fileOf(envelope),
  slot: envelope,
  envelope,
  issues: [],
  sound: true,
});
const standing = (...versions: (Envelope & { status?: string })[]): Standing => ({
  inForce: versions.findLast(({ status = 'published' }) => status === 'published') ?? null,
  scheduled: [],
  versions: versions.map(({ version, status = 'published' }) => ({ version, status })),
});
const target = (...there: [Envelope, Standing][]): Target => ({
  standing: new Map([
    ['library/plans', standing(definition('library', 'plans', {}))],
    ...there.map(([one, what]): [string, Standing] => [slotName(one), what]),
  ]),
  regions: new Set(['45', '4514']),
});
const plan = (parts: Envelope[], where: Target, force = false) =>
  planPackage({ library: 'ports', requires: requirementsOf(parts), files: parts.map(file) }, where, force);
const actionOf = (made: ReturnType<typeof plan>, one: Envelope) => made.items.find(({ path }) => path === fileOf(one));

test('the closure is what a library names, what that names, all layers and what says that it is its own', () => {
  const found = closureOf('ports', [...whole, foreign, definition('view', 'roads', { library: 'roads' })]);
  expect(found.map(slotName).sort()).toEqual(whole.map(slotName).sort());
  expect(requirementsOf(found)).toEqual({ libraries: ['plans'], regions: ['45', '4514'] });
});

test('an empty platform gets everything, under the numbers of the package', () => {
  const made = plan([...whole.filter((one) => one !== rule), { ...rule, version: 7 }], target());
  expect(made.ok).toBe(true);
  expect(made.items.every(({ action }) => action === 'create')).toBe(true);
  expect(actionOf(made, rule)?.version).toBe(7);
});

test('what says the same is the same, whatever its number, its note and the spelling of its keys', () => {
  const there = { ...rule, version: 4, note: '别的', body: { note: '', title: { en: '', zh: '晚' }, key: 'late' } };
  const made = plan(whole, target([rule, standing(there)]));
  expect(actionOf(made, rule)).toMatchObject({ action: 'same', version: 4 });
});

test.each([
  ['a lower number follows the history', [1], 5, { action: 'change', version: 5, current: 1 }],
  ['the number is taken', [1, 5], 5, { action: 'conflict', reason: { code: 'version-taken' } }],
  ['the platform is ahead', [1, 6], 5, { action: 'conflict', reason: { code: 'newer-there' } }],
] as const)('of what differs: %s', (_, versions, wanted, expected) => {
  const there = versions.map((version) => ({ ...rule, version, body: { key: 'late', was: version } }));
  expect(
    actionOf(
      plan([{ ...rule, version: wanted }, library, form, view, harbours, quays], target([rule, standing(...there)])),
      rule,
    ),
  ).toMatchObject(expected);
});

test('force goes on with the platform’s own numbers, and a draft’s number is not given away', () => {
  const there = standing({ ...rule, version: 6, body: { key: 'late' } }, {
    ...rule,
    version: 7,
    status: 'draft',
  } as Envelope);
  expect(actionOf(plan(whole, target([rule, there]), true), rule)).toMatchObject({ action: 'change', version: 8 });
});

test.each<[string, Envelope[], Target, Envelope, string, string]>([
  ['an unknown region', whole, { ...target(), regions: new Set(['45']) }, layer, 'unknown-region', '#region'],
  [
    'a root that is not there',
    whole,
    { ...target(), regions: new Set(['4514']) },
    library,
    'unknown-region',
    '#body.regionRoot',
  ],
  [
    'a rule that is missing',
    whole.filter((one) => one !== rule && one !== threshold),
    target(),
    library,
    'missing',
    '#body.rules[0]',
  ],
  [
    'a dictionary that a form names',
    whole.filter((one) => one !== quays),
    target(),
    form,
    'missing',
    '#body.properties.a.x-dictionary',
  ],
  ['a layer without its base', whole.filter((one) => one !== form), target(), layer, 'missing', '#region'],
  ['what belongs to something else', [...whole, foreign], target(), foreign, 'foreign', ''],
])('%s is refused at its place', (_, parts, where, one, code, place) => {
  const made = plan(parts, where);
  expect(made.ok).toBe(false);
  expect(actionOf(made, one)).toMatchObject({ action: 'conflict', reason: { code } });
  expect(conflictIssues(made).map(({ path }) => path)).toContain(`${fileOf(one)}${place}`);
});

test('what is missing in the package but on the platform is enough', () => {
  const parts = whole.filter((one) => one !== quays && one !== form);
  const made = plan(parts, target([quays, standing(quays)], [form, standing(form)]));
  expect(made).toMatchObject({ ok: true, missing: [] });
});

test('the library that entries come from has to be there, and is only named', () => {
  const made = plan(whole, { ...target(), standing: new Map() });
  expect(made).toMatchObject({ ok: false, missing: [{ name: 'library/plans', at: 'body.admission.from' }] });
});
