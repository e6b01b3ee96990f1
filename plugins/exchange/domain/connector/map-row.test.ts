import { ConnectorBody } from '@project-cloud/library';
import fc from 'fast-check';
import { mapRow, recordText } from './map-row';
import { isFinalRefusal, readReceipt } from './receipt';

const TODAY = '2026-11-22';
const words = (zh: string) => ({ zh, en: zh });

const connector = ConnectorBody.parse({
  library: 'building',
  address: 'https://central.example.invalid/api',
  interfaceVersion: '1.0',
  fields: [
    {
      code: 'projectName',
      label: words('项目名称'),
      type: 'text',
      required: true,
      maxLength: 6,
      from: { kind: 'field', key: 'name' },
    },
    {
      code: 'class',
      label: words('管理方式'),
      type: 'code',
      values: ['A1', 'A2'],
      from: { kind: 'field', key: 'approval_class' },
      translate: { record: 'A1' },
    },
    {
      code: 'money',
      label: words('总投资'),
      type: 'decimal',
      unit: 'yuan',
      from: { kind: 'field', key: 'total_investment' },
    },
    {
      code: 'start',
      label: words('开工'),
      type: 'date',
      dateFormat: 'YYYYMMDD',
      from: { kind: 'field', key: 'planned_start' },
    },
    { code: 'count', label: words('数量'), type: 'integer', from: { kind: 'expression', expression: 'a + b' } },
    { code: 'from', label: words('来源'), type: 'text', from: { kind: 'constant', value: '项目云' } },
    { code: 'later', label: words('以后'), type: 'text' },
  ],
});

const row = {
  name: '大桥',
  approval_class: 'record',
  total_investment: '12000.123456',
  planned_start: '2026-03-01',
  a: 2,
  b: 3,
};

describe('[M04-07] a row is checked against the data list of the receiver', () => {
  test('what passes is written as the receiver writes it, exactly', () => {
    expect(mapRow(connector, row, TODAY)).toEqual({
      ok: true,
      record: { projectName: '大桥', class: 'A1', money: '120001234.56', start: '20260301', count: 5, from: '项目云' },
    });
  });

  test.each([
    ['projectName', { name: '  ' }, '没有填写，对方要求必填'],
    ['projectName', { name: '红水河特大桥工程' }, '8 个字符，对方最多收 6 个'],
    ['class', { approval_class: 'approval' }, '“approval”不在对方的代码表里'],
    ['money', { total_investment: '一亿' }, '“一亿”不是数'],
    ['start', { planned_start: '2026-02-30' }, '“2026-02-30”不是日期'],
    ['count', { a: 0.5 }, '“3.5”不是整数'],
  ])('%s is named with its reason', (field, change, reason) => {
    expect(mapRow(connector, { ...row, ...change }, TODAY)).toEqual({
      ok: false,
      errors: [expect.objectContaining({ field, reason: expect.objectContaining({ zh: reason }) })],
    });
  });

  test('every fault of a row is named, not the first alone', () => {
    const mapped = mapRow(connector, { ...row, name: '', planned_start: '明年' }, TODAY);
    expect(mapped.ok ? [] : mapped.errors.map(({ field }) => field)).toEqual(['projectName', 'start']);
  });

  test('no row that passes lacks what is required or breaks a limit', () => {
    const rows = fc.record({
      name: fc.option(fc.string()),
      approval_class: fc.option(fc.constantFrom('record', 'A2', 'x')),
      total_investment: fc.option(fc.double()),
      planned_start: fc.option(fc.string()),
    });
    fc.assert(
      fc.property(rows, (one) => {
        const mapped = mapRow(connector, one, TODAY);
        if (!mapped.ok) return mapped.errors.length > 0;
        const { projectName, class: code = 'A1' } = mapped.record;
        return [...String(projectName)].length <= 6 && projectName !== '' && ['A1', 'A2'].includes(String(code));
      }),
    );
  });
});

test('[M04-06] the same record is the same text whatever the order of its fields', () => {
  const records = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer()));
  fc.assert(
    fc.property(records, (record) => {
      const turned = Object.fromEntries(Object.entries(record).reverse());
      return recordText(turned) === recordText(record);
    }),
  );
  expect(recordText({ a: 1 })).not.toBe(recordText({ a: '1' }));
});

describe('[M04-06] a receipt', () => {
  const ids = ['one', 'two'];
  test('counts every row once, or it is none', () => {
    const refused = [{ id: 'two', reason: '重复' }];
    expect(readReceipt(JSON.stringify({ receipt: 'R1', accepted: 1, refused }), ids)).toMatchObject({ receipt: 'R1' });
    for (const wrong of [
      'OK',
      '{}',
      JSON.stringify({ receipt: 'R1', accepted: 1 }),
      JSON.stringify({ receipt: 'R1', accepted: 1, refused: [{ id: 'three', reason: '' }] }),
      JSON.stringify({ receipt: 'R1', accepted: 0, refused: [...refused, ...refused] }),
    ])
      expect(readReceipt(wrong, ids)).toBeNull();
  });
  test('is not waited for where the receiver has said no', () => {
    expect([400, 401, 422].map(isFinalRefusal)).toEqual([true, true, true]);
    expect([200, 302, 408, 429, 500, 503].filter(isFinalRefusal)).toEqual([]);
  });
});

test('[M04-10] faults of a mapping stand at their place', () => {
  const [first] = connector.fields;
  const parsed = ConnectorBody.safeParse({ ...connector, fields: [first, { ...first, from: null }] });
  expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toEqual(['fields.1.code', 'fields.1.from']);
});
