import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inRoot } from '../../scripts/lib/root.mjs';

const require = createRequire(inRoot('package.json'));
const { parseRule } = require('@project-cloud/rules-engine');
const { LibraryBody, projectedColumns } = require('@project-cloud/library');
const { addColumnsSql, createTableSql } = require(inRoot('plugins/library/dist/server/queries/projection-ddl.js'));

const read = (file) => JSON.parse(readFileSync(inRoot(file), 'utf8'));
const LIBRARY = 'building';

/** What lies in the papers of a project, and the column that holds it: as metadata would ask for it. */
const PATHS = {
  'permits.construction.state': 'text',
  'permits.construction.days': 'number',
  'contract.amount': 'number',
  'contract.changes': 'number',
  'safety.accidents': 'number',
  'bond.rate': 'number',
  'bond.drawn': 'number',
};
const SQL = { text: 'text COLLATE "C"', number: 'float8' };
const paths = Object.entries(PATHS).map(([path, type], at) => ({ steps: path.split('.'), type, column: `j${at}` }));

const papers = (path, operator, value) => ({ fact: 'papers', path: `$.${path}`, operator, value });
const is = (fact, operator, value) => ({ fact, operator, value });
const open = is('actual_end', 'equal', null);
const more = 'greaterThan';

/** Ten rules beside those of the installation; seven read JSON paths. [key, red, yellow] */
const OWN = [
  [
    'permit-refused',
    [papers('permits.construction.state', 'equal', 'refused'), open],
    [papers('permits.construction.state', 'in', ['refused', 'returned']), open],
  ],
  [
    'permit-slow',
    [papers('permits.construction.days', more, 360), open],
    [papers('permits.construction.days', more, 350), open],
  ],
  [
    'contract-above-plan',
    [papers('contract.amount', more, { fact: 'total_investment' }), papers('contract.amount', more, 190_000)],
    [papers('contract.amount', more, { fact: 'total_investment' }), papers('contract.amount', more, 180_000)],
  ],
  ['contract-changed', [papers('contract.changes', more, 18)], [papers('contract.changes', more, 17)]],
  [
    'accidents',
    [papers('safety.accidents', 'greaterThanInclusive', 3)],
    [papers('safety.accidents', 'greaterThanInclusive', 2)],
  ],
  ['bond-dear', [papers('bond.rate', more, 6.9), open], [papers('bond.rate', more, 6.8), open]],
  [
    'bond-idle',
    [papers('bond.drawn', 'lessThan', 1), is('progress', more, 50)],
    [papers('bond.drawn', 'lessThan', 2), is('progress', more, 50)],
  ],
  [
    'large-and-slow',
    [is('total_investment', more, 190_000), is('progress_gap', more, 15)],
    [is('total_investment', more, 180_000), is('progress_gap', more, 10)],
  ],
  [
    'money-ahead-of-work',
    [
      is('invested_ratio', more, { fact: 'progress' }),
      is('invested_ratio', more, 92),
      { not: { any: [is('stage', 'equal', 'completed'), is('stage', 'equal', 'producing')] } },
    ],
    [is('invested_ratio', more, 90), is('progress', 'lessThan', 40)],
  ],
  [
    'year-without-work',
    [is('invested_year', 'lessThan', 1), is('annual_plan', more, 900)],
    [is('invested_year', 'lessThan', 2), is('annual_plan', more, 900)],
  ],
];
const level = (light, priority, all) => ({
  name: light,
  priority,
  conditions: { all },
  event: { type: 'light', params: { light, reason: { zh: '示例', en: 'Example' } } },
});
const own = ([key, red, yellow]) => ({
  key,
  kind: 'warning',
  title: { zh: key, en: key },
  legalBasis: '示例',
  rules: [level('red', 20, red), level('yellow', 10, yellow)],
  cases: [],
});

/** Twenty rules, past the door. */
export function benchRules() {
  const shipped = readdirSync(inRoot('rules/warning')).map((key) => read(`rules/warning/${key}/rule.json`));
  return [...shipped, ...OWN.map(own)].map((json) => {
    const parsed = parseRule(json);
    if (!parsed.ok) throw new Error(`${json.key}: ${JSON.stringify(parsed.issues)}`);
    return parsed.rule;
  });
}

/** The library of the installation, with what its reports say and the paths as columns of its table. */
export function benchLibrary() {
  const body = LibraryBody.parse(read(`seed/reference/definitions/library/${LIBRARY}.json`).body);
  const columns = new Map(projectedColumns(body).map((column) => [column.key, column]));
  return { key: LIBRARY, body, table: 'pc."lib_building"', columns };
}

const REPORTS = {
  latestPeriod: 'text COLLATE "C"',
  latestDay: 'date',
  investedTotal: 'float8',
  investedThisYear: 'float8',
  investedCompleteYear: 'float8',
  investedLast: 'float8',
  paidTotal: 'float8',
  progress: 'float8',
  fallingMonths: 'float8',
};

/** How the facts of this table are read: `held` and `reports` of a fact query. */
export const HELD = {
  reports: Object.fromEntries(Object.keys(REPORTS).map((key) => [key, `p."r_${key}"`])),
  held: [
    { fact: 'papers', path: [], type: 'boolean', sql: 'CASE WHEN p.papers IS NOT NULL THEN true END' },
    ...paths.map(({ steps, type, column }) => ({
      fact: 'papers',
      path: steps,
      type,
      sql: `p.${column}`,
      missing: 'absent',
    })),
  ],
};

/** Chance from the number of a row: the same on every run. */
const chance = (k) => `((hashint8extended(i, ${k}) & 1073741823) / 1073741824.0)::float8`;
const pick = (k, ...words) =>
  `(ARRAY[${words.map((word) => `'${word}'`).join(',')}])[1 + floor(${chance(k)} * ${words.length})::int]`;

const LATEST = `(ARRAY[date '2026-11-30', date '2026-10-31', date '2026-09-30'])[CASE WHEN ${chance(23)} < 0.55 THEN 1 WHEN ${chance(23)} < 0.98 THEN 2 ELSE 3 END]`;

const PROJECTS = (library, rows) => {
  const j = paths.map(
    ({ steps, type, column }) =>
      `${type === 'number' ? `(papers #>> '{${steps}}')::float8` : `papers #>> '{${steps}}'`} AS ${column}`,
  );
  return `INSERT INTO ${library.table} (entry_id, project_id, region_path, owner_scope, stage, light, stored_public, name, code, region_code, owner_name,
      owner_code, industry_code, total_investment, planned_start, planned_end, actual_start, actual_end, address, is_public, f_annual_plan, f_key_level,
      f_next_milestone_date, f_construction_permit_date, papers, ${Object.keys(REPORTS).map((key) => `"r_${key}"`)}, ${paths.map(({ column }) => column)})
    SELECT d.*, ${j} FROM (SELECT left(md5(i::text), 24), left(md5('p' || i), 24), '/45/' || (4501 + i % 14) || '/', '91450000MA5' || i % 5000,
      ${pick(1, 'building', 'building', 'building', 'suspended', 'completed', 'producing')}, 1::smallint, i % 3 = 0, '项目' || i || '期工程', '2406-451421-04-01-' || i,
      (450100 + i % 14 * 100)::text, '广西某某投资有限公司' || i % 5000, '91450000MA5' || i % 5000, 'E48',
      round((50 + 199950 * ${chance(2)} ^ 3)::numeric, 2), date '2026-11-22' - (300 + 900 * ${chance(3)})::int,
      date '2026-11-22' + (-20 + 900 * ${chance(4)})::int,
      CASE WHEN ${chance(5)} < 0.97 THEN date '2026-11-22' - (200 + 700 * ${chance(6)})::int END, CASE WHEN ${chance(7)} < 0.2 THEN date '2026-11-22' - (100 * ${chance(8)})::int END,
      '某某县某某乡', i % 3 = 0, round((10 + 900 * ${chance(9)})::numeric, 2), ${pick(10, 'county', 'city', 'province')},
      date '2026-11-22' + (-3 + 200 * ${chance(11)})::int, CASE WHEN ${chance(12)} < 0.98 THEN date '2025-01-01' END,
      CASE WHEN ${chance(13)} < 0.95 THEN jsonb_build_object('permits', jsonb_build_object('construction', jsonb_build_object(
          'state', ${pick(14, ...Array(40).fill('done'), ...Array(9).fill('applied'), 'refused')}, 'days', floor(365 * ${chance(15)})), 'land', jsonb_build_object('state', 'done', 'no', md5(i::text))),
        'contract', jsonb_build_object('amount', round((200000 * ${chance(16)})::numeric, 2), 'changes', floor(19.2 * ${chance(17)}), 'parties', jsonb_build_array('施工单位' || i, '监理单位' || i)),
        'safety', CASE WHEN ${chance(18)} < 0.3 THEN jsonb_build_object('accidents', floor(3.1 * ${chance(19)} ^ 4)) ELSE '{}' END,
        'bond', CASE WHEN ${chance(20)} < 0.5 THEN jsonb_build_object('rate', round((2 + 4.95 * ${chance(21)})::numeric, 2), 'drawn', floor(100 * ${chance(22)})) END) END AS papers,
      to_char(${LATEST}, 'YYYY-MM'), ${LATEST}, 400 * ${chance(24)}, 900 * ${chance(25)} ^ 0.2, 900 * ${chance(25)} ^ 0.2, 30 * ${chance(26)}, 400 * ${chance(27)} ^ 0.3,
      floor(60 + 41 * ${chance(28)}), CASE WHEN ${chance(29)} < 0.96 THEN floor(2 * ${chance(30)}) ELSE 3 END
    FROM generate_series(1, ${rows}) AS i) d`;
};

/** A table of so many projects, as a library has it, in a database of its own. */
export async function makeProjects(client, rows) {
  const library = benchLibrary();
  await client.query(`DROP SCHEMA IF EXISTS pc CASCADE; CREATE SCHEMA pc`);
  await client.query(
    readFileSync(inRoot('plugins/supervision/server/migrations/0005-create-rule-functions.sql'), 'utf8'),
  );
  await client.query(createTableSql(library.key));
  await client.query(addColumnsSql(library.key, library.body, new Set()));
  const more = [
    'papers jsonb',
    ...Object.entries(REPORTS).map(([key, type]) => `"r_${key}" ${type}`),
    ...paths.map(({ type, column }) => `${column} ${SQL[type]}`),
  ];
  await client.query(`ALTER TABLE ${library.table} ${more.map((column) => `ADD COLUMN ${column}`)}`);
  await client.query(PROJECTS(library, rows));
  await client.query(`VACUUM ANALYZE ${library.table}`);
  return library;
}
