import path from 'node:path';
import { runAsSystem } from '@project-cloud/access/server';
import { systemClock } from '@project-cloud/kernel';
import { type Library, libraryOf } from '@project-cloud/library/server';
import { closeDatabase, openDatabase } from '../../plugins/access/server/database/database';
import { lightsThatDiffer } from '../../plugins/supervision/server/lights-in-sql';
import { setFactsFile } from '../../plugins/supervision/server/rules-of';
import { COUNTIES, daysFromNow, fileEntry } from '../factories';
import { signIn } from '../harness/client';
import { Database, SYSTEM } from './database';

const today = systemClock().today();
const differing = (library: Library, day = today) =>
  runAsSystem('test', async () => (await lightsThatDiffer(library, day)) ?? []);

let database: Database;
let building: Library;

beforeAll(async () => {
  openDatabase({ connectionString: process.env.TEST_SERVER_DATABASE_URL ?? '', max: 2 });
  setFactsFile(path.join(__dirname, '../../rules/facts.json'));
  database = await Database.open(SYSTEM);
  building = await runAsSystem('test', () => libraryOf('building'));
});
afterAll(async () => {
  await database.close();
  await closeDatabase();
});

test('[M08-06] right after it was judged SQL finds nothing to change, by the thresholds of its county', async () => {
  const { fusui, qingxiu } = COUNTIES;
  const late = { planned_start: daysFromNow(-25), planned_end: daysFromNow(400) };
  const strict = await fileEntry(await signIn(fusui.official), fusui, { project: late });
  const usual = await fileEntry(await signIn(qingxiu.official), qingxiu, { project: late });
  // 扶绥县 gives red from 20 days on, all others from 30.
  expect([strict.light, usual.light]).toEqual(['red', 'yellow']);
  const found = await differing(building);
  expect(found).not.toContain(strict.id);
  expect(found).not.toContain(usual.id);

  // Ten days later the one is red as well, and the other has nothing new.
  const later = await differing(building, daysFromNow(10));
  expect(later).toContain(usual.id);
  expect(later).not.toContain(strict.id);
});

test('a warning, its light and a listed light that do not fit the verdict are found', async () => {
  const { fusui } = COUNTIES;
  const official = await signIn(fusui.official);
  const late = { planned_start: daysFromNow(-25), planned_end: daysFromNow(400) };
  const [paler, gone, listed] = [
    await fileEntry(official, fusui, { project: late }),
    await fileEntry(official, fusui, { project: late }),
    await fileEntry(official, fusui, { project: late }),
  ];
  const spoil = [
    [`UPDATE warnings SET light = 'yellow' WHERE entry_id = $1`, paler.id],
    [`UPDATE warnings SET state = 'closed' WHERE entry_id = $1`, gone.id],
    ['UPDATE pc.lib_building SET light = 1 WHERE entry_id = $1', listed.id],
  ] as const;
  const mend = [
    [`UPDATE warnings SET light = 'red' WHERE entry_id = $1`, paler.id],
    [`UPDATE warnings SET state = 'open' WHERE entry_id = $1`, gone.id],
    ['UPDATE pc.lib_building SET light = 3 WHERE entry_id = $1', listed.id],
  ] as const;
  for (const [text, id] of spoil) await database.rows(text, [id]);
  expect(await differing(building)).toEqual(expect.arrayContaining([paler.id, gone.id, listed.id]));
  for (const [text, id] of mend) await database.rows(text, [id]);
  const found = await differing(building);
  for (const { id } of [paler, gone, listed]) expect(found).not.toContain(id);
});
