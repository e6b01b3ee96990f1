import { join } from 'node:path';
import { addDays, daysBetween, monthOf, parseCreditCode, parseProjectCode } from '@project-cloud/kernel';
import fc from 'fast-check';
import { generateDemo, generateProjects } from './generate';
import { loadReference } from './reference';
import type { DemoProject } from './rows';

const reference = loadReference(join(__dirname, '../reference'));
const today = '2026-11-22';
const list = (seed: number, on: string, projects: number, from = 0) => [
  ...generateProjects({ ...reference, seed, today: on, projects, from }),
];
const all = list(7, today, 2000);
const submitted = (one: DemoProject) => one.reports.filter((report) => report.state === 'submitted');
const figure = (value: unknown) => Math.round(Number(value ?? 0) * 100);
const paidIn = (values: Record<string, unknown>) =>
  ['fiscal', 'bond', 'loan', 'own'].reduce((sum, source) => sum + figure(values[`paid_${source}`]), 0);
const lacksFunds = (one: DemoProject) => one.course.startsWith('funds-');
const days = fc.integer({ min: 0, max: 800 }).map((offset) => addDays('2026-01-01', offset));

describe('a demonstration', () => {
  test('[P8] 2,000 projects carry codes that verify, each once, of the month that they were filed in', () => {
    expect(new Set(all.map((one) => one.project.code)).size).toBe(2000);
    for (const { project } of all) {
      const code = parseProjectCode(project.code);
      if (!code.ok) throw new Error(project.code);
      expect(code.generation).toBe('unified');
      expect(code.segments.time).toBe(project.filed_on.slice(2, 4) + project.filed_on.slice(5, 7));
      expect(code.segments.type).toBe(project.project_type);
      expect(reference.regions.some((region) => region.code === code.segments.region)).toBe(true);
    }
  });

  test('owners and contractors have credit codes that verify, and one name each', () => {
    const names = new Map<string, string>();
    for (const party of all.flatMap((one) => [one.party, one.builder])) {
      const code = parseCreditCode(party.code);
      expect(code.ok && code.organisationCloses).toBe(true);
      expect(names.get(party.code) ?? party.name).toBe(party.name);
      names.set(party.code, party.name);
    }
  });

  test('names are told apart, and most are said once', () => {
    expect(new Set(all.map((one) => one.project.name)).size).toBeGreaterThan(1800);
    for (const { project } of all) expect(project.name).not.toMatch(/[{}]|undefined/);
  });

  test('one seed gives the same bytes, another seed others', () => {
    const options = { ...reference, seed: 11, today, projects: 60 };
    expect(JSON.stringify(generateDemo(options))).toBe(JSON.stringify(generateDemo(options)));
    expect(JSON.stringify(generateDemo({ ...options, seed: 12 }))).not.toBe(JSON.stringify(generateDemo(options)));
  });

  test('a project depends on its number alone, so that a load may start anywhere', () => {
    expect(list(7, today, 5, 1990)).toEqual(all.slice(1990, 1995));
  });

  test('no code comes twice when the serial numbers have run out', () => {
    const codes = [0, 100_000, 200_000].flatMap((from) => list(3, today, 400, from).map((one) => one.project.code));
    expect(new Set(codes).size).toBe(codes.length);
  });

  test('about 9 % are meant to be red and 19 % yellow', () => {
    const share = (light: string) => all.filter((one) => one.expected === light).length / all.length;
    expect(share('red')).toBeGreaterThan(0.07);
    expect(share('red')).toBeLessThan(0.12);
    expect(share('yellow')).toBeGreaterThan(0.16);
    expect(share('yellow')).toBeLessThan(0.24);
  });

  test('highways cost hundreds of millions, most projects a fraction of that', () => {
    const investments = all.map((one) => one.project.total_investment).sort((a, b) => a - b);
    expect(investments[1000]).toBeLessThan(30_000);
    expect(investments[0]).toBeGreaterThan(500);
    expect(investments[1999]).toBeGreaterThan(150_000);
  });

  test('this month is reported by some, begun by others, missing for the rest', () => {
    const states = all.map((one) => one.reports.find((report) => report.period === monthOf(today))?.state ?? 'missing');
    for (const state of ['submitted', 'draft', 'missing']) {
      expect(states.filter((one) => one === state).length).toBeGreaterThan(100);
    }
  });

  test('every role has users in two counties, and an enterprise owns projects there', () => {
    const demo = generateDemo({ ...reference, seed: 7, today, projects: 400 });
    for (const role of ['official', 'county-administrator', 'enterprise', 'agent', 'leader']) {
      const counties = new Set(
        demo.users.filter((user) => user.role === role).map((user) => user.regionCode.slice(0, 6)),
      );
      expect([...counties]).toEqual(expect.arrayContaining(reference.cast.focus));
    }
    for (const user of demo.users.filter((one) => one.role === 'enterprise')) {
      expect(demo.projects.some((project) => project.owner_code === user.organisationCode)).toBe(true);
      expect(demo.parties.some((party) => party.code === user.organisationCode)).toBe(true);
    }
    for (const user of demo.users.filter((one) => one.role === 'agent')) {
      expect(demo.projects.some((project) => project.region_code === user.regionCode)).toBe(true);
    }
    expect(JSON.stringify(demo.users)).not.toMatch(/password/i);
  });
});

describe('on any day', () => {
  const property = (check: (one: DemoProject, on: string) => void) =>
    fc.assert(
      fc.property(fc.nat(99_999), days, fc.nat(5000), (seed, on, from) => {
        for (const one of list(seed, on, 4, from)) check(one, on);
      }),
      { numRuns: 60 },
    );

  test('[P8] dates are in order and what has happened lies not in the future', () => {
    property(({ project, entry }, on) => {
      const permits = ['land_approval_date', 'planning_permit_date', 'construction_permit_date'];
      const happened = [
        project.filed_on,
        ...permits.map((key) => entry.values[key] as string | undefined),
        project.actual_start,
        project.actual_end,
      ].filter((date): date is string => typeof date === 'string');
      expect(happened).toEqual([...happened].sort());
      expect(happened.every((date) => date <= on)).toBe(true);
      expect(entry.entered_on <= on).toBe(true);
      if (project.planned_start && project.planned_end) expect(project.planned_start < project.planned_end).toBe(true);
      if (project.actual_start && project.planned_start) {
        expect(daysBetween(project.planned_start, project.actual_start)).toBeGreaterThanOrEqual(0);
        expect(daysBetween(project.planned_start, project.actual_start)).toBeLessThanOrEqual(18);
      }
    });
  });

  test('reports are months without gaps, each year’s sum its parts, progress never falling', () => {
    property((one, on) => {
      expect(one.reports.length).toBeLessThanOrEqual(24);
      let year = '';
      let sum = 0;
      let progress = 0;
      for (const report of submitted(one)) {
        sum = report.period.slice(0, 4) === year ? sum : 0;
        year = report.period.slice(0, 4);
        sum += figure(report.values.invested_month);
        expect(figure(report.values.invested_year)).toBe(sum);
        expect(Number(report.values.progress)).toBeGreaterThanOrEqual(progress);
        progress = Number(report.values.progress);
        expect(report.period <= monthOf(on) && report.reported_on <= on).toBe(true);
      }
      const periods = one.reports.map((report) => report.period);
      expect(new Set(periods).size).toBe(periods.length);
      expect(periods).toEqual([...periods].sort());
    });
  });

  test('funds never fall behind what is spent, unless the project lacks funds', () => {
    property((one) => {
      let invested = 0;
      let paid = 0;
      for (const { values } of submitted(one)) {
        invested += figure(values.invested_month);
        paid += paidIn(values);
        expect(figure(values.invested_month)).toBeGreaterThanOrEqual(0);
        expect(paidIn(values)).toBeGreaterThanOrEqual(0);
        if (!lacksFunds(one)) expect(paid).toBeGreaterThanOrEqual(invested);
      }
      if (lacksFunds(one) && invested > 0) expect(paid).toBeLessThan(invested);
      if (one.course.startsWith('over-budget')) expect(invested).toBeGreaterThan(figure(one.project.total_investment));
      else expect(invested).toBeLessThanOrEqual(figure(one.project.total_investment));
    });
  });

  test('a finished project is done, one that has not started has spent nothing', () => {
    property((one) => {
      const last = submitted(one).at(-1);
      if (one.course === 'finished') {
        expect(last?.values.progress).toBe(100);
        expect(['completed', 'producing']).toContain(one.entry.stage);
      }
      if (one.project.actual_start === null) {
        expect(submitted(one).every((report) => report.values.invested_month === 0)).toBe(true);
      }
    });
  });
});
