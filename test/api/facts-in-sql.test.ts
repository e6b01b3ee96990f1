import { LibraryBody, projectedColumns, projectionTable } from '@project-cloud/library';
import { LIGHT_RANK } from '@project-cloud/registry';
import {
  compileRule,
  compileSql,
  type Light,
  lightAt,
  parseRule,
  type Rule,
  worstLight,
} from '@project-cloud/rules-engine';
import { BUILT_IN_FACTS, computeFacts, derivedFacts, fieldFacts } from '@project-cloud/supervision';
import { differencesSql } from '../../plugins/supervision/server/queries/differences';
import { factQuery } from '../../plugins/supervision/server/queries/fact-query';
import { Database, SYSTEM } from './database';

/** Everything that is filed in a library, as the sweep reads it. */
const ENTRIES = `SELECT e.document_id AS id, e.stage, e."values", e.region_path, to_jsonb(p) AS project, p.total_investment::text AS total, l.light
  FROM library_entries e JOIN projects p ON p.document_id = e.project_id JOIN pc.lib_building l ON l.entry_id = e.document_id WHERE e.library_key = $1 ORDER BY e.document_id`;
const REPORTS = `SELECT entry_id, period, "values" FROM progress_reports WHERE library_key = $1 AND state = 'submitted' ORDER BY entry_id, period COLLATE "C"`;
const WARNINGS = `SELECT entry_id, rule_key, light FROM warnings WHERE library_key = $1 AND state <> 'closed'`;
const IN_FORCE = `SELECT DISTINCT ON (key) key, body::jsonb AS body FROM definitions WHERE kind = $1 AND coalesce(region_code, '') = '' AND status = 'published'
  ORDER BY key, version DESC`;

/** A plain day, the turn of a year, a day before most of it, and days on which reports of later months are not known yet. */
const DAYS = ['2026-11-22', '2026-01-10', '2026-12-31', '2025-08-31', '2025-02-28', '2028-01-01'];

interface Row {
  id: string;
  stage: string;
  values: Record<string, unknown>;
  region_path: string;
  project: Record<string, unknown>;
  total: string | null;
  light: number;
  [column: string]: unknown;
}

let database: Database;
let library: {
  key: string;
  body: LibraryBody;
  table: string;
  columns: ReadonlyMap<string, ReturnType<typeof projectedColumns>[number]>;
};
let rows: Row[];
const reports = new Map<string, { period: string; values: Record<string, unknown> }[]>();
let rules: Rule[];
/** The open warnings of each entry, 'rule light'. */
const standing = new Map<string, string[]>();

beforeAll(async () => {
  database = await Database.open(SYSTEM);
  await database.client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const key = 'building';
  const bodies = await database.rows<{ key: string; body: unknown }>(IN_FORCE, ['library']);
  const body = LibraryBody.parse(bodies.find((one) => one.key === key)?.body);
  const columns = new Map(projectedColumns(body).map((column) => [column.key, column]));
  library = { key, body, table: `pc."${projectionTable(key)}"`, columns };
  rows = await database.rows<Row>(ENTRIES, [key]);
  for (const { entry_id, period, values } of await database.rows<{
    entry_id: string;
    period: string;
    values: Record<string, unknown>;
  }>(REPORTS, [key]))
    reports.set(entry_id, [...(reports.get(entry_id) ?? []), { period, values }]);
  for (const { entry_id, rule_key, light } of await database.rows<Record<'entry_id' | 'rule_key' | 'light', string>>(
    WARNINGS,
    [key],
  ))
    standing.set(entry_id, [...(standing.get(entry_id) ?? []), `${rule_key} ${light}`]);
  rules = (await database.rows<{ key: string; body: unknown }>(IN_FORCE, ['rule'])).flatMap((one) => {
    const parsed = parseRule(one.body);
    return parsed.ok && body.rules.includes(one.key) ? [parsed.rule] : [];
  });
});
afterAll(() => database.close());

const factsOf = (row: Row, today: string) =>
  computeFacts({
    project: { ...row.project, total_investment: row.total },
    values: row.values,
    reports: reports.get(row.id) ?? [],
    library: library.body,
    today,
    stage: row.stage,
  }).facts;

/** A fact that is a list or any JSON is compared as JSON, all others as they are. */
const same = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b);

describe.each(DAYS)('as of %s', (today) => {
  test('[M08-06] every fact of every entry is the same in SQL', async () => {
    const keys = [
      ...new Set([
        ...BUILT_IN_FACTS.map(({ key }) => key),
        ...fieldFacts(library.body).map(({ key }) => key),
        ...derivedFacts(library.body).map(({ key }) => key),
      ]),
    ];
    const query = factQuery(library, keys, { today });
    const columns = keys.map((key, at) => {
      const held = query.facts(key, []);
      return `${held?.sql}${held?.type === 'date' ? '::text' : ''} AS f${at}`;
    });
    // Values that only the rules would use are none of this statement's.
    const { sql, values } = compileSql([], { ...query, select: ['s.entry_id', ...columns].join(', ') });
    const found = new Map(
      (await database.rows<Record<string, unknown>>(sql, values)).map((row) => [row.entry_id, row]),
    );
    const different: unknown[] = [];
    const told = new Set<string>();
    for (const row of rows) {
      const facts = factsOf(row, today);
      const inSql = found.get(row.id) ?? {};
      for (const [at, key] of keys.entries()) {
        if (facts[key] !== null && facts[key] !== 0) told.add(key);
        if (!same(facts[key], inSql[`f${at}`])) different.push([row.id, key, facts[key], inSql[`f${at}`]]);
      }
    }
    expect(different.slice(0, 10)).toEqual([]);
    expect(rows.length).toBeGreaterThan(1900);
    expect(told.size).toBeGreaterThan(15);
  });

  test('[M08-06] every rule gives every entry the same light in SQL', async () => {
    const compiled = rules.map((rule) => compileRule(rule));
    const query = factQuery(
      library,
      compiled.flatMap(({ reads }) => reads),
      { today },
    );
    const { sql, values } = compileSql(rules, query);
    const found = new Map(
      (await database.rows<Record<string, unknown>>(sql, values)).map((row) => [row.entry_id, row]),
    );
    const lights: Record<Light, number> = { red: 0, yellow: 0, green: 0, none: 0 };
    const different: unknown[] = [];
    for (const row of rows) {
      const facts = factsOf(row, today);
      for (const [at, rule] of compiled.entries()) {
        const { light } = rule.decide(facts);
        lights[light] += 1;
        const inSql = lightAt(found.get(row.id) ?? {}, at);
        if (light !== inSql) different.push([row.id, rule.key, light, inSql]);
      }
    }
    expect(different.slice(0, 10)).toEqual([]);
    expect(rules.length).toBe(library.body.rules.length);
    expect(lights.red + lights.yellow).toBeGreaterThan(0);
    expect(lights.green).toBeGreaterThan(0);
  });

  test('[M08-06] SQL finds the entries whose lights are no longer those that stand', async () => {
    const compiled = rules.map((rule) => compileRule(rule));
    const query = factQuery(
      library,
      compiled.flatMap(({ reads }) => reads),
      { today },
    );
    const verdicts = compileSql(rules, { ...query, select: 's.entry_id, s.light' });
    const keys = rules.map(({ key }) => key);
    const { sql, values } = differencesSql(verdicts, library.key, keys);
    const found = (await database.rows<{ entry_id: string }>(sql, values)).map((row) => row.entry_id);
    const expected = rows.filter((row) => {
      const facts = factsOf(row, today);
      const lights = compiled.map((rule) => rule.decide(facts).light);
      const warned = keys.flatMap((key, at) =>
        ['red', 'yellow'].includes(lights[at] ?? '') ? [`${key} ${lights[at]}`] : [],
      );
      const stands = (standing.get(row.id) ?? []).sort().join() === warned.sort().join();
      return !stands || LIGHT_RANK[worstLight(lights)] !== row.light;
    });
    expect(found).toEqual(expected.map(({ id }) => id).sort());
    if (today !== '2026-11-22') expect(found.length).toBeGreaterThan(50);
  });
});
