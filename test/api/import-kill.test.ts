import { readFileSync } from 'node:fs';
import path from 'node:path';
import { COUNTIES, mark, must } from '../factories';
import type { DemoAccount } from '../harness/accounts';
import { type Client, visitor } from '../harness/client';
import { SecondProcess } from '../harness/second-process';
import { remove, temporaryDataDir } from '../harness/start-process';
import { allRows, type Import, readImport, settled, upload } from './importing';
import { csv } from './table-files';

const ROWS = 6000;
const { fusui } = COUNTIES;
const stem = mark('断电');
const HEADER = ['项目名称', '县区', '项目单位', '总投资（万元）', '计划开工', '计划竣工', '本年计划投资（万元）'];
// None bears a code: a row that was saved twice would be two projects.
const file = csv([
  HEADER,
  ...Array.from({ length: ROWS }, (_, at) =>
    at % 100 === 99
      ? [`${stem}${at}`, '扶绥县', '某单位', '不是数字', '2026-01-01', '2027-12-31', '100']
      : [`${stem}${at}`, '扶绥县', '某单位', '1200', '2026-01-01', '2027-12-31', '100'],
  ),
]);

describe('a platform of its own, whose process is killed', () => {
  const dataDir = temporaryDataDir();
  let platform: SecondProcess | undefined;

  async function start(): Promise<Client> {
    platform = await SecondProcess.apart(dataDir);
    const accounts: DemoAccount[] = JSON.parse(readFileSync(path.join(dataDir, 'accounts.json'), 'utf8'));
    const password = accounts.find((account) => account.username === fusui.official)?.password;
    const clerk = visitor(platform.url);
    must(await clerk.post('/api/session', { username: fusui.official, password }), 200);
    return clerk;
  }

  afterAll(async () => {
    await platform?.stop('remove');
    remove(dataDir);
  }, 60_000);

  test('[P8] an import that was killed half-way ends after the restart, with nothing lost and nothing twice', async () => {
    const before = await start();
    const { id } = await upload(before, 'building', '断电.csv', file);
    must(await before.post(`/api/imports/${id}/run`), 202);
    let half: Import;
    do half = await readImport(before, id);
    while (half.state === 'running' && half.progress.done === 0);
    await platform?.kill();
    expect(half.state).toBe('running');
    expect(half.progress.done).toBeGreaterThan(0);
    expect(half.progress.done).toBeLessThan(ROWS);
    expect(half.secondsLeft).toBeGreaterThan(0);

    const after = await start();
    const done = await settled(after, id, 90);
    expect(done).toMatchObject({
      failure: null,
      state: 'done',
      good: ROWS - ROWS / 100,
      bad: ROWS / 100,
      progress: { done: ROWS, total: ROWS },
    });
    expect(done.problems.map((problem) => problem.row)).toEqual(
      Array.from({ length: ROWS / 100 }, (_, at) => at * 100 + 101),
    );
    const names = (await allRows(after, 'building', { q: stem, sort: 'name' })).map((row) => row.name);
    expect(names).toHaveLength(ROWS - ROWS / 100);
    expect(new Set(names).size).toBe(names.length);
    const bad = must(await after.get<string>(`/api/imports/${id}/bad-rows.csv`), 200);
    expect(bad.trimEnd().split('\r\n')).toHaveLength(1 + ROWS / 100);
  }, 300_000);
});
