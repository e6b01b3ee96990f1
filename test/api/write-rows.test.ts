import { type RowsWrite, type Transaction, writeRows } from '@project-cloud/access/server';
import fc from 'fast-check';
import { Database } from './database';

const write: RowsWrite = {
  record: {
    id: 'int',
    words: 'text',
    sum: 'numeric(20,6)',
    day: 'date',
    yes: 'boolean',
    many: 'text[]',
    rest: 'jsonb',
  },
  text: (source) =>
    `SELECT r.id, r.words, r.sum::text, r.day::text, r.yes, r.many, r.rest, $2::text AS other FROM ${source} AS r ORDER BY r.id`,
};

let database: Database;

beforeAll(async () => {
  database = await Database.open();
});

afterAll(() => database.close());

const wild = fc.oneof(
  fc.string(),
  fc.stringMatching(/^[\\\t\n\r"{},N数]*$/),
  fc.constantFrom('\\N', '\\.', 'NULL', ''),
);
const text = wild.map((one) => one.replaceAll('\0', ''));
const or = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
const row = fc.record({
  words: or(text),
  sum: or(fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 1000)),
  day: or(fc.constantFrom('2026-02-28', '1999-12-31')),
  yes: or(fc.boolean()),
  many: or(fc.array(text, { maxLength: 4 })),
  rest: or(fc.dictionary(text, fc.oneof(text, fc.integer(), fc.constant(null)), { maxKeys: 4 })),
});

async function written(rows: readonly object[]) {
  const { client } = database;
  const tx = {
    client,
    query: (sql: string, values?: unknown[]) => client.query(sql, values),
  } as unknown as Transaction;
  await client.query('BEGIN');
  try {
    return await writeRows(tx, write, rows, ['其他']);
  } finally {
    await client.query('ROLLBACK');
  }
}

test('rows that are copied arrive as the same rows do one by one, whatever they hold', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 45, maxLength: 60 }), async (drawn) => {
      const rows = drawn.map((one, id) => ({ id, ...one }));
      const singly = [];
      for (let at = 0; at < rows.length; at += 30) singly.push(...(await written(rows.slice(at, at + 30))));
      expect(await written(rows)).toEqual(singly);
    }),
    { numRuns: 25 },
  );
}, 60_000);

test('a value that does not fit its type is refused, and the connection goes on', async () => {
  const rows = Array.from({ length: 50 }, (_, id) => ({ id, day: id === 49 ? '2026-02-30' : null }));
  await expect(written(rows)).rejects.toMatchObject({ code: '22008' });
  expect(await written(rows.slice(0, 49))).toHaveLength(49);
});
