import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { TargetField } from '../field';
import { fileSource } from '../tabular/source';
import { inspectTable, readTable } from '../tabular/table';
import { createDryRun } from './dry-run';
import { createLatestRecords } from './latest';
import { ImportMapping } from './mapping';
import { createImportPlan } from './plan';

// Other people's data, which stands beside the repository and never in it.
const FILE = join(__dirname, '../../../../../shared/data/nyc-capital-projects.csv');
const present = existsSync(FILE);
if (!present) process.stderr.write('skipped: ../shared/data/nyc-capital-projects.csv is not there\n');

const label = (en: string) => ({ zh: en, en });
const field = (part: TargetField['part'], key: string, more: Partial<TargetField> = {}): TargetField => ({
  key,
  label: label(key),
  type: 'text',
  part,
  ...more,
});
const usd = { type: 'money', unit: '万美元' } as const;
const boroughs = ['Bronx', 'Brooklyn', 'Manhattan', 'Queens', 'Staten Island'];

const fields: TargetField[] = [
  field('project', 'name'),
  field('project', 'total_investment', usd),
  field('project', 'planned_start', { type: 'date' }),
  field('project', 'planned_end', { type: 'date' }),
  field('entry', 'boroughs', {
    type: 'choices',
    options: boroughs.map((name) => ({ value: name, label: label(name) })),
  }),
  field('entry', 'phase'),
  field('report', 'budget', usd),
  field('report', 'slip_days', { type: 'integer' }),
];

const mapping = ImportMapping.parse({
  use: 'records',
  identity: { column: 'PID', scheme: 'nyc-pid' },
  period: { column: 'Date Reported As Of', dateFormat: 'MDY' },
  columns: [
    { column: 'Project Name', field: 'name' },
    { column: 'Budget Forecast', field: 'total_investment', transform: { factor: 0.0001 } },
    { column: 'Budget Forecast', field: 'budget', transform: { factor: 0.0001 } },
    { column: 'Design Start', field: 'planned_start', transform: { dateFormat: 'MDY' } },
    { column: 'Forecast Completion', field: 'planned_end', transform: { dateFormat: 'MDY' } },
    { column: 'Borough', field: 'boroughs' },
    { column: 'Current Phase', field: 'phase' },
    { column: 'Total Schedule Changes', field: 'slip_days' },
  ],
});

(present ? describe : describe.skip)('New York', () => {
  const records = present ? (parse(readFileSync(FILE), { columns: true, bom: true }) as Record<string, string>[]) : [];
  const known = (text = '') => text.split(',').every((part) => part.trim() === '' || boroughs.includes(part.trim()));

  test('every row of a real file is planned or reported, none is lost', async () => {
    const source = await fileSource(FILE);
    const summary = await inspectTable(source);
    expect(summary).toMatchObject({ rows: records.length, blankRows: 0 });
    expect(records).toHaveLength(2259);
    const plan = createImportPlan(mapping, { columns: summary.layout.columns, fields });
    const run = createDryRun();
    const latest = createLatestRecords();
    const places = new Set<string>();
    for await (const raw of readTable(source, summary.layout)) {
      const planned = plan.planRow(raw);
      run.add(planned);
      if (planned.ok) latest.add(planned);
      else for (const { column } of planned.problems) places.add(column);
    }
    const strange = records.filter((record) => !known(record.Borough));
    expect(strange.length).toBeGreaterThan(0);
    expect(run.summary()).toMatchObject({ good: 2259 - strange.length, bad: strange.length });
    expect([...places]).toEqual(['Borough']);

    // The same once more, the plain way: the latest good record of each project.
    const expected = new Map<string, Record<string, string>>();
    const day = ({ 'Date Reported As Of': date = '' }: Record<string, string>) => date.slice(6, 10) + date.slice(0, 5);
    for (const record of records.filter(({ Borough }) => known(Borough))) {
      const before = expected.get(record.PID ?? '');
      if (!before || day(record) > day(before)) expected.set(record.PID ?? '', record);
    }
    expect(latest.size()).toBe(expected.size);
    for (const row of latest.rows()) {
      const record = expected.get(row.identity ?? '') ?? {};
      const budget = record['Budget Forecast'] ? Math.round(Number(record['Budget Forecast']) * 100) / 1e6 : null;
      expect(row.project.name).toBe(record['Project Name']);
      expect(row.project.total_investment).toBe(budget);
    }
  });

  test('with the strange names in the mapping, all 2,259 records of 378 projects are good', async () => {
    const source = await fileSource(FILE);
    const { layout } = await inspectTable(source);
    const values = Object.fromEntries(
      records.filter((record) => !known(record.Borough)).map(({ Borough }) => [Borough, '']),
    );
    const columns = mapping.columns.map((column) =>
      column.column === 'Borough'
        ? { ...column, transform: { values: { ...values, Manhatten: 'Manhattan' } } }
        : column,
    );
    const plan = createImportPlan(ImportMapping.parse({ ...mapping, columns }), { columns: layout.columns, fields });
    const run = createDryRun();
    const latest = createLatestRecords();
    for await (const raw of readTable(source, layout)) {
      const planned = plan.planRow(raw);
      run.add(planned);
      if (planned.ok) latest.add(planned);
    }
    expect(run.summary()).toMatchObject({ good: 2259, bad: 0 });
    expect(latest.size()).toBe(378);
  });
});
