import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { Client } from 'pg';
import { compileRule, type Facts } from '../compile-rule';
import { OPERATORS } from '../operators';
import { referenceOf } from '../reference';
import type { Condition, Light, Rule } from '../rule';
import { compileSql, lightAt } from './compile-sql';
import { NotInSql, type SqlFact } from './sql-fact';

// The law of the rules: json-rules-engine, closures and SQL say the same of every pair of rule and row.

const FUNCTIONS = join(__dirname, '../../../../plugins/supervision/server/migrations/0005-create-rule-functions.sql');
const SCHEMA = 'rules_in_sql';
/** The functions stand in `pc`; here, where tests share a database, in a schema of their own. */
const apart = (sql: string) => sql.replaceAll('pc.rule_', `${SCHEMA}.rule_`);

/** Values as they are written in JSON, for some numbers lose digits when JavaScript has read them. */
const WORDS = [
  '扶绥县',
  '崇左市',
  '（一）',
  '1（',
  '1𠮷',
  '𠮷',
  'abc',
  '',
  ' ',
  '　7',
  '10',
  '9.5',
  ' 7',
  '1e3',
  '0x10',
];
const TEXTS = [
  ...WORDS,
  '0',
  '-0',
  '.5',
  '5.',
  '+1',
  '10abc',
  'Infinity',
  '-Infinity',
  'NaN',
  'null',
  'true',
  '1,2',
  '2026-01-31',
  '2026-11-22',
];
const NUMBERS = [
  '0',
  '-0',
  '1',
  '-1',
  '9.5',
  '10',
  '20',
  '0.1',
  '0.30000000000000004',
  '0.3',
  '1e21',
  '1e-7',
  '1e400',
  '-1e400',
  '1e-400',
  '5e-324',
  '1.7976931348623157e308',
  '9007199254740991',
  '9007199254740992',
  '9007199254740993',
  '1000000000000',
  '123456789012345678.123456',
  '0.1234565',
];
const plainText = fc.constantFrom(...TEXTS);
const single = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom('null', 'true', 'false') },
  { weight: 4, arbitrary: plainText.map((text) => JSON.stringify(text)) },
  { weight: 3, arbitrary: fc.constantFrom(...NUMBERS) },
  { weight: 3, arbitrary: fc.integer({ min: -5, max: 30 }).map(String) },
);
const listOf = (part: fc.Arbitrary<string>) => fc.array(part, { maxLength: 4 }).map((parts) => `[${parts.join(',')}]`);
const recordOf = (parts: Record<string, fc.Arbitrary<string>>) =>
  fc.record(parts, { requiredKeys: [] }).map(
    (record) =>
      `{${Object.entries(record)
        .map(([key, value]) => `${JSON.stringify(key)}:${value}`)
        .join(',')}}`,
  );
const list = listOf(fc.oneof({ weight: 5, arbitrary: single }, { weight: 1, arbitrary: listOf(single) }));
/** Half of a character beyond U+FFFF, which an index into a text may give, is none that PostgreSQL can hold. */
const whole = single.filter((text) => !text.includes('𠮷'));
const nested = recordOf({
  x: fc.oneof(whole, recordOf({ y: fc.oneof(whole, list) })),
  list: fc.oneof(list, listOf(recordOf({ k: single })), whole),
  名称: single,
});
const anything = fc.oneof(
  { weight: 5, arbitrary: single },
  { weight: 2, arbitrary: list },
  { weight: 1, arbitrary: nested },
);
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 4 });

/** Typed columns as a projection has them; `doc` also has a column of its own for one path. */
const COLUMNS = {
  num: 'numeric',
  other: 'numeric',
  txt: 'text',
  day: 'date',
  until: 'date',
  flag: 'boolean',
  tags: 'text[]',
};
const figure = fc.oneof(
  fc.constantFrom(...NUMBERS.filter((n) => !n.includes('e400') && n !== 'e-400' && n !== '1e-400')),
  fc.integer({ min: -5, max: 30 }).map(String),
);
const day = fc.constantFrom('2025-12-31', '2026-01-31', '2026-11-22', '0999-01-01');
const row = fc.record({
  json: recordOf({
    a: anything,
    b: anything,
    c: single,
    d: list,
    nested,
    doc: recordOf({ n: figure, t: plainText.map((t) => JSON.stringify(t)) }),
  }),
  num: orNull(figure),
  other: orNull(figure),
  txt: orNull(plainText),
  day: orNull(day),
  until: orNull(day),
  flag: orNull(fc.boolean()),
  tags: orNull(fc.array(fc.constantFrom('扶绥县', '10', 'abc', ''), { maxLength: 3 })),
});
type Row = typeof row extends fc.Arbitrary<infer R> ? R : never;

const numberIn = (text: string | null) => (text === null ? null : Number(text));
const factsOf = ({ json, num, other, ...typed }: Row): Facts => ({
  ...(JSON.parse(json) as Facts),
  ...typed,
  num: numberIn(num),
  other: numberIn(other),
});

const FACTS: Record<string, SqlFact> = {
  num: { type: 'number', sql: 'r.num' },
  other: { type: 'number', sql: 'r.other' },
  txt: { type: 'text', sql: 'r.txt' },
  day: { type: 'date', sql: 'r.day' },
  until: { type: 'date', sql: 'r.until' },
  flag: { type: 'boolean', sql: 'r.flag' },
  tags: { type: 'json', sql: `coalesce(to_jsonb(r.tags), 'null')` },
  'doc.n': { type: 'number', sql: 'r.doc_n', missing: 'absent' },
  'doc.t': { type: 'text', sql: 'r.doc_t', missing: 'absent' },
  ...Object.fromEntries(
    ['a', 'b', 'c', 'd', 'nested', 'doc'].map((key) => [key, { type: 'json', sql: `(r.json -> '${key}')` }]),
  ),
};
const TYPED = Object.keys(COLUMNS);
const PATHS = [
  '$.x',
  '$.x.y',
  '$.list[0]',
  '$.list[1].k',
  '$.list',
  '$.list.length',
  '$.x.length',
  '$.x[0]',
  '$.名称',
  '$',
  '$.length',
  '$[0]',
  '$.n',
  '$.t',
];

const operator = fc
  .tuple(
    fc.array(fc.constantFrom(...Object.keys(OPERATORS.decorators)), { maxLength: 2 }),
    fc.constantFrom(...Object.keys(OPERATORS.operators)),
  )
  .chain(([decorators, name]) =>
    fc.oneof(
      { weight: 3, arbitrary: fc.constant(name) },
      { weight: 2, arbitrary: fc.constant([...decorators, name].join(':')) },
    ),
  );
const fact = fc.constantFrom('a', 'b', 'c', 'd', 'nested', 'nested', 'doc', ...TYPED, 'param.limit');
const path = fc.option(fc.constantFrom(...PATHS), { nil: undefined, freq: 2 });
const inRule = (text: string) => JSON.parse(text) as unknown;
const finite = single.map(inRule).filter((value) => typeof value !== 'number' || Number.isFinite(value));
const literal = fc.oneof(
  { weight: 4, arbitrary: finite },
  { weight: 2, arbitrary: fc.array(finite, { maxLength: 4 }) },
  { weight: 1, arbitrary: day },
);
const reference = fc
  .record({ fact, path })
  .map(({ fact: f, path: p }) => (p === undefined ? { fact: f } : { fact: f, path: p }));
const plain = (one: object) => JSON.parse(JSON.stringify(one)) as Condition;
const looseLeaf = fc.record({ fact, path, operator, value: fc.oneof(literal, reference) }).map(plain);
/** As rules are written: columns beside values and columns of their own type, which PostgreSQL compares by itself. */
const alike = (facts: string[], values: fc.Arbitrary<unknown>) =>
  fc.record({
    fact: fc.constantFrom(...facts),
    operator: fc.constantFrom(
      'lessThan',
      'lessThanInclusive',
      'greaterThan',
      'greaterThanInclusive',
      'equal',
      'notEqual',
    ),
    value: fc.oneof(
      values,
      fc.constantFrom(...facts, 'param.limit').map((other) => ({ fact: other })),
    ),
  });
const typedLeaf = fc.oneof(alike(['num', 'other'], fc.integer({ min: -5, max: 30 })), alike(['day', 'until'], day));
const leaf = fc.oneof({ weight: 3, arbitrary: looseLeaf }, { weight: 1, arbitrary: typedLeaf.map(plain) });
const groups = (part: fc.Arbitrary<Condition>) => [
  fc.array(part, { minLength: 1, maxLength: 3 }).map((all): Condition => ({ all })),
  fc.array(part, { minLength: 1, maxLength: 3 }).map((any): Condition => ({ any })),
  part.map((not): Condition => ({ not })),
];
const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    ...groups(tie('tree')),
    fc.constant({ condition: 'shared' }),
  ),
}));
const root = fc.oneof(...groups(leaf), ...groups(tree), fc.constant<Condition>({ condition: 'shared' }));
const level = (light: 'red' | 'yellow', priority: number, conditions: Condition): Rule['rules'][number] => ({
  name: light,
  priority,
  conditions,
  event: { type: 'light', params: { light, reason: { zh: '灯', en: 'light' } } },
});
const rule: fc.Arbitrary<Rule> = fc
  .tuple(root, root, leaf, leaf, fc.integer({ min: -5, max: 30 }), fc.constantFrom(10, 20, 30))
  .map(([red, yellow, one, two, limit, priority]) => ({
    key: 'random',
    kind: 'warning',
    title: { zh: '随机', en: 'Random' },
    legalBasis: '示例',
    parameters: { limit: { value: limit, min: -100, max: 100, label: { zh: '限', en: 'Limit' } } },
    conditions: { shared: { any: [one, { not: two }] } },
    rules: [level('red', 20, red), level('yellow', priority, yellow)],
    cases: [],
  }));

let client: Client;

beforeAll(async () => {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) throw new Error('TEST_DATABASE_URL is not set: this test needs a PostgreSQL (npm test starts one)');
  client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`DROP SCHEMA IF EXISTS ${SCHEMA} CASCADE; CREATE SCHEMA ${SCHEMA}`);
  await client.query(apart(readFileSync(FUNCTIONS, 'utf8')));
  const columns = Object.entries(COLUMNS).map(([key, type]) => `${key} ${type}`);
  await client.query(`CREATE TEMP TABLE record (id int, json jsonb, ${columns.join(', ')}, doc_n numeric, doc_t text)`);
});
afterAll(async () => {
  await client?.query(`DROP SCHEMA IF EXISTS ${SCHEMA} CASCADE`);
  await client?.end();
});

async function fill(rows: readonly Row[]): Promise<void> {
  await client.query('TRUNCATE record');
  const keys = ['json', ...TYPED] as (keyof Row)[];
  for (const [id, one] of rows.entries()) {
    await client.query(`INSERT INTO record VALUES ($1, ${keys.map((_, i) => `$${i + 2}`).join(', ')})`, [
      id,
      ...keys.map((key) => one[key]),
    ]);
  }
  await client.query(`UPDATE record SET doc_n = (json -> 'doc' ->> 'n')::numeric, doc_t = json -> 'doc' ->> 't'`);
}

/** Only a path of one key has a column; the rest is looked up in the document. */
const facts = (key: string, steps: readonly (string | number)[]): SqlFact | null => {
  const held = steps.length === 0 ? FACTS[key] : steps.length === 1 ? FACTS[`${key}.${steps[0]}`] : undefined;
  return held ?? null;
};

const inSql = (one: Rule) => compileSql([one], { from: 'record r', select: 'r.id', facts });

/** Rules of one statement; more would only make it longer. */
const TOGETHER = 40;

/** The lights that SQL gives, by row and by rule. */
async function lightsInSql(rules: readonly Rule[], change: (sql: string) => string = (sql) => sql): Promise<Light[][]> {
  const lights: Light[][] = [];
  for (let at = 0; at < rules.length; at += TOGETHER) {
    const some = rules.slice(at, at + TOGETHER);
    const { sql, values } = compileSql(some, { from: 'record r', select: 'r.id', facts });
    const found = await client.query(`${change(apart(sql))} ORDER BY r.id`, values);
    for (const [id, one] of found.rows.entries()) {
      lights[id] ??= [];
      for (let i = 0; i < some.length; i += 1) lights[id].push(lightAt(one, i));
    }
  }
  return lights;
}

function compilable(rules: readonly Rule[]): Rule[] {
  return rules.filter((one) => {
    try {
      inSql(one);
      return true;
    } catch (fault) {
      if (fault instanceof NotInSql) return false;
      throw fault;
    }
  });
}

interface Tally {
  pairs: number;
  thrown: number;
  lights: Record<Light, number>;
  different: string[];
}

/** Closures beside SQL, and json-rules-engine where it is asked too: it takes most of the time. */
async function compare(
  rules: readonly Rule[],
  rows: readonly Row[],
  { asked = true, change }: { asked?: boolean; change?: (sql: string) => string } = {},
): Promise<Tally> {
  const tally: Tally = { pairs: 0, thrown: 0, lights: { red: 0, yellow: 0, green: 0, none: 0 }, different: [] };
  const sql = await lightsInSql(rules, change);
  const known = rows.map(factsOf);
  for (const [place, one] of rules.entries()) {
    const closures = compileRule(one);
    const reference = referenceOf(one);
    for (const [id, each] of known.entries()) {
      const { light, explanation } = closures.evaluate(each);
      const met = Object.fromEntries((explanation?.levels ?? []).map((l) => [l.name, l.met]));
      const levels = asked ? await reference(each).catch(() => null) : met;
      tally.pairs += 1;
      tally.lights[light] += 1;
      if (levels === null) tally.thrown += 1;
      const same = levels === null || (levels.red === met.red && levels.yellow === met.yellow);
      if (same && sql[id]?.[place] === light) continue;
      const conditions = { rules: one.rules.map((l) => l.conditions), shared: one.conditions };
      tally.different.push(JSON.stringify({ conditions, row: rows[id], levels, met, light, sql: sql[id]?.[place] }));
    }
  }
  return tally;
}

/** The second seed is another one every time; a failure names it. FC_SEED takes it again. */
const seeds = [20_261_122, Number(process.env.FC_SEED ?? Date.now() % 2 ** 31)] as const;

describe('json-rules-engine, closures and SQL', () => {
  test.each([
    [seeds[0], 500, 160],
    [seeds[1], 250, 160],
  ])(
    '[M08-06] they agree on every pair of random rule and random row (seed %i)',
    async (seed, ruleCount, rowCount) => {
      const all = fc.sample(rule, { numRuns: ruleCount, seed });
      const rows = fc.sample(row, { numRuns: rowCount, seed: seed + 1 });
      await fill(rows);
      const rules = compilable(all);
      expect(rules.length / all.length).toBeGreaterThan(0.8);
      const { pairs, lights, thrown, different } = await compare(rules, rows);
      expect(different.slice(0, 3)).toEqual([]);
      expect(pairs).toBeGreaterThan(0.8 * ruleCount * rowCount);
      // Every light comes up often: the pairs say something.
      for (const light of ['red', 'yellow', 'green'] as const) expect(lights[light] / pairs).toBeGreaterThan(0.1);
      expect(lights.none).toBeGreaterThan(0);
      expect(thrown).toBeGreaterThan(0);
    },
    300_000,
  );

  describe('a planted fault is caught:', () => {
    const faults: [string, (sql: string) => string][] = [
      ['< and <= exchanged', (sql) => sql.replaceAll(' <= ', ' < ')],
      ['a missing number met by a comparison', (sql) => sql.replaceAll(' IS TRUE)', ' IS NOT FALSE)')],
      [
        'null on the right not taken for 0',
        (sql) => sql.replaceAll(/coalesce\((\(r\.\w+\)::double precision), 0\)/g, '$1'),
      ],
      ['in and notIn exchanged', (sql) => sql.replaceAll(`${SCHEMA}.rule_in(`, `NOT ${SCHEMA}.rule_in(`)],
      [
        'a list taken for one that has everything',
        (sql) =>
          sql.replaceAll(/coalesce\((?:NOT )?rules_in_sql\.rule_contains/g, `coalesce(rules_in_sql.rule_contains`),
      ],
      ['yellow asked before red', (sql) => sql.replaceAll(' THEN 3', ' THEN 2')],
      ['nothing known taken for green', (sql) => sql.replaceAll(' THEN 0 ', ' THEN 1 ')],
    ];
    const rules = compilable(fc.sample(rule, { numRuns: 400, seed: seeds[0] }));
    const rows = fc.sample(row, { numRuns: 60, seed: 42 });
    beforeAll(() => fill(rows));

    test('none is found where none is planted', async () => {
      expect((await compare(rules, rows, { asked: false })).different).toEqual([]);
    });

    test.each(faults)('%s', async (_, change) => {
      expect((await compare(rules, rows, { asked: false, change })).different.length).toBeGreaterThan(0);
    });
  });
});
