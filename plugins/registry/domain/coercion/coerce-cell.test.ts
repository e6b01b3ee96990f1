import fc from 'fast-check';
import type { FieldLike, FieldType } from '../field';
import type { RawCell } from '../tabular/cell';
import { coerceCell, type ReadingHints } from './coerce-cell';
import { decimalText, multiply, parseDecimal } from './decimal';

const field = (type: FieldType, more: Partial<FieldLike> = {}): FieldLike => ({
  key: 'x',
  label: { zh: '字段', en: 'Field' },
  type,
  ...more,
});

const money = field('money', { unit: '万元' });

function value(raw: RawCell, of: FieldLike, hints?: ReadingHints): unknown {
  const outcome = coerceCell(raw, of, hints);
  return outcome.ok ? outcome.value : `✗ ${outcome.reason.zh}`;
}

describe('figures', () => {
  test.each<[RawCell, unknown]>([
    ['1234.5', 1234.5],
    ['1,234.5', 1234.5],
    ['１，２３４．５', 1234.5],
    [' 12 ', 12],
    ['-3.25', -3.25],
    ['+8', 8],
    ['.5', 0.5],
    ['007', 7],
    ['1,234.5万元', 1234.5],
    ['1.2亿元', 12000],
    ['1.2 亿', 12000],
    ['50000元', 5],
    ['3万', 3],
    [1234.56, 1234.56],
    ['', null],
    ['　', null],
    [null, null],
    ['999999999999.123', 999999999999.123],
  ])('%j in a field in 万元 is %j', (raw, expected) => {
    expect(value(raw, money)).toBe(expected);
  });

  test.each<[RawCell, FieldLike, string]>([
    ['1,23', money, '不是数字'],
    ['1,2345', money, '不是数字'],
    ['1.234,5', money, '不是数字'],
    ['约100', money, '不是数字'],
    ['(1,234)', money, '不是数字'],
    ['¥100', money, '不是数字'],
    ['100-200', money, '不是数字'],
    ['—', money, '不是数字'],
    ['12万美元', money, '不能换算'],
    ['12亩', money, '不能换算'],
    ['85%', money, '不是百分比'],
    ['1.23E+12', money, '科学计数法'],
    ['1000000000001', money, '超过 1 万亿'],
    ['0.1234567', money, '最多 6 位小数'],
    [333.333333333333, money, '最多 6 位小数'],
    ['999999999999.123456', money, '有效数字'],
    ['12.5', field('integer'), '不是整数'],
    ['12人', field('integer'), '后面有'],
    ['-1', field('integer', { min: 0 }), '不能小于 0'],
    ['101', field('percent', { max: 100, unit: '%' }), '不能大于 100%'],
    [true, money, '应当是数字'],
    [{ kind: 'date', iso: '2026-01-01' }, money, '单元格是日期'],
    ['１２３　４', money, '不是数字'],
    ['9'.repeat(400), money, '超过 1 万亿'],
  ])('%j is reported and not guessed', (raw, of, reason) => {
    expect(value(raw, of)).toContain(reason);
  });

  test('a column in 元 is brought to 万元 exactly, and an explicit unit wins over the factor', () => {
    expect(value('182980960', money, { factor: 0.0001 })).toBe(18298.096);
    expect(value('-4318643.37', money, { factor: 0.0001 })).toBe(-431.864337);
    expect(value('1.5亿元', money, { factor: 0.0001 })).toBe(15000);
    expect(value('0.001', money, { factor: 0.0001 })).toBe('✗ 最多 6 位小数');
  });

  test('a unit that the field itself has is taken off', () => {
    expect(value('120人', field('integer', { unit: '人' }))).toBe(120);
    expect(value('2.5万美元', field('money', { unit: '万美元' }))).toBe(2.5);
  });

  test('percents mean what the sheet shows', () => {
    const percent = field('percent', { unit: '%' });
    expect(value('85%', percent)).toBe(85);
    expect(value('８５．５％', percent)).toBe(85.5);
    expect(value('85', percent)).toBe(85);
    expect(value({ kind: 'percent', percent: 7 }, percent)).toBe(7);
  });

  test('every amount of up to 15 digits reads back as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }), fc.nat(6), (digits, scale) => {
        const text = decimalText({ digits: BigInt(digits), scale });
        fc.pre(Math.abs(Number(text)) <= 1e12);
        expect(value(text, money)).toBe(Number(text) + 0);
        expect(value(Number(text), money)).toBe(Number(text) + 0);
      }),
    );
  });

  test('multiplication of decimals is exact', () => {
    const product = (a: string, b: string) => {
      const [left, right] = [parseDecimal(a), parseDecimal(b)];
      return left && right ? decimalText(multiply(left, right)) : null;
    };
    expect(product('0.1', '3')).toBe('0.3');
    expect(product('-1.10', '1e-7')).toBe('-0.00000011');
    expect(product('5', '1e4')).toBe('50000');
    expect(parseDecimal('1e')).toBeNull();
  });
});

describe('dates', () => {
  const date = field('date');
  test.each<[RawCell, string]>([
    ['2026-11-22', '2026-11-22'],
    ['2026/11/22', '2026-11-22'],
    ['2026/1/2', '2026-01-02'],
    ['2026.11.22', '2026-11-22'],
    ['2026年11月22日', '2026-11-22'],
    ['２０２６年１１月２日', '2026-11-02'],
    ['20261122', '2026-11-22'],
    ['2026-11-22 08:30:00', '2026-11-22'],
    ['2026/11/22 8:30', '2026-11-22'],
    ['2026-11-22T00:00:00Z', '2026-11-22'],
    ['2026-11-22T16:00:00+08:00', '2026-11-22'],
    ['46348', '2026-11-22'],
    [46348, '2026-11-22'],
    [46348.25, '2026-11-22'],
    [20261122, '2026-11-22'],
    [{ kind: 'date', iso: '2026-11-22T08:30:00' }, '2026-11-22'],
  ])('%j is %s', (raw, expected) => {
    expect(value(raw, date)).toBe(expected);
  });

  test.each<[RawCell, string]>([
    ['2026-02-30', '这一天不存在'],
    ['2026-13-01', '这一天不存在'],
    ['11/22/2026', '分不清'],
    ['03/04/2026', '分不清'],
    ['26/11/22', '不是日期'],
    ['2026-11', '不是日期'],
    ['2026年底', '不是日期'],
    ['2026-11-21T16:00:00Z', '时区'],
    ['5', '不是日期'],
    [5, '不是日期'],
    [true, '不是日期'],
    ['2026-11/22', '不是日期'],
  ])('%j is reported', (raw, reason) => {
    expect(value(raw, date)).toContain(reason);
  });

  test('the year may stand last when the mapping says in which order', () => {
    expect(value('11/22/2026', date, { dateFormat: 'MDY' })).toBe('2026-11-22');
    expect(value('09/01/2019 12:00:00 AM', date, { dateFormat: 'MDY' })).toBe('2019-09-01');
    expect(value('22.11.2026', date, { dateFormat: 'DMY' })).toBe('2026-11-22');
    expect(value('22/11/2026', date, { dateFormat: 'MDY' })).toContain('不存在');
  });

  test.each<[RawCell, string]>([
    ['2026-11', '2026-11'],
    ['2026/1', '2026-01'],
    ['2026年1月', '2026-01'],
    ['2026.10', '2026-10'],
    ['202611', '2026-11'],
    [202611, '2026-11'],
    ['2026-11-22', '2026-11'],
    [{ kind: 'date', iso: '2026-11-01' }, '2026-11'],
  ])('the month of %j is %s', (raw, expected) => {
    expect(value(raw, field('month'))).toBe(expected);
  });

  test('2026.1 may be October that lost its nought, so it is no month', () => {
    expect(value('2026.1', field('month'))).toContain('不是月份');
    expect(value(2026.1, field('month'))).toContain('不是月份');
    expect(value('2026-13', field('month'))).toContain('不存在');
  });
});

describe('choices', () => {
  const options = [
    { value: 'land', label: { zh: '征地、拆迁', en: 'Land' } },
    { value: 'funds', label: { zh: '资金', en: 'Funds' } },
    { value: 'none', label: { zh: '没有问题', en: 'None' } },
  ];
  const choice = field('choice', { options });
  const choices = field('choices', { options });

  test('an option is named by value or label', () => {
    expect(['资金', 'funds', 'FUNDS', ' Funds '].map((text) => value(text, choice))).toEqual(Array(4).fill('funds'));
    expect(value('资金不足', choice)).toBe('✗ “资金不足”不在选项里（征地、拆迁、资金、没有问题）');
  });

  test('several are parted by 、 , or ; and a label may hold a separator itself', () => {
    expect(value('征地、拆迁', choices)).toEqual(['land']);
    expect(value('资金；没有问题', choices)).toEqual(['funds', 'none']);
    expect(value('资金,资金', choices)).toEqual(['funds']);
    expect(value('land|funds', choices, { split: '|' })).toEqual(['land', 'funds']);
    expect(value('资金、天气', choices)).toContain('“天气”不在选项里');
  });

  test('a label that two options share names neither', () => {
    const twice = field('choice', { options: [...options, { value: 'money', label: { zh: '资金', en: 'Money' } }] });
    expect(value('资金', twice)).toContain('不止一个');
    expect(value('money', twice)).toBe('money');
  });

  test('yes and no', () => {
    const yesno = field('yesno');
    expect(['是', '有', 'TRUE', 'y', '√', true].map((raw) => value(raw, yesno))).toEqual(Array(6).fill(true));
    expect(['否', '无', 'no', '0', false].map((raw) => value(raw, yesno))).toEqual(Array(5).fill(false));
    expect(value('可能', yesno)).toContain('应当是');
  });
});

describe('texts and codes', () => {
  test('[M02-02] a credit code is verified; small letters and spaces are forgiven', () => {
    const code = field('creditcode');
    expect(value('91350100m000100y43', code)).toBe('91350100M000100Y43');
    expect(value('9135 0100 M000 100Y 43', code)).toBe('91350100M000100Y43');
    expect(value('91350100M000100Y4Z', code)).toMatch(/^✗/);
    expect(value(9.1440300192203e17, code)).toContain('文本格式');
  });

  test('text is trimmed and keeps its lines; numbers in text fields stay whole', () => {
    expect(value('  一\r\n二 ', field('longtext'))).toBe('一\n二');
    expect(value(13800000000, field('text'))).toBe('13800000000');
  });

  test.each<[string, string]>([
    ['a\u0000b', 'NUL'],
    ['a\ud800b', '残缺'],
    ['x'.repeat(21), '超过 20 字'],
  ])('%j is refused', (text, reason) => {
    expect(value(text, field('text', { maxLength: 20 }))).toContain(reason);
  });

  test('names are looked up, and what the look-up says is passed on', () => {
    const resolve = {
      region: (text: string) =>
        text === '扶绥县'
          ? { ok: true as const, value: '451421' }
          : { ok: false as const, reason: { zh: '没有这个区域', en: 'no such region' } },
    };
    expect(value('扶绥县', field('region'), { resolve })).toBe('451421');
    expect(value('某县', field('region'), { resolve })).toBe('✗ 没有这个区域');
  });

  test('a refused cell keeps its reason in every type', () => {
    const refused: RawCell = { kind: 'refused', text: '', reason: { zh: '是公式', en: 'a formula' } };
    const types: FieldType[] = ['text', 'money', 'date', 'month', 'yesno', 'choice', 'choices', 'region', 'creditcode'];
    for (const type of types) expect(value(refused, field(type))).toBe('✗ 是公式');
  });

  test('files, tables and computed values do not come from a cell', () => {
    for (const type of ['file', 'table', 'computed'] as const)
      expect(value('1', field(type))).toContain('不能从表格导入');
  });

  test('no text makes a reader throw', () => {
    const types: FieldType[] = [
      'text',
      'integer',
      'money',
      'percent',
      'date',
      'month',
      'yesno',
      'choices',
      'creditcode',
    ];
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom(...types), (text, type) => {
        const outcome = coerceCell(text, field(type, { unit: '万元' }));
        return outcome.ok || (outcome.reason.zh !== '' && outcome.reason.en !== '');
      }),
    );
  });
});
