import { type Calendar, dueOn } from '@project-cloud/kernel';
import { derivationSpans } from './derivation-spans';

const calendar: Calendar = {
  version: 'test',
  years: [{ year: 2026, status: 'official', notice: '国办发明电〔2025〕7 号', holidays: [], workdays: [] }],
};
const question = { from: '2026-10-19', days: 20, countStart: false, pauses: [], calendar };

describe('[M03-11] the spans of a derivation', () => {
  it('a run of working days is one span, weekends inside included', () => {
    const { derivation } = dueOn(question);
    const spans = derivationSpans(derivation);
    expect(spans.map(({ from, to, days }) => [from, to, days])).toEqual([
      ['2026-10-19', '2026-10-19', 0],
      ['2026-10-20', '2026-11-16', 20],
    ]);
  });

  it('a pause parts the counted days and counts none', () => {
    const pauses = [{ from: '2026-11-02', to: '2026-11-13', reason: '专家评审' }];
    const spans = derivationSpans(dueOn({ ...question, pauses }).derivation);
    expect(spans.map(({ from, to, days }) => [from, to, days])).toEqual([
      ['2026-10-19', '2026-10-19', 0],
      ['2026-10-20', '2026-10-30', 9],
      ['2026-11-02', '2026-11-13', 0],
      ['2026-11-16', '2026-11-30', 11],
    ]);
  });

  it('the counted days of all spans add up to the limit', () => {
    for (const days of [1, 7, 20, 90]) {
      const spans = derivationSpans(dueOn({ ...question, from: '2026-01-10', days }).derivation);
      expect(spans.reduce((sum, span) => sum + span.days, 0)).toBe(days);
    }
  });
});
