import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { Envelope } from '../definition/envelope';
import { readDefinition, writeDefinition } from './definition-file';
import { sorted, storedForm } from './order';
import { fileOf, slotOf } from './slot';

const ROOT = path.resolve(__dirname, '../../../..');
const FILES = ['forms', 'rules/warning', 'seed/reference/definitions']
  .flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
      .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name))),
  )
  .filter((file) => !file.startsWith('forms/engine'));

const raw = (file: string): unknown => JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'));

function read(content: unknown, file: string): Envelope {
  const slot = slotOf(file);
  if (!slot) throw new Error(`${file} is no place for a definition`);
  const found = readDefinition(content, slot);
  if (!found.ok) throw new Error(JSON.stringify(found.issues));
  return found.envelope;
}

/** What `jq -S` does. */
const handSorted = (text: string): unknown => sorted(JSON.parse(text));

const keysOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).map(([key, item]) => [Array.isArray(value) ? '' : key, keysOf(item)])
    : value;

test('there are definitions to look at', () => {
  expect(FILES.length).toBeGreaterThan(20);
});

test.each(FILES)('%s is written where it lies and in its own shape, and read again as it was', (file) => {
  const envelope = read(raw(file), file);
  expect(fileOf(envelope)).toBe(file);
  const written = writeDefinition(envelope);
  const again = read(JSON.parse(written), file);
  expect(again).toEqual(envelope);
  expect(writeDefinition(again)).toBe(written);
  const mine = raw(file) as Record<string, unknown>;
  const shape = JSON.parse(written) as Record<string, unknown>;
  expect('body' in shape).toBe('body' in mine);
  if (!file.startsWith('forms/')) expect(shape).toEqual('body' in mine ? { region: null, ...mine } : mine);
});

test.each(FILES)('%s whose keys somebody has sorted by hand means the same', (file) => {
  const written = writeDefinition(read(raw(file), file));
  expect(writeDefinition(read(handSorted(written), file))).toBe(written);
});

const node = (more: object) => ({ type: 'void', 'x-component': 'Group', ...more });
const schemas = fc.letrec<{ group: object; properties: object }>((tie) => ({
  properties: fc
    .uniqueArray(fc.stringMatching(/^[a-z]{1,4}$/), { maxLength: 5 })
    .chain((keys) => fc.tuple(...keys.map((key) => fc.tuple(fc.constant(key), tie('group')))))
    .map((entries) => Object.fromEntries(entries)),
  group: fc.oneof(
    { maxDepth: 3 },
    fc.constant({ type: 'string', 'x-component': 'Input' }),
    tie('properties').map((properties) => node({ properties })),
    tie('properties').map((properties) => ({ type: 'array', items: { type: 'object', properties } })),
  ),
})).properties;

test('the order of any properties, however deep, outlives the sorting of keys', () => {
  fc.assert(
    fc.property(schemas, (properties) => {
      const body = { type: 'object', properties };
      const envelope: Envelope = {
        kind: 'form',
        key: 'any',
        region: null,
        version: 1,
        effectiveFrom: null,
        title: { zh: '任', en: '' },
        note: '',
        body,
      };
      const back = storedForm((handSorted(writeDefinition(envelope)) as { body: Record<string, unknown> }).body);
      expect(keysOf(back.properties)).toEqual(keysOf(sortedButProperties(properties)));
    }),
  );
});

/** Keywords sorted, properties as they were. */
function sortedButProperties(properties: object): object {
  return Object.fromEntries(
    Object.entries(properties).map(([key, schema]) => [key, keywords(schema as Record<string, unknown>)]),
  );
}

function keywords(schema: Record<string, unknown>): object {
  const entries = Object.entries(schema).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    entries.map(([keyword, value]) => {
      if (keyword === 'properties') return [keyword, sortedButProperties(value as object)];
      return [keyword, keyword === 'items' ? keywords(value as Record<string, unknown>) : value];
    }),
  );
}

test('a path outside the known places is no definition', () => {
  for (const file of ['forms/a/../b/schema.json', 'forms/a.json', 'rules/a/rule.json', 'forms/A/schema.json', 'x.json'])
    expect(slotOf(file)).toBeNull();
  expect(slotOf('forms/a/regions/4514.json')).toEqual({ kind: 'form', key: 'a', region: '4514' });
});
