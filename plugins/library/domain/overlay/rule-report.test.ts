import type { Rule } from '@project-cloud/rules-engine';
import fc from 'fast-check';
import type { Choice, OverlayPlace } from './overlay-report';
import { type RuleChange, ruleReport } from './rule-report';
import { servingRule } from './serving-rule';
import { settleRule } from './settle-rule';

const place: OverlayPlace = { kind: 'rule', key: 'late', region: '451481', regionName: '凭祥市', version: 1 };
const rule = (parameters: Record<string, [value: number, min: number, max: number]>) =>
  ({
    key: 'late',
    parameters: Object.fromEntries(
      Object.entries(parameters).map(([name, [value, min, max]]) => [
        name,
        { value, min, max, unit: '个点', label: { zh: '红灯线', en: 'Red line' } },
      ]),
    ),
  }) as unknown as Rule;
const changeOf = (parameters: Record<string, number>, from: Rule, to: Rule): RuleChange => ({
  place,
  overlay: { base: 1, parameters },
  from: { version: 1, rule: from },
  to: { version: 2, rule: to },
});

describe('[P3] thresholds when the bounds of their rule move', () => {
  const outside = changeOf(
    { red: 25, blue: 1 },
    rule({ red: [20, 5, 40], blue: [1, 0, 2] }),
    rule({ red: [15, 10, 20] }),
  );

  test('a value outside is moved, given up or put off; one without a parameter goes or waits', () => {
    const [red, blue] = ruleReport(outside).conflicts;
    expect(red).toMatchObject({
      id: 'rule/late@451481.1#red:bounds',
      parameter: 'red',
      mine: { zh: '红灯线 25 个点', en: 'Red line 25 个点' },
      theirs: { zh: '这次底稿改为：15 个点，允许 10 至 20' },
      settled: null,
    });
    expect(red?.choices.map(({ label }) => label.zh)).toEqual(['改为 20', '用底稿 15', '暂不处理，先用原来的']);
    expect(blue?.choices.map(({ key }) => key)).toEqual(['drop', 'defer']);
    const settle = (choice: Choice) =>
      settleRule(outside, { [red?.id ?? '']: choice, [blue?.id ?? '']: 'drop' })?.parameters;
    expect([settle('clamp'), settle('base')]).toEqual([{ red: 20 }, {}]);
    expect(settle('defer')).toBeUndefined();
  });

  test('both changed it: the county’s stays unless somebody says otherwise', () => {
    const change = changeOf({ red: 12 }, rule({ red: [20, 5, 40] }), rule({ red: [15, 10, 20] }));
    expect(ruleReport(change).conflicts).toMatchObject([{ code: 'both', settled: 'keep' }]);
    expect(settleRule(change, {})).toEqual({ base: 2, parameters: { red: 12 } });
  });

  test('the last version that bears the threshold judges, and the newest where none does', () => {
    const version = (number: number, bounds: [number, number, number]) => ({
      version: number,
      rule: rule({ red: bounds }),
    });
    const versions = [version(3, [15, 10, 20]), version(2, [18, 5, 30]), version(1, [20, 5, 40])] as const;
    const [newest, ...earlier] = versions;
    const at = (red: number, base = 1) =>
      servingRule(newest, earlier, [{ place, overlay: { base, parameters: { red } } }]).base.version;
    expect([at(12), at(25), at(35), at(99), at(25, 3)]).toEqual([3, 2, 1, 3, 3]);
  });

  test('settled in whatever way, no threshold lies outside, and none changes that fitted', () => {
    const bounds = fc
      .tuple(fc.integer({ min: 0, max: 50 }), fc.nat(30))
      .map(([min, width]): [number, number, number] => [min + Math.floor(width / 2), min, min + width]);
    const names = fc.constantFrom('red', 'yellow', 'constructor', 'toString');
    const parameters = (one: fc.Arbitrary<[number, number, number]>) =>
      fc.dictionary(names, one, { noNullPrototype: true });
    const values = fc.dictionary(names, fc.integer({ min: -5, max: 90 }), { noNullPrototype: true });
    fc.assert(
      fc.property(values, parameters(bounds), parameters(bounds), fc.nat(), (mine, from, to, pick) => {
        const change = changeOf(mine, rule(from), rule(to));
        const report = ruleReport(change);
        expect(report.kept.length + report.adapted.length + report.conflicts.length).toBe(Object.keys(mine).length);
        const choices = Object.fromEntries(
          report.conflicts.map(({ id, choices: offered }) => {
            const real = offered.filter(({ key }) => key !== 'defer');
            return [id, real[pick % real.length]?.key as Choice];
          }),
        );
        const settled = settleRule(change, choices);
        expect(settled).not.toBeNull();
        if (!settled) return;
        expect(ruleReport({ ...change, overlay: settled, from: change.to }).conflicts).toEqual([]);
        for (const { operation } of report.kept) expect(settled.parameters[operation]).toBe(mine[operation]);
      }),
    );
  });
});
