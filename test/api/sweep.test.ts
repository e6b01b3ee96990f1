import { database } from '@project-cloud/access/server';
import { addDays, systemClock } from '@project-cloud/kernel';
import { type Library, libraryOf } from '@project-cloud/library/server';
import { BUILT_IN_FACTS } from '@project-cloud/supervision';
import { checkVerdicts } from '../../plugins/supervision/server/sweep/check-verdicts';
import { sweepChanged } from '../../plugins/supervision/server/sweep/daytime';
import { findDifferences } from '../../plugins/supervision/server/sweep/find-differences';
import { sweepEntries } from '../../plugins/supervision/server/sweep/sweep-entries';
import { must } from '../factories';
import { PowerCut } from '../ops/power-cut';
import { faultsIn, NO_FAULTS } from '../ops/standing';
import { asByClosures, asSystem, building, closeServices, disturb, openServices, standing, sweepAll } from './sweeping';

const ADMINISTRATOR = 'tangwenbin';
const platform = new PowerCut();
const today = systemClock().today();
let library: Library;

// A platform of its own: hands reach into its database, and nobody sweeps there but the tests.
beforeAll(async () => {
  await platform.start({ ROLE: 'web' });
  openServices(platform.url);
  library = await building();
}, 180_000);
afterAll(async () => {
  await closeServices();
  await platform.remove();
}, 60_000);

test.each([
  ['today', 0],
  ['forty days later', 40],
  ['in the next year', 400],
])(
  '[M08-06] %s SQL finds, and closures write, what closures alone would have written, row by row',
  async (_, days) => {
    const day = addDays(today, days);
    await asSystem(async () => {
      await disturb(library, 7 + days, 180);
      const before = await standing(library);
      const wanted = await asByClosures(library, day);
      expect(await standing(library)).toEqual(before);
      const swept = await sweepAll(library, day);
      expect(swept).toMatchObject({ alarmed: false });
      expect(swept.written).toBeGreaterThan(50);
      expect(swept.checked).toBeGreaterThan(20);
      const now = await standing(library);
      expect(now.warnings).toEqual(wanted.warnings);
      expect(now.listed).toEqual(wanted.listed);
      expect(now.warnings).not.toEqual(before.warnings);
      // Once more there is nothing left to write.
      expect(await sweepAll(library, day)).toMatchObject({ written: 0, turned: 0 });
    });
    expect(await faultsIn(platform)).toEqual(NO_FAULTS);
  },
  60_000,
);

test('[M20-06] two sweeps at once leave what one leaves, and no line of history twice', async () => {
  await asSystem(async () => {
    await disturb(library, 99, 180);
    const wanted = await asByClosures(library, today);
    await Promise.all([sweepAll(library, today), sweepAll(library, today)]);
    const now = await standing(library);
    expect(now.warnings).toEqual(wanted.warnings);
    expect(now.listed).toEqual(wanted.listed);
  });
  expect(await faultsIn(platform)).toEqual(NO_FAULTS);
}, 60_000);

test('[M11-04] after midnight a sweep goes on as of the day on which it began, and undoes no save of the new day', async () => {
  await asSystem(async () => {
    // Swept and saved as of today; a sweep of yesterday is still at work, and began before.
    await sweepAll(library, today);
    const since = new Date(Date.now() - 3_600_000).toISOString();
    await asByClosures(library, today);
    const [saved] = (
      await database.query<{ id: string }>(`UPDATE pc.lib_building SET updated_at = now(), light = light
        WHERE entry_id IN (SELECT entry_id FROM warnings WHERE state <> 'closed' AND library_key = 'building') RETURNING entry_id AS id`)
    ).rows;
    expect(saved).toBeDefined();
    const before = await standing(library);
    const yesterday = addDays(today, -400);
    const found = await findDifferences(library, yesterday, 'all', { withoutSql: false });
    expect(found.ids.length).toBeGreaterThan(50);
    const swept = await sweepEntries(library, { day: yesterday, since }, { ids: [saved?.id ?? ''] });
    expect(swept.written).toBe(0);
    expect(await standing(library)).toEqual(before);
  });
}, 60_000);

test('[M11-04] what a hand wrote by day is judged at the next look, which sees only what changed, and not a second time', async () => {
  await asSystem(async () => {
    await sweepAll(library, today);
    // The demonstration is of today; what is looked for is what came after.
    for (const table of ['projects', 'library_entries', 'progress_reports'])
      await database.query(`UPDATE ${table} SET updated_at = updated_at - interval '1 day'`);
    await sweepChanged();
    const [late] = (
      await database.query<{ entry: string }>(
        `UPDATE projects p SET planned_start = current_date - 900, planned_end = current_date - 700, updated_at = now() AT TIME ZONE 'UTC'
         FROM pc.lib_building l WHERE p.document_id = l.project_id
           AND l.entry_id = (SELECT entry_id FROM pc.lib_building WHERE light = 1 AND actual_end IS NULL ORDER BY entry_id LIMIT 1)
         RETURNING l.entry_id AS entry`,
      )
    ).rows;
    const listed = async () =>
      (await database.query('SELECT light::int FROM pc.lib_building WHERE entry_id = $1', [late?.entry])).rows;
    const looks = async () =>
      (await database.query(`SELECT done::int, turned::int FROM pc.sweep WHERE id = 'daytime'`)).rows[0];
    expect(await listed()).toEqual([{ light: 1 }]);
    await sweepChanged();
    expect(await listed()).toEqual([{ light: 3 }]);
    const before = await standing(library);
    const { done, turned } = (await looks()) ?? {};
    expect(turned).toBeGreaterThan(0);
    expect(done).toBeLessThan(5);
    await sweepChanged();
    expect(await standing(library)).toEqual(before);
    expect((await looks())?.turned).toBe(turned);
  });
}, 60_000);

test('[M11-04] a year for which no calendar has been announced is judged like any other, by all three alike', async () => {
  await asSystem(async () => {
    const { ids, bySql } = await findDifferences(library, '2099-01-04', 'all', { withoutSql: false });
    expect(bySql).toBe(true);
    expect(ids.length).toBeGreaterThan(50);
    expect(await checkVerdicts(library, '2099-01-04', ids.slice(0, 200))).toEqual([]);
  });
}, 60_000);

const factOf = (key: string) => {
  const fact = BUILT_IN_FACTS.find((one) => one.key === key);
  if (!fact) throw new Error(`no fact ${key}`);
  return fact;
};

interface Health {
  alarms: {
    id: string;
    rule: string;
    entries: number;
    fault: string | null;
    examples: { code: string; values: { fact: string }[]; sql: string; closures: string; reference: string }[];
  }[];
}

/** While a fact says something else in SQL, as a fault in the platform would have it. */
async function withFault<T>(key: string, sql: string, run: () => Promise<T>): Promise<T> {
  const spy = jest.spyOn(factOf(key), 'sql').mockReturnValue(sql);
  try {
    return await asSystem(run);
  } finally {
    spy.mockRestore();
  }
}

describe('[M08-04] a rule that SQL reads otherwise', () => {
  const health = async () => must(await (await platform.signIn(ADMINISTRATOR)).get<Health>('/api/studio/sweeps'));

  const acknowledged = async () => {
    const administrator = await platform.signIn(ADMINISTRATOR);
    for (const { id } of (await health()).alarms) {
      must(await administrator.post(`/api/rule-alarms/${id}/acknowledge`, { note: '已修复' }), 204);
    }
  };

  test('is caught, told with entries and values, and judged without SQL until somebody acknowledges', async () => {
    await asSystem(() => sweepAll(library, today));
    const before = await asSystem(() => standing(library));
    await withFault('days_past_planned_start', '1000::float8', async () => {
      expect(await sweepAll(library, today)).toMatchObject({ alarmed: true });
      // What closures wrote is right all the same.
      expect(await standing(library)).toEqual(before);
      const again = await findDifferences(library, today, 'all', { withoutSql: false });
      expect(again.ids.length).toBeGreaterThan(0);
      // From now on SQL is not asked: nothing seems to differ.
      expect(await sweepAll(library, today)).toMatchObject({ written: 0, checked: 0, alarmed: false });
      const wanted = await asByClosures(library, addDays(today, 60));
      await sweepAll(library, addDays(today, 60));
      expect((await standing(library)).warnings).toEqual(wanted.warnings);
    });
    const { alarms } = await health();
    expect(alarms.map(({ rule }) => rule)).toEqual(['started-late']);
    const [example] = alarms[0]?.examples ?? [];
    expect(alarms[0]?.entries).toBeGreaterThan(0);
    expect(example?.sql).not.toBe(example?.closures);
    expect(example?.reference).toBe(example?.closures);
    expect(example?.values.map(({ fact }) => fact)).toContain('days_past_planned_start');
    await acknowledged();
    expect((await health()).alarms).toEqual([]);
    await asSystem(async () => {
      expect((await sweepAll(library, today)).checked).toBeGreaterThan(0);
    });
  }, 60_000);

  test('is judged without SQL when PostgreSQL cannot compute it, and all others go on', async () => {
    await withFault('days_past_milestone', '(1 / (length(p.entry_id) - length(p.entry_id)))::float8', async () => {
      await disturb(library, 5, 60);
      const wanted = await asByClosures(library, today);
      await sweepAll(library, today);
      expect((await standing(library)).warnings).toEqual(wanted.warnings);
    });
    expect((await health()).alarms).toEqual([
      expect.objectContaining({ rule: 'milestone-missed', fault: expect.stringContaining('zero') }),
    ]);
    await acknowledged();
  }, 60_000);

  test('is judged by SQL again when it has another version', async () => {
    await withFault('days_past_planned_start', '1000::float8', () => sweepAll(library, today));
    expect((await health()).alarms).toHaveLength(1);
    await platform.rows(
      `UPDATE pc.rule_alarm SET rule_version = rule_version - 1 WHERE rule_key = 'started-late' AND acknowledged_at IS NULL`,
    );
    expect((await health()).alarms).toEqual([]);
    await asSystem(async () => {
      const swept = await sweepEntries(
        await libraryOf('building'),
        { day: today, since: new Date().toISOString() },
        'all',
      );
      expect(swept.alarmed).toBe(false);
      await disturb(library, 11, 20);
      expect((await sweepAll(library, today)).checked).toBeGreaterThan(0);
    });
  }, 60_000);
});
