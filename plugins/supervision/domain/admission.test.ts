import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LibraryBody } from '@project-cloud/library';
import { factDictionary, parseFactFile } from '@project-cloud/rules-engine';
import { admissionIssues, admissionRule } from './admission';
import { computeFacts, libraryFactEntries } from './facts';

const root = join(__dirname, '../../..');
const json = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'));
const libraryAt = (key: string) =>
  LibraryBody.parse((json(`seed/reference/definitions/library/${key}.json`) as { body: unknown }).body);

const building = libraryAt('building');
const preliminary = libraryAt('preliminary');
const parsed = parseFactFile(json('rules/facts.json'));
const facts = factDictionary(parsed.ok ? parsed.facts : [], libraryFactEntries(preliminary));

const states = preliminary.permits.map(({ state }) => state);
const withStates = (...values: (string | null)[]) =>
  computeFacts({
    project: {},
    values: Object.fromEntries(states.map((state, at) => [state, values[at] ?? null])),
    reports: [],
    library: preliminary,
    today: '2026-11-22',
  }).facts;
const met = (...values: (string | null)[]) =>
  admissionRule(building)?.test({ facts: withStates(...values), parameters: {} });

describe('the way from preparation to construction', () => {
  test('[M05-02] the rule of the library 在建 is read without a fault, and every fact of it is there', () => {
    expect(admissionIssues({ key: 'building', body: building }, { body: preliminary, facts })).toEqual([]);
  });

  test('[M05-01] the library of projects in preparation has the four permits, each with state, number and day', () => {
    expect(preliminary.permits.map(({ label }) => label.zh)).toEqual(['投资许可', '用地报批', '规划许可', '施工许可']);
    for (const { state, number, date, done } of preliminary.permits) {
      const field = preliminary.fields.find(({ key }) => key === state);
      expect(field?.options?.map(({ value }) => value)).toContain(done);
      expect(preliminary.fields.filter(({ key }) => key === number || key === date)).toHaveLength(2);
    }
  });

  test('[M05-02] four permits open the way, three do not, whichever is missing', () => {
    expect(met('done', 'done', 'done', 'done')).toBe(true);
    for (let open = 0; open < 4; open += 1) {
      for (const state of ['todo', 'doing', null]) {
        expect(met(...states.map((_, at) => (at === open ? state : 'done')))).toBe(false);
      }
    }
    expect(met()).toBe(false);
  });
});

describe('a wrong admission is refused at its place', () => {
  const from = { body: preliminary, facts };
  const with_ = (more: object) =>
    admissionIssues(
      { key: 'building', body: LibraryBody.parse({ ...building, admission: { ...building.admission, ...more } }) },
      from,
    ).map(({ path }) => path);

  test.each([
    [
      { conditions: { all: [{ fact: 'annual_plan', operator: 'equal', value: 1 }] } },
      'body.admission.conditions.all[0].fact',
    ],
    [
      { conditions: { all: [{ fact: 'planning_permit_state', operator: 'greaterThan', value: 1 }] } },
      'body.admission.conditions.all[0].operator',
    ],
    [{ leaves: 'gone' }, 'body.admission.leaves'],
    [{ from: 'building' }, 'body.admission.from'],
  ])('%j', (more, path) => {
    expect(with_(more)).toContain(path);
  });

  test('a library that is not there', () => {
    expect(admissionIssues({ key: 'building', body: building }, null).map(({ path }) => path)).toEqual([
      'body.admission.from',
    ]);
  });
});
