import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kind } from '../definition/envelope';
import type { Part } from './blocker';
import { checkTogether } from './check-release';
import { renamedKey } from './copy-library';

const ROOT = join(__dirname, '../../../..');
const read = (file: string) => JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
const part = (kind: Kind, key: string, body: Record<string, unknown>): Part => ({
  id: `${kind}/${key}`,
  kind,
  key,
  region: null,
  version: 1,
  effectiveFrom: null,
  title: { zh: key, en: '' },
  note: '',
  body,
});

/** Everything that comes with the install, as one release. */
function shipped(): Part[] {
  const definitions = ['library', 'view', 'dictionary'].flatMap((kind) =>
    readdirSync(join(ROOT, 'seed/reference/definitions', kind)).map((file) => {
      const { key, body } = read(`seed/reference/definitions/${kind}/${file}`);
      return part(kind as Kind, key, body);
    }),
  );
  const forms = readdirSync(join(ROOT, 'forms'))
    .filter((key) => existsSync(join(ROOT, 'forms', key, 'schema.json')))
    .map((key) => part('form', key, read(`forms/${key}/schema.json`).body));
  const rules = readdirSync(join(ROOT, 'rules/warning')).map((key) =>
    part('rule', key, read(`rules/warning/${key}/rule.json`)),
  );
  return [...definitions, ...forms, ...rules];
}

const found = (parts: readonly Part[], inForce: readonly Part[] = []) =>
  checkTogether(parts, inForce).map(({ code, where }) => [code, where?.key, where?.path]);
const only = (kind: Kind, key: string) => shipped().filter((one) => one.kind === kind && one.key === key);
const without = (kind: Kind, key: string) => shipped().filter((one) => one.kind !== kind || one.key !== key);

test('what comes with the install fits together', () => {
  expect(shipped().length).toBeGreaterThan(15);
  expect(found(shipped())).toEqual([]);
});

test('what a library names has to be in force or beside it', () => {
  const library = only('library', 'building');
  expect(found(library, without('form', 'building-report'))).toEqual([['form-missing', 'building', 'body.reportForm']]);
  expect(found(library, without('view', 'building-default'))).toEqual([['view-missing', 'building', 'body.view']]);
  expect(found(library, without('rule', 'no-report'))[0]?.slice(0, 2)).toEqual(['rule-missing', 'building']);
  expect(found(library, shipped())).toEqual([]);
});

test('a form asks only what its library knows, in a type that the library keeps', () => {
  const asking = (more: object) => {
    const [form] = only('form', 'building-report') as [Part];
    const properties = { ...(form.body.properties as object), ...more };
    return { ...form, body: { ...form.body, properties } };
  };
  const stray = { type: 'string', title: '传真', 'x-component': 'Input' };
  expect(found([asking({ fax: stray })], shipped())).toEqual([
    ['field-unknown', 'building-report', 'body.properties.fax'],
  ]);
  expect(found([asking({ paid_bond: stray })], shipped())).toContainEqual([
    'field-type',
    'building-report',
    'body.properties.paid_bond',
  ]);
});

test('a library that forgets a field which a form in force still asks is told so', () => {
  const [library] = only('library', 'building') as [Part];
  const fields = (library.body.fields as { key: string }[]).filter(({ key }) => key !== 'annual_plan');
  expect(found([{ ...library, body: { ...library.body, fields } }], shipped())).toContainEqual([
    'field-unknown',
    'building',
    'body.fields',
  ]);
});

test('a fault elsewhere is not this release’s', () => {
  const [view] = only('view', 'building-default') as [Part];
  expect(found([view], without('form', 'building-report'))).toEqual([]);
});

test('drafts that cannot be read bring no fault of their own here', () => {
  expect(() =>
    checkTogether([part('library', 'x', { fields: 1 }), part('form', 'building-entry', { properties: 3 })], shipped()),
  ).not.toThrow();
});

test('a copy’s parts carry its name', () => {
  expect(renamedKey('building-entry', 'building', 'works')).toBe('works-entry');
  expect(renamedKey('no-report', 'building', 'works')).toBe('works-no-report');
  expect(renamedKey('building', 'building', 'works')).toBe('works');
});
