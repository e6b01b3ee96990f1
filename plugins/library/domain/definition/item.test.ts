import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diffDefinition, sentence } from '../diff';
import { bodyIssues } from './body';
import type { Envelope } from './envelope';
import { IndicatorBody } from './indicator';
import { ItemBody } from './item';

const folder = (kind: string) => join(__dirname, '../../../../seed/reference/definitions', kind);
const read = (kind: string) =>
  readdirSync(folder(kind)).map((name) => JSON.parse(readFileSync(join(folder(kind), name), 'utf8')) as Envelope);
const items = read('item');
const indicators = read('indicator');
const permit = items.find(({ key }) => key === 'building-permit') as Envelope;
const leaf = indicators.find(({ key }) => key === 'started-rate') as Envelope;

const faults = (envelope: Envelope, change: object) =>
  bodyIssues({ ...envelope, region: null, body: { ...envelope.body, ...change } }).map(({ path, message }) => [
    path,
    message.zh,
  ]);

describe('reference items and indicators', () => {
  test.each(items.map((one) => [one.key, one] as const))('the item %s is sound', (_, one) => {
    expect(bodyIssues({ ...one, region: null })).toEqual([]);
  });

  test('what comes before an item is an item', () => {
    const keys = new Set(items.map(({ key }) => key));
    const named = items.flatMap(({ body }) => ItemBody.parse(body).prerequisites);
    expect(named.filter((key) => !keys.has(key))).toEqual([]);
  });

  test('[M09-01] 4 indicators of the first level over 13 of the second; the weights beside each other make 100', () => {
    const all = indicators.map(({ key, body }) => ({ key, body: IndicatorBody.parse(body) }));
    const roots = all.filter(({ body }) => body.level === 1);
    expect([roots.length, all.length - roots.length]).toEqual([4, 13]);
    for (const parent of [null, ...roots.map(({ key }) => key)]) {
      const weights = all.filter(({ body }) => body.parent === parent).map(({ body }) => body.weight);
      expect(weights.reduce((sum, one) => sum + one, 0)).toBe(100);
    }
  });
});

describe('[M01-22] an item', () => {
  test.each([
    [
      'a day that does not exist',
      { inForce: { from: null, until: '2026-02-30' } },
      'body.inForce.until',
      '请填写真实的日期',
    ],
    [
      'an end before its beginning',
      { inForce: { from: '2026-12-01', until: '2026-12-01' } },
      'body.inForce.until',
      '停用日期要晚于启用日期',
    ],
  ])('with %s is refused at its place', (_, change, path, message) => {
    expect(faults(permit, change)).toEqual([[path, message]]);
  });

  test('takes no key that it does not know, and no day limit of nothing', () => {
    expect(faults(permit, { colour: 'red' })).toHaveLength(1);
    expect(faults(permit, { workingDays: 0 })[0]?.[0]).toBe('body.workingDays');
    expect(faults(permit, { legalBasis: '' })[0]?.[0]).toBe('body.legalBasis');
  });

  test('that is stopped tells it in a sentence', () => {
    const after = { ...permit, region: null, body: { ...permit.body, inForce: { from: null, until: '2026-12-31' } } };
    const told = diffDefinition(after, { ...permit, region: null }).map((change) => sentence(change).zh);
    expect(told).toEqual(['审批事项：停用日期 不停用 → 2026-12-31']);
  });
});

describe('an indicator', () => {
  test('of the second level belongs to one of the first and is a share', () => {
    expect(faults(leaf, { parent: null, denominator: null })).toEqual([
      ['body.parent', '请选择所属的一级指标'],
      ['body.denominator', '请填写分母'],
    ]);
  });

  test('of the first level has none above and counts nothing itself', () => {
    expect(faults(leaf, { level: 1 }).map(([path]) => path)).toEqual(['body.parent', 'body.numerator']);
  });

  test('counts by an expression that the forms know', () => {
    const numerator = { words: { zh: '已开工', en: '' }, when: 'nothing(' };
    expect(faults(leaf, { numerator })[0]?.[0]).toBe('body.numerator.when');
  });
});
