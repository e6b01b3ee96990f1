import fc from 'fast-check';
import { Client } from 'pg';
import { type Expression, parseExpression } from './expression';
import type { FieldType } from './value-type';

// The law of the language: closure and statement agree on every expression and every record, empty values included.

const fields: Record<string, FieldType> = {
  money_a: 'money',
  money_b: 'money',
  share: 'percent',
  count: 'integer',
  size: 'decimal',
  name: 'text',
  level: 'choice',
  sources: 'choices',
  day_a: 'date',
  day_b: 'date',
  period: 'month',
  flag_a: 'yesno',
  flag_b: 'yesno',
  photos: 'file',
  items: { type: 'table', columns: { amount: 'money', quantity: 'integer' } },
};
const COLUMNS: Record<string, string> = {
  money_a: 'numeric(20,6)',
  money_b: 'numeric',
  share: 'numeric(9,4)',
  count: 'bigint',
  size: 'double precision',
  name: 'text',
  level: 'text',
  sources: 'text[]',
  day_a: 'date',
  day_b: 'date',
  period: 'text',
  flag_a: 'boolean',
  flag_b: 'boolean',
  photos: 'jsonb',
  items: 'jsonb',
};
const KEYS = Object.keys(COLUMNS);
const TODAY = '2026-11-22';
const WORDS = ['甲', '乙', 'a', 'B', '空港😀园', 'é'];
const quote = (word: string) => `'${word}'`;

/** Texts by the type of their result. Units are left out: money beside percent is refused, which is tested elsewhere. */
const texts = fc.letrec<{ number: string; text: string; date: string; flag: string }>((tie) => {
  const two = (of: (a: string, b: string) => string, kind: 'number' | 'text' | 'date' | 'flag') =>
    fc.tuple(tie(kind), tie(kind)).map(([a, b]) => of(a, b));
  const literal = fc.oneof(
    fc.integer({ min: -1000, max: 1000 }).map(String),
    fc
      .double({ min: -1e6, max: 1e6, noNaN: true })
      .filter((x) => Math.abs(x) > 1e-3)
      .map((x) => x.toFixed(4)),
    fc.constantFrom('0', '0.1', '0.005', '1000000000000'),
  );
  return {
    number: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom('money_a', 'money_b', 'count', 'size', 'money_a', 'money_b'),
      literal,
      fc.constantFrom(
        'sum(items.amount)',
        'min(items.amount)',
        'max(items.quantity)',
        'len(items)',
        'len(photos)',
        'len(sources)',
      ),
      fc
        .tuple(fc.constantFrom('+', '-', '*', '/'), tie('number'), tie('number'))
        .map(([o, a, b]) => `(${a} ${o} ${b})`),
      fc.tuple(fc.constantFrom('abs', 'floor', 'ceil', 'round', '-'), tie('number')).map(([f, a]) => `${f}(${a})`),
      fc.tuple(tie('number'), fc.integer({ min: 0, max: 6 })).map(([a, p]) => `round(${a}, ${p})`),
      fc
        .tuple(fc.constantFrom('sum', 'min', 'max', 'coalesce'), tie('number'), tie('number'), tie('number'))
        .map(([f, a, b, c]) => `${f}(${a}, ${b}, ${c})`),
      fc.tuple(fc.constantFrom('sum', 'min', 'max'), tie('number')).map(([f, a]) => `${f}(items.amount, ${a})`),
      fc.tuple(tie('flag'), tie('number'), tie('number')).map(([c, a, b]) => `(${c} ? ${a} : ${b})`),
      fc.tuple(tie('flag'), tie('number')).map(([c, a]) => `if(${c}, ${a}, null)`),
      two((a, b) => `days(${a}, ${b})`, 'date'),
      tie('date').map((d) => `year(${d})`),
      tie('date').map((d) => `month(${d})`),
      tie('text').map((t) => `len(${t})`),
    ),
    text: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom('name', 'level'),
      fc.constantFrom(...WORDS).map(quote),
      two((a, b) => `concat(${a}, ${b})`, 'text'),
      two((a, b) => `coalesce(${a}, ${b})`, 'text'),
      fc.tuple(tie('flag'), tie('text'), tie('text')).map(([c, a, b]) => `(${c} ? ${a} : ${b})`),
    ),
    date: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom('day_a', 'day_b', 'today()'),
      fc
        .tuple(fc.constantFrom('day_a', 'day_b'), fc.integer({ min: -500, max: 500 }))
        .map(([d, n]) => `addDays(${d}, ${n})`),
      two((a, b) => `min(${a}, ${b})`, 'date'),
      two((a, b) => `max(${a}, ${b})`, 'date'),
      fc.tuple(tie('flag'), tie('date')).map(([c, a]) => `(${c} ? ${a} : null)`),
    ),
    flag: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom('flag_a', 'flag_b', 'true', 'false'),
      fc
        .tuple(fc.constantFrom('<', '<=', '>', '>=', '==', '!='), tie('number'), tie('number'))
        .map(([o, a, b]) => `(${a} ${o} ${b})`),
      fc
        .tuple(fc.constantFrom('<', '<=', '>', '>=', '==', '!='), tie('date'), tie('date'))
        .map(([o, a, b]) => `(${a} ${o} ${b})`),
      fc.tuple(fc.constantFrom('==', '!='), tie('text'), tie('text')).map(([o, a, b]) => `(${a} ${o} ${b})`),
      fc.tuple(fc.constantFrom('==', '!='), tie('flag'), tie('flag')).map(([o, a, b]) => `(${a} ${o} ${b})`),
      fc.constantFrom("period >= '2026-03'", "period == '2026-03'", "day_a > '2026-03-01'", "day_a in ['2026-03-01']"),
      fc.tuple(fc.constantFrom('&&', '||'), tie('flag'), tie('flag')).map(([o, a, b]) => `(${a} ${o} ${b})`),
      tie('flag').map((a) => `!${a}`),
      fc.constantFrom(...KEYS).map((key) => `empty(${key})`),
      tie('text').map((t) => `empty(${t})`),
      two((a, b) => `contains(${a}, ${b})`, 'text'),
      tie('text').map((t) => `contains(sources, ${t})`),
      fc
        .tuple(tie('text'), fc.subarray(WORDS, { minLength: 1 }))
        .map(([t, w]) => `(${t} in [${w.map(quote).join(', ')}])`),
      fc
        .tuple(tie('number'), fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 4 }))
        .map(([n, w]) => `(${n} in [${w.join(', ')}])`),
    ),
  };
});
const text = fc.oneof(texts.number, texts.text, texts.date, texts.flag);

const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null, freq: 3 });
const money = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map((micros) => micros / 1e6),
  fc.integer({ min: 0, max: 10_000 }).map((n) => n / 200),
);
const day = fc.integer({ min: -15_000, max: 40_000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
const row = fc.record({
  money_a: maybe(money),
  money_b: maybe(money),
  share: maybe(fc.integer({ min: 0, max: 1_500_000 }).map((n) => n / 10_000)),
  count: maybe(fc.integer({ min: -10, max: 1_000_000 })),
  size: maybe(
    fc.oneof(
      fc.double({ min: -1e12, max: 1e12, noNaN: true }).filter((x) => x === 0 || Math.abs(x) > 1e-12),
      fc.integer({ min: -10_000, max: 10_000 }).map((n) => n / 200 + 1_000_000_000),
    ),
  ),
  name: maybe(fc.constantFrom('', ...WORDS)),
  level: maybe(fc.constantFrom('甲', '乙', 'a')),
  sources: maybe(fc.subarray(['甲', '乙', 'a', 'B'])),
  day_a: maybe(day),
  day_b: maybe(day),
  period: maybe(fc.constantFrom('2026-02', '2026-03', '2026-12')),
  flag_a: maybe(fc.boolean()),
  flag_b: maybe(fc.boolean()),
  photos: maybe(fc.array(fc.constantFrom('f1', 'f2'), { maxLength: 3 })),
  items: maybe(
    fc.array(fc.record({ amount: maybe(money), quantity: maybe(fc.integer({ min: 0, max: 9 })) }), { maxLength: 4 }),
  ),
});
type Row = Record<string, unknown>;

describe('one expression, two readings', () => {
  let client: Client;
  let rows: Row[];

  beforeAll(async () => {
    const url = process.env.TEST_DATABASE_URL;
    if (!url) throw new Error('TEST_DATABASE_URL is not set: this test needs a PostgreSQL (npm test starts one)');
    client = new Client({ connectionString: url });
    await client.connect();
    await client.query(
      `CREATE TEMP TABLE record (id int, ${KEYS.map((key) => `"${key}" ${COLUMNS[key]}`).join(', ')})`,
    );
    rows = fc.sample(row, { numRuns: 200, seed: 451421 });
    for (const [id, one] of rows.entries()) {
      const values = KEYS.map((key) =>
        COLUMNS[key] === 'jsonb' && one[key] !== null ? JSON.stringify(one[key]) : one[key],
      );
      await client.query(`INSERT INTO record VALUES ($1, ${KEYS.map((_, i) => `$${i + 2}`).join(', ')})`, [
        id,
        ...values,
      ]);
    }
  });
  afterAll(async () => client?.end());

  async function compare(expression: Expression): Promise<void> {
    const params: unknown[] = [];
    const sql = expression.toSql((key) => `r."${key}"`, params, { today: TODAY });
    const cast = expression.type.kind === 'date' ? '::text' : '';
    const result = await client.query({
      text: `SELECT (${sql})${cast} AS v FROM record r ORDER BY id`,
      values: params,
      rowMode: 'array',
    });
    const got = result.rows.map((one: unknown[]) => one[0]);
    const expected = rows.map((one) => expression.evaluate(one, { today: TODAY }));
    for (const [i, value] of expected.entries()) {
      // -0 and 0 are one figure to everybody but Object.is.
      if (value !== got[i]) {
        throw new Error(
          `${expression.text}\n${sql}\n${JSON.stringify(params)}\n${JSON.stringify(rows[i])}\nclosure ${String(value)}, SQL ${String(got[i])}`,
        );
      }
    }
  }

  test('closure and SQL agree on random expressions over random records', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(text, async (one) => {
        const parsed = parseExpression(one, { fields });
        // Days beside money are refused for their units, and deep products for their size.
        if (!parsed.ok)
          return expect(['unit', 'too-large', 'too-deep', 'arguments', 'type']).toContain(parsed.issues[0]?.code);
        await compare(parsed.expression);
        compared += 1;
      }),
      { numRuns: Number(process.env.FC_RUNS ?? 400) },
    );
    expect(compared).toBeGreaterThan(200);
  }, 60_000);

  test.each([
    'money_a / 3',
    'round(size, 2)',
    'sum(money_a, money_b, size)',
    'concat(name, level)',
    'flag_a == flag_b',
    'share / 100 * money_a',
  ])('%s agrees on every record', async (one) => {
    const parsed = parseExpression(one, { fields });
    if (!parsed.ok) throw new Error(parsed.issues[0]?.message.en);
    await compare(parsed.expression);
  });

  test('a condition in SQL is true or false on every record, never NULL', async () => {
    const parsed = parseExpression('!(money_a > money_b) || name == level', { fields });
    if (!parsed.ok) throw new Error('refused');
    const params: unknown[] = [];
    const sql = parsed.expression.toSql((key) => `r."${key}"`, params);
    const { rows: counted } = await client.query(
      `SELECT count(*) FILTER (WHERE (${sql}) IS NULL)::int AS n FROM record r`,
      params,
    );
    expect(counted).toEqual([{ n: 0 }]);
  });
});
