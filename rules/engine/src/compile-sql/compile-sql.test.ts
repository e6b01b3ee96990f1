import type { Condition, Rule } from '../rule';
import { compileSql, lightAt, lightBits } from './compile-sql';
import { NotInSql, type SqlFact } from './sql-fact';

const FACTS: Record<string, SqlFact> = {
  gap: { type: 'number', sql: 'f.gap' },
  plan: { type: 'number', sql: 'f.plan' },
  ended: { type: 'date', sql: 'f.ended' },
  stage: { type: 'text', sql: 'f.stage' },
  papers: { type: 'json', sql: 'f.papers' },
};
const facts = (fact: string, path: readonly (string | number)[]) => (path.length === 0 ? (FACTS[fact] ?? null) : null);
const source = { from: 'pc.lib_test f', select: 'f.id', facts };

const level = (light: 'red' | 'yellow', priority: number, conditions: Condition) => ({
  name: light,
  priority,
  conditions,
  event: { type: 'light' as const, params: { light, reason: { zh: '灯', en: 'light' } } },
});
const rule = (red: Condition, yellow: Condition = red): Rule => ({
  key: 'test',
  kind: 'warning',
  title: { zh: '示例', en: 'Example' },
  legalBasis: '示例',
  parameters: { limit: { value: 20, min: 0, max: 100, label: { zh: '限', en: 'Limit' } } },
  conditions: {},
  rules: [level('yellow', 10, yellow), level('red', 20, red)],
  cases: [],
});
const behind: Condition = {
  all: [
    { fact: 'gap', operator: 'greaterThan', value: { fact: 'param.limit' } },
    { fact: 'ended', operator: 'equal', value: null },
  ],
};
const asked = (condition: Condition) => compileSql([rule({ all: [condition] })], source);

describe('a rule as SQL', () => {
  test('[M08-06] the highest priority is asked first, and nothing known comes before all', () => {
    const late: Condition = { all: [{ fact: 'gap', operator: 'greaterThan', value: 10 }] };
    const { sql, values } = compileSql([rule(behind, late)], source);
    expect(sql.match(/WHEN .*? THEN \d|ELSE \d/g)).toEqual([
      'WHEN NOT ((f.ended) IS NOT NULL OR (f.gap) IS NOT NULL) THEN 0',
      'WHEN ((((f.gap)::double precision > $1::double precision) IS TRUE) AND ((f.ended) IS NULL)) THEN 3',
      'WHEN ((((f.gap)::double precision > $2::double precision) IS TRUE)) THEN 2',
      'ELSE 1',
    ]);
    expect(values).toEqual([20, 10]);
  });

  test('what a rule says is a value of the statement, never its text', () => {
    const { sql, values } = asked({ fact: 'stage', operator: 'equal', value: `'; DROP TABLE projects; --` });
    expect(sql).not.toContain('DROP');
    expect(values).toEqual([`'; DROP TABLE projects; --`]);
  });

  test('a region has its own parameters where its rows are', () => {
    const strict = { rule: rule(behind), parameters: { limit: 5 }, where: () => `f.region = 'a'` };
    const { sql, values } = compileSql([[strict, { rule: rule(behind) }]], source);
    expect(sql).toContain(`CASE WHEN f.region = 'a' THEN CASE`);
    expect(values).toEqual([5, 20]);
  });

  test('32 rules and more take another column', () => {
    const { sql } = compileSql(Array<Rule>(33).fill(rule(behind)), source);
    expect(sql).toMatch(/AS lights_0, .* AS lights_1 FROM/s);
    expect(sql).not.toContain('lights_2');
    expect(lightBits(31)).toBe('((lights_1 >> 0) & 3)');
  });

  test('lights are read back by their place', () => {
    const row = { lights_0: (3n | (1n << 2n) | (2n << 60n)).toString(), lights_1: '3' };
    expect([0, 1, 2, 30, 31].map((place) => lightAt(row, place))).toEqual(['red', 'green', 'none', 'yellow', 'red']);
  });

  test.each<[string, Condition]>([
    ['an operator that only JavaScript knows', { fact: 'gap', operator: 'isPrime', value: 1 }],
    ['a fact that the database does not hold', { fact: 'weather', operator: 'equal', value: 'rain' }],
    [
      'a part of a fact beside the fact itself',
      { fact: 'papers', operator: 'contains', value: { fact: 'papers', path: '$.parts[0]' } },
    ],
    ['a text that PostgreSQL cannot hold', { fact: 'papers', operator: 'greaterThan', value: '1\0' }],
  ])('%s is left to the closures', (_, condition) => {
    expect(() => asked(condition)).toThrow(NotInSql);
  });

  test('a value of a type that the column cannot have decides the comparison', () => {
    expect(asked({ fact: 'gap', operator: 'equal', value: '20' }).sql).toContain('WHEN (false) THEN 3');
    expect(asked({ fact: 'stage', operator: 'contains', value: 'a' }).values).toEqual([]);
  });
});
