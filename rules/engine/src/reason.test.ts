import { formatFigure } from './figure';
import { parseReason, renderReason } from './reason';

describe('figures', () => {
  test.each([
    [44.5, '%', '44.5 %'],
    [63.3333, '%', '63.3 %'],
    [0, '%', '0.0 %'],
    [-18.8333, '个点', '−18.8 个点'],
    [10680, '万元', '10,680 万元'],
    [1234567.891, '万元', '1,234,567.89 万元'],
    [54, '天', '54 天'],
    [0.15, null, '0.15'],
    [null, '天', '—'],
    [Number.NaN, '天', '—'],
    ['2026-11-22', null, '2026-11-22'],
    [true, null, '是'],
    [['land', 'funds'], null, 'land、funds'],
  ])('%j %s is shown as %s', (value, unit, text) => {
    expect(formatFigure(value, { unit })).toBe(text);
  });

  test('a gap shows its sign; English has English units', () => {
    expect(formatFigure(1, { unit: '个月', sign: true, bare: true })).toBe('+1');
    expect(formatFigure(54, { unit: '天', lang: 'en' })).toBe('54 days');
  });

  test('a half rounds as it is read, and nothing becomes minus nothing', () => {
    expect(formatFigure(1.005, { decimals: 2 })).toBe('1.01');
    expect(formatFigure(-0.04, { unit: '个点' })).toBe('0 个点');
  });
});

describe('reasons', () => {
  const render = (text: string, values: Record<string, unknown>) => {
    const template = parseReason(text);
    if (template === null) throw new Error('unreadable');
    return renderReason(template, (fact) => values[fact], { unitOf: (fact) => (fact === 'paid' ? '万元' : null) });
  };

  test('[M08-06] values are rounded to one decimal, whole ones stay whole', () => {
    expect(render('完成率低于时间进度 {gap} 个点', { gap: 38.8333 })).toBe('完成率低于时间进度 38.8 个点');
    expect(render('计划开工日已过 {days} 天', { days: 54 })).toBe('计划开工日已过 54 天');
    expect(render('{gap}', { gap: 20.04 })).toBe('20');
  });

  test('decimals and units can be asked for; what is not known is a dash', () => {
    expect(render('{a:2}|{paid:unit}|{c}', { a: 1.5, paid: 61517 })).toBe('1.50|61,517 万元|—');
  });

  test.each(['{', '{}', '{a', 'a}', '{A}', '{a.b}', '{a:9}', '{constructor()}', '{{a}}'])(
    '%s is no template',
    (text) => {
      expect(parseReason(text)).toBeNull();
    },
  );
});
