import fc from 'fast-check';
import { BUILT_IN_FACTS } from './built-in';
import { computeFacts } from './compute-facts';
import type { FactInput } from './input';
import { FIGURED_FACTS, needNoReports, STANDING_FACTS } from './standing-facts';

const day = fc
  .integer({ min: 0, max: 1_500 })
  .map((days) => new Date(Date.UTC(2024, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
const library = {
  reporting: { frequency: 'month' as const, dueDay: 25, invested: ['invested'], paid: ['paid'], progress: 'progress' },
  fields: [],
  reportFields: [],
  facts: [],
};
const report = fc.record({
  period: day.map((one) => one.slice(0, 7)),
  values: fc.record({ invested: fc.integer({ min: 0, max: 9_000 }), paid: fc.nat(9_000), progress: fc.nat(100) }),
});
const input: fc.Arbitrary<FactInput> = fc.record({
  project: fc.record({
    total_investment: maybe(fc.nat(90_000)),
    planned_start: maybe(day),
    planned_end: maybe(day),
    actual_start: maybe(day),
    actual_end: maybe(day),
  }),
  values: fc.record({
    annual_plan: maybe(fc.nat(9_000)),
    next_milestone_date: maybe(day),
    construction_permit_date: maybe(day),
  }),
  reports: fc
    .array(report, { minLength: 1, maxLength: 6 })
    .map((all) => all.sort((a, b) => (a.period < b.period ? -1 : 1))),
  library: fc.constant(library),
  today: day,
  stage: fc.constantFrom('reserve', 'building'),
  enteredOn: day,
});

test('[M08-06] no report changes a standing fact, and every other built-in fact of reports is changed by some', () => {
  const moved = new Set<string>();
  fc.assert(
    fc.property(input, (one) => {
      const [full, bare] = [computeFacts(one).facts, computeFacts({ ...one, reports: [] }).facts];
      for (const { key } of BUILT_IN_FACTS) if (full[key] !== bare[key]) moved.add(key);
      for (const key of STANDING_FACTS) expect(full[key]).toBe(bare[key]);
    }),
    { numRuns: 500 },
  );
  const others = BUILT_IN_FACTS.map(({ key }) => key).filter(
    (key) => !STANDING_FACTS.has(key) && key !== 'attachment_count',
  );
  expect([...moved].sort()).toEqual(others.sort());
});

test('[M08-06] what reports add up to tells the facts that are made of it as the reports do', () => {
  fc.assert(
    fc.property(input, (one) => {
      const full = computeFacts(one).facts;
      const figures = {
        invested_total: full.invested_total as number | null,
        paid_total: full.paid_total as number | null,
        progress: full.progress as number | null,
      };
      const told = computeFacts({ ...one, reports: [], figures }).facts;
      for (const key of FIGURED_FACTS) expect([key, told[key]]).toEqual([key, full[key]]);
    }),
    { numRuns: 500 },
  );
});

test('a fact of the latest report or a formula needs the reports', () => {
  expect(needNoReports(library, ['stage', 'planned_end', 'total_investment'])).toBe(true);
  expect(needNoReports(library, ['stage', 'funds_gap'])).toBe(true);
  expect(needNoReports(library, ['stage', 'invested_year'])).toBe(false);
  expect(needNoReports(library, ['report_progress'])).toBe(false);
});
