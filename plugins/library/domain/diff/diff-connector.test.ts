import { diffConnector } from './diff-connector';

const field = (code: string, zh: string, more: object = {}) => ({
  code,
  label: { zh, en: code },
  type: 'text',
  ...more,
});
const body = (fields: object[], more: object = {}) => ({
  library: 'building',
  interfaceVersion: '1.0',
  fields,
  ...more,
});

const told = (before: object, after: object) =>
  diffConnector(before as never, after as never).map(({ op, subject, detail, before: was, after: is }) =>
    [op, subject.zh, detail?.zh, was?.zh, is?.zh].filter(Boolean).join(' '),
  );

test('[M04-10] a changed mapping is told field by field, in words', () => {
  const before = body([
    field('name', '项目名称', { from: { kind: 'field', key: 'name' } }),
    field('state', '状态', { from: { kind: 'field', key: 'stage' }, translate: { building: '1' } }),
    field('old', '旧字段'),
  ]);
  const after = body(
    [
      field('name', '项目名称', { from: { kind: 'expression', expression: 'upper(name)' }, required: true }),
      field('state', '项目状态', { from: { kind: 'field', key: 'stage' }, translate: { building: '在建' } }),
      field('level', '级别', { from: { kind: 'constant', value: '01' } }),
    ],
    { interfaceVersion: '2.0', schedule: { daily: '02:30' } },
  );
  expect(told(before, after)).toEqual([
    'change 数据交换 接口版本 1.0 2.0',
    'change 数据交换 自动运行 不自动运行 每天 02:30',
    'add 对方字段“级别”',
    'remove 对方字段“旧字段”',
    'change 对方字段“项目名称” 必填 否 是',
    'change 对方字段“项目名称” 来源 字段 name 算式 upper(name)',
    'rename 对方字段“项目状态” 状态 项目状态',
    'change 对方字段“项目状态” 代码对照 building → 1 building → 在建',
  ]);
});

test('nothing changed, nothing told', () => {
  expect(told(body([field('name', '项目名称')]), body([field('name', '项目名称')]))).toEqual([]);
});
