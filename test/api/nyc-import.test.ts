import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseProjectCode } from '@project-cloud/kernel';
import { parse } from 'csv-parse/sync';
import { COUNTIES, mark, must } from '../factories';
import { type Client, signIn } from '../harness/client';
import { allRows, dryRun, type Import, type Mapping, type Row, runImport, upload } from './importing';

// Other people's data, which stands beside the repository and never in it.
const ROOT = path.resolve(__dirname, '../..');
const FILE = path.join(ROOT, '../shared/data/nyc-capital-projects.csv');
const METADATA = path.join(__dirname, '../metadata/nyc');
const LIBRARY = 'nyc-capital-projects';
const present = existsSync(FILE);
if (!present) console.log('skipped: ../shared/data/nyc-capital-projects.csv is not there');

type Source = Record<string, string>;

/** The file once more, the plain way: nothing here knows the platform's readers. */
const records: Source[] = present ? parse(readFileSync(FILE), { columns: true, bom: true }) : [];
const cell = (record: Source, column: string) => record[column] ?? '';
const day = (text: string) => (text === '' ? null : `${text.slice(6, 10)}-${text.slice(0, 2)}-${text.slice(3, 5)}`);
const tenThousands = (text: string) => (text === '' ? null : Math.round(Number(text) * 100) / 1_000_000);
const negative = records.filter((record) => Number(cell(record, 'Budget Forecast')) < 0);
const latest = new Map<string, Source>();
for (const record of records.filter((one) => !negative.includes(one))) {
  const before = latest.get(cell(record, 'PID'));
  const when = (one: Source) => day(cell(one, 'Date Reported As Of')) ?? '';
  if (!before || when(record) > when(before)) latest.set(cell(record, 'PID'), record);
}
const REGIONS: Record<string, string> = {
  Bronx: '9901',
  Brooklyn: '9902',
  Manhattan: '9903',
  Manhatten: '9903',
  Queens: '9904',
  'Staten Island': '9905',
};

/** Days late and per cent dearer, as the newest record of a project says. */
const slipOf = (record: Source) => {
  const text = cell(record, 'Total Schedule Changes');
  return text === '' ? null : Number(text);
};
const growthOf = (record: Source) => {
  const [forecast, changes] = [cell(record, 'Budget Forecast'), cell(record, 'Total Budget Changes')];
  if (forecast === '' || changes === '' || Number(forecast) === Number(changes)) return null;
  return (Number(changes) / (Number(forecast) - Number(changes))) * 100;
};
const lightOf = (value: number | null, red: number, yellow: number) =>
  value === null ? 'none' : value > red ? 'red' : value > yellow ? 'yellow' : 'green';
const expected = new Map(
  [...latest].map(([pid, record]) => {
    const slip = lightOf(slipOf(record), 365, 180);
    const growth = lightOf(growthOf(record), 25, 10);
    const light = ['red', 'yellow', 'green', 'none'].find((one) => one === slip || one === growth) ?? 'none';
    return [pid, { slip, growth, light, record }];
  }),
);
const pids = (rule: 'slip' | 'growth', light: string) =>
  [...expected].filter(([, one]) => one[rule] === light).map(([pid]) => pid);

interface Definition {
  id: string;
}

interface Replay {
  rules: ({ rule: string } & Record<'red' | 'yellow' | 'green' | 'none', number>)[];
  turned: { id: string; rules: { rule: string; was: string; now: string }[] }[];
  next: string | null;
}

/** The library as it was written: files, taken in by the API like anybody's, by one person and let out by another. */
async function publishMetadata(author: Client, approver: Client): Promise<void> {
  const order = ['rule', 'form', 'view', 'template', 'library'];
  const files = readdirSync(METADATA).map((name) => JSON.parse(readFileSync(path.join(METADATA, name), 'utf8')));
  files.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  for (const { version: _version, ...definition } of files) {
    const { id } = must(await author.post<Definition>('/api/definitions', definition), 201);
    must(await author.post(`/api/definitions/${id}/submit`));
    must(await approver.post(`/api/definitions/${id}/publish`));
  }
}

async function foundRegions(founder: Client): Promise<void> {
  const regions = [
    { code: '99', name: 'New York', parent: null, level: 'province' },
    ...['Bronx', 'Brooklyn', 'Manhattan', 'Queens', 'Staten Island'].map((name) => ({
      code: REGIONS[name],
      name,
      parent: '99',
      level: 'county',
    })),
  ];
  for (const region of regions) {
    const known = await founder.get(`/api/regions/${region.code}`);
    if (known.status === 404) must(await founder.post('/api/regions', { ...region, kind: 'other' }), 201);
  }
}

(present ? describe : describe.skip)('New York', () => {
  let clerk: Client;
  let uploaded: Import;
  let checked: Import;
  let imported: Import;
  let rows: Row[];
  const byPid = new Map<string, Row>();

  beforeAll(async () => {
    const founder = await signIn('liangwenjing');
    await foundRegions(founder);
    await publishMetadata(await signIn('tangwenbin'), founder);
    const body = { username: mark('ny'), name: 'Clerk', role: 'official', regionCode: '99', organisationCode: null };
    const { username, password } = must(
      await founder.post<{ username: string; password: string }>('/api/users', body),
      201,
    );
    clerk = await signIn(username, password);
    uploaded = await upload(clerk, LIBRARY, 'nyc-capital-projects.csv', readFileSync(FILE), 'records');
    must(await clerk.put(`/api/imports/${uploaded.id}/mapping`, { mapping: uploaded.suggestion }), 200);
    checked = await dryRun(clerk, uploaded.id);
    imported = await runImport(clerk, uploaded.id);
    rows = await allRows(clerk, LIBRARY);
    for (const pid of latest.keys()) {
      const { project } = must(
        await clerk.get<{ project: { code: string } }>(`/api/projects/${encodeURIComponent(pid)}`),
        200,
      );
      const row = rows.find((one) => one.code === project.code);
      if (row) byPid.set(pid, row);
    }
  }, 170_000);

  test('the mapping that was published as metadata is proposed for its file', () => {
    expect(uploaded).toMatchObject({ rows: 2259, format: 'csv', suggestion: { key: 'nyc-capital-records' } });
    expect(uploaded.suggestion.identity).toEqual({ column: 'PID', scheme: 'nyc-pid' });
  });

  test('[P8] no record disappears: good and bad are 2,259, in the dry run and in the import', () => {
    expect(records).toHaveLength(2259);
    expect(negative).toHaveLength(1);
    for (const pass of [checked, imported]) {
      expect(pass).toMatchObject({ good: 2258, bad: 1, progress: { done: 2259, total: 2259 }, failure: null });
    }
    expect([checked.state, imported.state]).toEqual(['checked', 'done']);
  });

  test('[P8] a budget below zero is reported with row, column and value, not guessed', () => {
    const [wrong] = negative;
    const row = records.indexOf(wrong as Source) + 2;
    expect(imported.problems.length).toBeGreaterThan(0);
    for (const problem of imported.problems) {
      expect(problem).toMatchObject({
        row,
        column: 'Budget Forecast',
        value: cell(wrong as Source, 'Budget Forecast'),
      });
      expect(problem.reason).toContain('不能小于 0');
    }
  });

  test('378 projects have their latest record as present state, each in its borough', () => {
    expect(latest.size).toBe(378);
    expect(rows).toHaveLength(378);
    expect(byPid.size).toBe(378);
    for (const [pid, { record }] of expected) {
      const row = byPid.get(pid);
      expect({
        name: row?.name,
        owner: row?.owner_name,
        budget: row?.total_investment,
        phase: row?.phase ?? '',
        start: row?.planned_start,
        end: row?.planned_end,
        region: row?.region.code,
        borough: row?.borough_reported ?? '',
        period: row?.last_period,
      }).toEqual({
        name: cell(record, 'Project Name').replace(/\s+$/, ''),
        owner: cell(record, 'Managing Agency'),
        budget: tenThousands(cell(record, 'Budget Forecast')),
        phase: cell(record, 'Current Phase'),
        start: day(cell(record, 'Design Start')),
        end: day(cell(record, 'Forecast Completion')),
        region: REGIONS[cell(record, 'Borough')] ?? '99',
        borough: cell(record, 'Borough'),
        period: day(cell(record, 'Date Reported As Of'))?.slice(0, 7),
      });
    }
  });

  test('every good record is a report of its project with its own figures', async () => {
    let reports = 0;
    for (const [pid, row] of byPid) {
      const { items } = must(
        await clerk.get<{ items: { period: string; values: Record<string, unknown> }[] }>(
          `/api/entries/${row.id}/reports`,
        ),
        200,
      );
      reports += items.length;
      const own = records.filter((record) => cell(record, 'PID') === pid && !negative.includes(record));
      expect(items.map((item) => item.period).sort()).toEqual(
        own.map((record) => day(cell(record, 'Date Reported As Of'))?.slice(0, 7)).sort(),
      );
      for (const record of own) {
        const item = items.find((one) => one.period === day(cell(record, 'Date Reported As Of'))?.slice(0, 7));
        expect(item?.values.budget ?? null).toBe(tenThousands(cell(record, 'Budget Forecast')));
        expect(item?.values.budget_changes ?? null).toBe(tenThousands(cell(record, 'Total Budget Changes')));
        expect(item?.values.schedule_changes ?? null).toBe(slipOf(record));
      }
    }
    expect(reports).toBe(2258);
  }, 60_000);

  test('the two rules turn exactly the projects red and yellow that the file says, and each light says why', async () => {
    expect(pids('slip', 'red').length).toBeGreaterThan(50);
    expect(pids('growth', 'yellow').length).toBeGreaterThan(5);
    const open = new Map<string, string>();
    for (const light of ['red', 'yellow']) {
      for (const rule of ['schedule-slip', 'budget-growth']) {
        let after: string | null = null;
        do {
          const query = new URLSearchParams({ rule, light, state: 'open', ...(after ? { after } : {}) });
          const page: { items: { code: string; rule: string; light: string; reason: string }[]; next: string | null } =
            must(await clerk.get(`/api/warnings?${query}`), 200) as never;
          for (const one of page.items) {
            expect(one.reason).toMatch(/\d/);
            open.set(`${one.code} ${one.rule}`, one.light);
          }
          after = page.next;
        } while (after);
      }
    }
    const wanted = new Map<string, string>();
    for (const [pid, { slip, growth }] of expected) {
      const code = byPid.get(pid)?.code;
      if (slip === 'red' || slip === 'yellow') wanted.set(`${code} schedule-slip`, slip);
      if (growth === 'red' || growth === 'yellow') wanted.set(`${code} budget-growth`, growth);
    }
    expect(open).toEqual(wanted);
    const lights = Object.fromEntries([...byPid].map(([pid, row]) => [pid, row.light]));
    expect(lights).toEqual(Object.fromEntries([...expected].map(([pid, one]) => [pid, one.light])));
    const { lights: counted } = must(
      await clerk.get<{ lights: Record<string, number> }>(`/api/libraries/${LIBRARY}/summary`),
      200,
    );
    for (const light of ['red', 'yellow', 'green', 'none']) {
      expect([light, counted[light]]).toEqual([
        light,
        [...expected.values()].filter((one) => one.light === light).length,
      ]);
    }
  });

  test('[M11-04] replayed over the day of every report, each light begins to be red on the day that the file says', async () => {
    const auditor = await signIn('liangwenjing');
    const when = (record: Source) => day(cell(record, 'Date Reported As Of')) ?? '';
    const good = records.filter((record) => !negative.includes(record));
    const days = [...new Set(good.map(when))].filter((one) => one !== '').sort();
    expect(days.length).toBeGreaterThan(5);
    const first: Record<string, Map<string, string>> = { 'schedule-slip': new Map(), 'budget-growth': new Map() };
    const replayed: Record<string, Map<string, string>> = { 'schedule-slip': new Map(), 'budget-growth': new Map() };
    const now = new Map([...byPid].map(([pid, row]) => [row.id, pid]));
    for (const on of days) {
      // A report speaks for its month: the newest of the months up to this one counts.
      const newest = new Map<string, Source>();
      for (const record of good.filter((one) => when(one).slice(0, 7) <= on.slice(0, 7))) {
        const before = newest.get(cell(record, 'PID'));
        if (!before || when(record) > when(before)) newest.set(cell(record, 'PID'), record);
      }
      const wanted = {
        'schedule-slip': new Map([...newest].map(([pid, one]) => [pid, lightOf(slipOf(one), 365, 180)])),
        'budget-growth': new Map([...newest].map(([pid, one]) => [pid, lightOf(growthOf(one), 25, 10)])),
      };
      const pages: Replay[] = [];
      do {
        const query = new URLSearchParams({ library: LIBRARY, day: on, after: pages.at(-1)?.next ?? '' });
        pages.push(must(await auditor.get<Replay>(`/api/replay?${query}`), 200));
      } while (pages.at(-1)?.next);
      for (const rule of ['schedule-slip', 'budget-growth'] as const) {
        const own = rule === 'schedule-slip' ? 'slip' : 'growth';
        // What does not differ from today is as it is today.
        const then = new Map([...expected].map(([pid, one]) => [pid, one[own]]));
        for (const { id, rules } of pages.flatMap(({ turned }) => turned)) {
          const turned = rules.find((one) => one.rule === rule);
          if (turned) then.set(now.get(id) ?? '', turned.was);
        }
        const counts = pages[0]?.rules.find((one) => one.rule === rule);
        for (const light of ['red', 'yellow', 'green'] as const) {
          const said = [...wanted[rule].values()].filter((one) => one === light).length;
          expect([on, rule, light, counts?.[light]]).toEqual([on, rule, light, said]);
        }
        for (const [pid, light] of then) if (light === 'red' && !replayed[rule]?.has(pid)) replayed[rule]?.set(pid, on);
        for (const [pid, light] of wanted[rule])
          if (light === 'red' && !first[rule]?.has(pid)) first[rule]?.set(pid, on);
      }
    }
    expect(first['schedule-slip']?.size).toBeGreaterThan(50);
    expect(replayed).toEqual(first);
  }, 60_000);

  test('[M11-04] a timeline tells the lights of a project at each month end', async () => {
    const [pid] = pids('slip', 'red');
    const row = byPid.get(pid ?? '');
    type Timeline = { items: { day: string; light: string; rules: { rule: string; light: string }[] }[] };
    const { items } = must(await clerk.get<Timeline>(`/api/entries/${row?.id}/lights?months=12`), 200);
    expect(items).toHaveLength(12);
    for (const { light, rules } of items) {
      expect([light, rules.find(({ rule }) => rule === 'schedule-slip')?.light]).toEqual(['red', 'red']);
    }
  });

  test('[M02-08] a project opens by its own number and by its new unified code, which verifies', async () => {
    const seen = new Set<string>();
    for (const [pid, row] of byPid) {
      expect(parseProjectCode(row.code)).toMatchObject({ ok: true, generation: 'unified' });
      seen.add(row.code);
      if (seen.size > 5) continue;
      type Dossier = { project: { code: string }; codes: { scheme: string; value: string }[] };
      const byCode = must(await clerk.get<Dossier>(`/api/projects/${row.code}`), 200);
      const byNumber = must(await clerk.get<Dossier>(`/api/projects/${pid}`), 200);
      expect(byNumber.project.code).toBe(byCode.project.code);
      expect(byCode.codes).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ scheme: 'nyc-pid', value: pid }),
          expect.objectContaining({ scheme: 'unified', value: row.code }),
        ]),
      );
      const found = must(await clerk.get<{ items: { code: string }[] }>(`/api/search?q=${row.code}`), 200);
      expect(found.items.map((item) => item.code)).toContain(row.code);
    }
    expect(seen.size).toBe(378);
  });

  test('the same file once more creates nothing and changes no light', async () => {
    const again = await upload(clerk, LIBRARY, 'again.csv', readFileSync(FILE), 'records');
    expect(await runImport(clerk, again.id)).toMatchObject({ state: 'done', good: 2258, bad: 1 });
    const after = await allRows(clerk, LIBRARY);
    expect(after.map((row) => [row.id, row.code, row.light]).sort()).toEqual(
      rows.map((row) => [row.id, row.code, row.light]).sort(),
    );
  }, 60_000);

  test('[P2] nobody of Guangxi sees a row of New York, and New York sees none of Guangxi', async () => {
    const county = await signIn(COUNTIES.fusui.official);
    const [first] = rows as [Row];
    expect(await allRows(county, LIBRARY)).toEqual([]);
    expect((await county.get(`/api/projects/${first.code}`)).status).toBe(404);
    expect((await county.get(`/api/entries/${first.id}`)).status).toBe(404);
    expect((await county.get(`/api/imports/${imported.id}`)).status).toBe(404);
    expect(await allRows(clerk, 'building')).toEqual([]);
    const [theirs] = await allRows(county, 'building', { limit: '1' });
    expect((await clerk.get(`/api/projects/${(theirs as Row).code}`)).status).toBe(404);
  });

  test('the export speaks in ten thousands of dollars and holds every project', async () => {
    const answer = must(await clerk.get<string>(`/api/libraries/${LIBRARY}/export.csv`), 200);
    const exported: Source[] = parse(answer, { columns: true, bom: true });
    expect(Object.keys(exported[0] ?? {})).toContain('总投资（万美元）');
    const budgets = new Map(exported.map((line) => [line.项目代码, line['总投资（万美元）']]));
    expect(budgets.size).toBe(378);
    for (const [pid, row] of byPid) {
      const wanted = tenThousands(cell(latest.get(pid) as Source, 'Budget Forecast'));
      expect(budgets.get(row.code)).toBe(wanted === null ? '' : String(wanted));
    }
  });

  test('a mapping that names a field which the library lacks is refused at its place', async () => {
    const { id, suggestion } = await upload(clerk, LIBRARY, 'once.csv', readFileSync(FILE), 'records');
    const columns = [...suggestion.columns, { column: 'Category', field: 'colour' }];
    const mapping: Mapping = { ...suggestion, columns };
    const refused = await clerk.put(`/api/imports/${id}/mapping`, { mapping });
    expect(refused).toMatchObject({
      status: 422,
      body: { error: { fields: [{ path: `columns[${suggestion.columns.length}].field`, code: 'field-unknown' }] } },
    });
  });

  test('there is no line for New York in the code', () => {
    const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
      cwd: ROOT,
      encoding: 'utf8',
    })
      .split('\0')
      .filter(
        (name) =>
          /\.(tsx?|mjs|cjs|js|json|sql|css|less)$/.test(name) && !/^test\/|\.test\.tsx?$|-lock\.json$/.test(name),
      );
    expect(tracked.length).toBeGreaterThan(200);
    const knowing = tracked.filter((name) => {
      const file = path.join(ROOT, name);
      return existsSync(file) && /\bnyc\b|nyc[-_]/i.test(readFileSync(file, 'utf8'));
    });
    expect(knowing).toEqual([]);
  });
});
