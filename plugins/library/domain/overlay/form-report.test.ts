import { composeForm, type JsonSchema, type Operation } from '@project-cloud/forms-engine';
import type { FormChange } from './form-change';
import { formReport } from './form-report';
import type { Choice, OverlayPlace } from './overlay-report';
import { withChoices } from './overlay-report';
import { servingBase } from './serving';
import { settleForm } from './settle-form';

const place: OverlayPlace = { kind: 'form', key: 'report', region: '451421', regionName: '扶绥县', version: 3 };
const images = { 'x-component-props': { accept: ['image/jpeg'] } };
const fields: Record<string, JsonSchema> = {
  plan: { type: 'number', title: '计划', 'x-component': 'MoneyInput', minimum: 0, maximum: 100, 'x-unit': '万元' },
  fax: { type: 'string', title: '传真', 'x-en': { title: 'Fax' }, 'x-component': 'Input' },
  phone: { type: 'string', title: '电话', 'x-component': 'Input' },
  photos: { type: 'array', title: '现场照片', 'x-component': 'Upload', ...images, minItems: 1 },
  note: { type: 'string', title: '说明', 'x-component': 'Input' },
};
const form = (change: Record<string, JsonSchema | null> = {}): JsonSchema => ({
  type: 'object',
  properties: Object.fromEntries(Object.entries({ ...fields, ...change }).filter(([, field]) => field !== null)),
});
const changeOf = (to: JsonSchema, ...operations: Operation[]): FormChange => ({
  place,
  overlay: { base: 1, operations },
  outer: [],
  from: { version: 1, schema: form() },
  to: { version: 2, schema: to },
});
const order = (change: FormChange, operations: readonly Operation[]) =>
  Object.keys(composeForm(change.to.schema, [{ ...place, operations }]).schema.properties as object);

/** The one conflict of a change, and what the overlay becomes when it is settled in a way. */
function only(change: FormChange) {
  const { conflicts } = formReport(change);
  expect(conflicts).toHaveLength(1);
  const [conflict] = conflicts;
  if (!conflict) throw new Error('no conflict');
  const settle = (choice: Choice) => settleForm(change, { [conflict.id]: choice })?.overlay.operations;
  return { conflict, settle };
}
const offered = (conflict: { choices: { key: Choice }[] }) => conflict.choices.map(({ key }) => key);

describe('[P3] the three-way report says what a change of the base means for a county', () => {
  test('both changed one limit: the county is kept unless somebody says otherwise', () => {
    const to = form({ photos: { ...fields.photos, minItems: 2 } });
    const { conflict, settle } = only(changeOf(to, { op: 'tighten', target: 'photos', minItems: 3, maxItems: 9 }));
    expect(conflict).toMatchObject({
      id: 'form/report@451421.3#0:both',
      operationIndex: 0,
      mine: { zh: '现场照片至少 3 张，最多 9 张', en: '现场照片: at least 3, at most 9' },
      theirs: { zh: '这次底稿改为：至少 2 张', en: 'The base changes to: at least 2' },
      preset: 'keep',
      settled: 'keep',
    });
    expect(conflict.choices[0]?.label).toEqual({ zh: '保留县级（更严）', en: 'Keep the county’s (stricter)' });
    expect(settle('base')).toEqual([{ op: 'tighten', target: 'photos', maxItems: 9 }]);
    expect(settle('keep')).toEqual([{ op: 'tighten', target: 'photos', minItems: 3, maxItems: 9 }]);
  });

  test('a field is gone that the county renamed and moved: one question, three ways', () => {
    const change = changeOf(
      form({ fax: null }),
      { op: 'relabel', target: 'fax', label: '值班电话' },
      { op: 'reorder', target: 'note', after: 'fax' },
      { op: 'tighten', target: 'fax', required: true },
    );
    const { conflict, settle } = only(change);
    expect(conflict).toMatchObject({
      operations: [0, 2],
      mine: { zh: '“传真”改名“值班电话”；传真必填', en: '“Fax” renamed “值班电话”; Fax: required' },
      theirs: { zh: '这次底稿删去了“传真”', en: 'The base removes “Fax”' },
      settled: null,
    });
    expect(offered(conflict)).toEqual(['own-field', 'drop', 'defer']);
    expect(formReport(change).adapted).toMatchObject([
      { operation: 1, why: { zh: expect.stringContaining('分组末尾') } },
    ]);
    expect(settle('drop')).toEqual([{ op: 'reorder', target: 'note', after: 'fax' }]);
    const own = settle('own-field') ?? [];
    expect(own[0]).toEqual({
      op: 'add',
      key: 'r451421_fax',
      after: 'plan',
      schema: { ...fields.fax, 'x-was': 'fax' },
    });
    expect(own.slice(1)).toMatchObject([
      { op: 'relabel', target: 'r451421_fax' },
      { op: 'reorder', target: 'note', after: 'r451421_fax' },
      { op: 'tighten', target: 'r451421_fax', required: true },
    ]);
    expect(order(change, own)).toEqual(['plan', 'r451421_fax', 'note', 'phone', 'photos']);
    expect(settle('defer')).toBeUndefined();
  });

  test('a county’s field reads what is gone: it stays, with or without its condition', () => {
    const schema = { type: 'string', title: '分机', 'x-component': 'Input', 'x-visible': '{{ !empty(fax) }}' };
    const change = changeOf(form({ fax: null }), { op: 'add', key: 'r451421_ext', after: 'phone', schema });
    const { conflict, settle } = only(change);
    expect(conflict.theirs.zh).toBe('这次底稿删去了条件要用的“传真”');
    expect(offered(conflict)).toEqual(['own-field', 'keep', 'drop', 'defer']);
    expect(settle('keep')).toMatchObject([{ schema: { title: '分机' } }]);
    expect(settle('keep')?.[0]).not.toHaveProperty('schema.x-visible');
    expect(settle('own-field')).toMatchObject([
      { op: 'add', key: 'r451421_fax' },
      { op: 'add', key: 'r451421_ext', schema: { 'x-visible': '{{ !empty(r451421_fax) }}' } },
    ]);
    expect(settle('drop')).toEqual([]);
  });

  test('a county’s formula over what is gone is filled in by hand when it is kept', () => {
    const schema = {
      type: 'number',
      title: '一半',
      'x-component': 'Computed',
      'x-type': 'money',
      'x-value': '{{ plan / 2 }}',
    };
    const { settle } = only(changeOf(form({ plan: null }), { op: 'add', key: 'r451421_half', schema }));
    expect(settle('keep')).toEqual([
      { op: 'add', key: 'r451421_half', schema: { type: 'number', title: '一半', 'x-component': 'MoneyInput' } },
    ]);
  });

  test('a bound that leaves nothing can be moved to the base’s', () => {
    const to = form({ plan: { ...fields.plan, maximum: 50 } });
    const { conflict, settle } = only(changeOf(to, { op: 'tighten', target: 'plan', minimum: 60, required: true }));
    expect(conflict.choices.map(({ label }) => label.zh)).toEqual(['改为 50', '用底稿', '暂不处理，先用原来的']);
    expect(settle('clamp')).toEqual([{ op: 'tighten', target: 'plan', minimum: 50, required: true }]);
    expect(settle('base')).toEqual([]);
  });

  test('a default that no longer fits can be moved to the bound', () => {
    const to = form({ plan: { ...fields.plan, maximum: 50 } });
    const { settle } = only(changeOf(to, { op: 'default', target: 'plan', value: 80 }));
    expect(settle('clamp')).toEqual([{ op: 'default', target: 'plan', value: 50 }]);
  });

  test.each<[string, JsonSchema, Operation, string, Choice[]]>([
    [
      'locks what the county renamed',
      form({ note: { ...fields.note, 'x-locked': true } }),
      { op: 'relabel', target: 'note', label: '甲' },
      'locked',
      ['base', 'defer'],
    ],
    [
      'requires what the county hid',
      form({ note: { ...fields.note, required: true } }),
      { op: 'hide', target: 'note' },
      'required',
      ['base', 'defer'],
    ],
    [
      'asks under another name as well',
      form({ note: { ...fields.note, title: '备注' } }),
      { op: 'relabel', target: 'note', label: '甲' },
      'both',
      ['keep', 'base'],
    ],
  ])('the base %s: a conflict', (_, to, operation, code, choices) => {
    const { conflict, settle } = only(changeOf(to, operation));
    expect(conflict.code).toBe(code);
    expect(offered(conflict)).toEqual(choices);
    expect(settle('base')).toEqual([]);
  });

  test.each<[string, JsonSchema, Operation, string]>([
    [
      'is as strict',
      form({ plan: { ...fields.plan, maximum: 10 } }),
      { op: 'tighten', target: 'plan', maximum: 20 },
      '同样严',
    ],
    [
      'has the name itself',
      form({ note: { ...fields.note, title: '甲' } }),
      { op: 'relabel', target: 'note', label: '甲' },
      '底稿也',
    ],
    ['drops what the county hid', form({ fax: null }), { op: 'hide', target: 'fax' }, '不用再隐藏'],
    [
      'hides what a condition reads',
      form({ fax: { ...fields.fax, 'x-visible': false } }),
      {
        op: 'add',
        key: 'r451421_x',
        schema: { type: 'string', 'x-component': 'Input', 'x-visible': '{{ empty(fax) }}' },
      },
      '已经隐藏',
    ],
  ])('the base %s: adapted, with why', (_, to, operation, why) => {
    const report = formReport(changeOf(to, operation));
    expect(report).toMatchObject({ kept: [], conflicts: [], suspended: [] });
    expect(report.adapted[0]?.why.zh).toContain(why);
  });

  test('what the base leaves alone is kept; a change of what is hidden now waits', () => {
    const report = formReport(
      changeOf(
        form({ note: { ...fields.note, 'x-visible': false } }),
        { op: 'relabel', target: 'phone', label: '手机' },
        { op: 'help', target: 'note', text: '甲' },
      ),
    );
    expect(report.kept).toMatchObject([{ operation: 0, text: { zh: '“电话”改名“手机”' } }]);
    expect(report.suspended).toMatchObject([{ operation: 1, why: { zh: expect.stringContaining('恢复显示') } }]);
  });

  test('a choice that is not offered counts as none', () => {
    const change = changeOf(form({ fax: null }), { op: 'relabel', target: 'fax', label: '甲' });
    const { conflict } = only(change);
    for (const choice of ['clamp', '__proto__', 'constructor'])
      expect(withChoices(formReport(change), { [conflict.id]: choice as Choice }).conflicts[0]?.settled).toBeNull();
  });

  test('the last base that fits serves, and the newest again once nothing is in the way', () => {
    const { overlay } = changeOf(form(), { op: 'relabel', target: 'fax', label: '甲' });
    const bases = [
      { version: 4, schema: form({ fax: null, note: null }) },
      { version: 3, schema: form({ fax: null }) },
      { version: 2, schema: form({ phone: null }) },
      { version: 1, schema: form() },
    ] as const;
    const [newest, ...earlier] = bases;
    const { base, held } = servingBase(newest, earlier, [{ place, overlay }]);
    expect([base.version, held.map(({ code }) => code)]).toEqual([2, ['removed']]);
    const back = { version: 5, schema: form() };
    expect(servingBase(back, [...bases], [{ place, overlay }])).toEqual({ base: back, held: [] });
    const settled = { base: 4, operations: [] };
    expect(servingBase(newest, earlier, [{ place, overlay: settled }]).base.version).toBe(4);
  });
});
