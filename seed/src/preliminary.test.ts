import { join } from 'node:path';
import { parseProjectCode } from '@project-cloud/kernel';
import { generatePreliminary, generatePreliminaryPast, generateProjects } from './generate';
import { loadReference } from './reference';

const reference = loadReference(join(__dirname, '../reference'));
const today = '2026-11-22';
const options = { ...reference, seed: 7, today, projects: 120 };
const preparing = generatePreliminary(options);
const PERMITS = ['investment_permit', 'land_approval', 'planning_permit', 'construction_permit'];
const DATES = PERMITS.map((permit) => (permit === 'land_approval' ? 'land_approval_date' : `${permit}_date`));
const openOf = (values: Record<string, unknown>) => PERMITS.filter((permit) => values[`${permit}_state`] !== 'done');

test('[M05-01] projects in preparation differ: some have begun nothing, some wait for one permit, none has all', () => {
  const open = preparing.map(({ entry }) => openOf(entry.values).length);
  for (const count of [1, 2, 3, 4]) expect(open.filter((one) => one === count).length).toBeGreaterThan(5);
  expect(open).not.toContain(0);
  expect(new Set(preparing.map(({ entry }) => entry.stage))).toEqual(new Set(['planning', 'preparing']));
});

test('a permit that is granted has number and day, in order and not in the future; one that is open has neither', () => {
  for (const { entry, project } of preparing) {
    const days = DATES.flatMap((date) => (entry.values[date] as string | undefined) ?? []);
    expect([project.filed_on, ...days]).toEqual([project.filed_on, ...days].sort());
    expect(days.every((day) => day <= today)).toBe(true);
    PERMITS.forEach((permit, at) => {
      const granted = entry.values[`${permit}_state`] === 'done';
      expect(entry.values[`${permit}_number`] !== undefined).toBe(granted);
      expect(entry.values[DATES[at] ?? ''] !== undefined).toBe(granted);
    });
  }
});

test('they are projects of their own, with codes that verify and that nobody else has', () => {
  const codes = new Set([...generateProjects({ ...options, projects: 2000 })].map(({ project }) => project.code));
  for (const { project } of preparing) {
    expect(parseProjectCode(project.code).ok).toBe(true);
    expect(codes.has(project.code)).toBe(false);
    codes.add(project.code);
  }
  expect(codes.size).toBe(2120);
});

test('[M05-02] in 扶绥 two projects wait for one permit alone', () => {
  const waiting = preparing.filter(({ project, entry }) => {
    return project.code.slice(5, 11) === '451421' && openOf(entry.values).length === 1;
  });
  expect(waiting.length).toBeGreaterThanOrEqual(2);
  expect(waiting[0]?.project.name).toBe('扶绥县空港物流园（二期）');
});

test('what is under construction and came through preparation has all four permits', () => {
  const past = generatePreliminaryPast({ ...options, projects: 2000 });
  expect(past.length).toBeGreaterThan(15);
  for (const { values, stage } of past) expect([openOf(values), stage]).toEqual([[], 'moved']);
});
