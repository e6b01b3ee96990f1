import type { Light } from '@project-cloud/rules-engine';
import type { RuleVerdict } from './judge';
import { transitions } from './lights';

const verdict = (rule: string, light: Light): RuleVerdict => ({
  rule,
  light,
  title: { zh: rule, en: rule },
  version: 1,
  reason: null,
  kept: null,
});
const warning = (rule: string, light: 'red' | 'yellow') => ({ id: `w-${rule}`, rule, light });

describe('what becomes of warnings', () => {
  test('[M08-06] they open, worsen, ease, close and stay', () => {
    const warnings = [
      warning('worse', 'yellow'),
      warning('better', 'red'),
      warning('same', 'red'),
      warning('cleared', 'yellow'),
    ];
    const verdicts = [
      verdict('new', 'yellow'),
      verdict('worse', 'red'),
      verdict('better', 'yellow'),
      verdict('same', 'red'),
      verdict('cleared', 'green'),
      verdict('fine', 'green'),
      verdict('unknown', 'none'),
    ];
    const { open, change, close, keep } = transitions(warnings, verdicts);
    expect(open.map((o) => [o.rule, o.light])).toEqual([['new', 'yellow']]);
    expect(change.map((c) => [c.warning.id, c.from, c.to, c.worse])).toEqual([
      ['w-worse', 'yellow', 'red', true],
      ['w-better', 'red', 'yellow', false],
    ]);
    expect(close).toEqual([{ warning: warnings[3], why: 'cleared' }]);
    expect(keep.map((k) => k.warning.id)).toEqual(['w-same']);
  });

  test('a rule that can no longer judge, or is gone, closes its warning and says which', () => {
    const { close } = transitions([warning('blind', 'red'), warning('retired', 'red')], [verdict('blind', 'none')]);
    expect(close.map((c) => c.why)).toEqual(['not-assessed', 'rule-gone']);
  });

  test('judging twice changes nothing', () => {
    const verdicts = [verdict('a', 'red'), verdict('b', 'yellow'), verdict('c', 'green')];
    const first = transitions([], verdicts);
    const again = transitions(
      first.open.map(({ rule, light }) => ({ rule, light })),
      verdicts,
    );
    expect([again.open, again.change, again.close]).toEqual([[], [], []]);
    expect(again.keep).toHaveLength(2);
  });
});
