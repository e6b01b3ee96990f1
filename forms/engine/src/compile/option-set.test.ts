import fc from 'fast-check';
import type { JsonSchema } from '../schema/json-schema';
import { dictionariesOf, type FormOption, withOptions } from '../schema/with-options';
import { compileForm } from './compile-form';
import { OptionSet } from './option-set';

const ctx = { today: '2026-11-22' };
const option = (value: string, retired = false): FormOption => ({
  value,
  label: { zh: `名${value}`, en: `N${value}` },
  ...(retired ? { retired } : {}),
});
const TRADES = [option('a'), option('b'), option('c', true)];

const select = (more: JsonSchema = {}): JsonSchema => ({
  type: 'string',
  'x-component': 'Select',
  'x-dictionary': 'trade',
  ...more,
});
const form: JsonSchema = {
  type: 'object',
  properties: {
    one: select(),
    many: select({ type: 'array' }),
    few: select({ enum: ['b', 'c', 'zz'] }),
    own: { type: 'string', 'x-component': 'Select', enum: ['x', { label: '旧', value: 'y', disabled: true }] },
    rows: {
      type: 'array',
      'x-component': 'ArrayTable',
      items: { type: 'object', properties: { kind: select(), note: { type: 'string', 'x-component': 'Input' } } },
    },
    place: { type: 'object', properties: { kind: select() } },
    shown: { type: 'string', 'x-component': 'Input', 'x-visible': "{{ one == 'a' }}", required: true },
  },
};

/** As the server judges, and as the page does with the form that it was sent. */
const both = (options: readonly FormOption[]) => {
  const set = new OptionSet(options);
  return [
    compileForm(form, (key) => (key === 'trade' ? set : null)),
    compileForm(withOptions(form, (key) => (key === 'trade' ? options : []), 'zh')),
  ] as const;
};
const [server, page] = both(TRADES);
const judged = (input: unknown, kept?: Record<string, unknown>) =>
  server.validate(input, { ...ctx, kept }).issues.map(({ path, code }) => `${path}: ${code}`);

test('a code that the dictionary does not have is refused at its field, with what can be chosen', () => {
  const { issues } = server.validate({ one: 'q', rows: [{ kind: 'a' }, { kind: 'q' }], place: { kind: 'q' } }, ctx);
  expect(issues.map(({ path }) => path)).toEqual(['one', 'rows[1].kind', 'place.kind']);
  expect(issues[0]?.message).toEqual({
    zh: '选项里没有“q”，请选择：名a、名b',
    en: 'There is no option “q”; choose one of: Na, Nb',
  });
});

test('a retired code is not chosen any more, and stays where it stands', () => {
  expect(judged({ one: 'c' })).toEqual(['one: retired']);
  expect(server.validate({ one: 'c' }, ctx).issues[0]?.message.zh).toBe('“名c”已停用，请另选：名a、名b');
  expect(judged({ one: 'c' }, { one: 'c' })).toEqual([]);
  expect(judged({ one: 'c' }, { one: 'a', many: ['c'] })).toEqual(['one: retired']);
  expect(judged({ many: ['a', 'c'] }, { many: ['c', 'b'] })).toEqual([]);
  expect(judged({ own: 'y' }, { own: 'y' })).toEqual([]);
  // What the form itself no longer offers is chosen anew.
  expect(judged({ own: 'old' }, { own: 'old' })).toEqual(['own: enum']);
  expect(judged({ one: 'gone' }, { one: 'gone' })).toEqual([]);
  // A row that moved up is still the row that it was.
  expect(judged({ rows: [{ kind: 'a' }, { kind: 'c' }] }, { rows: [{ kind: 'c' }] })).toEqual([]);
  expect(judged({ place: { kind: 'gone' } }, { place: { kind: 'gone' } })).toEqual([]);
});

test('what a field lists itself is narrowed by its dictionary', () => {
  expect(judged({ few: 'b' })).toEqual([]);
  expect(judged({ few: 'zz' })).toEqual(['few: enum']);
  expect(judged({ few: 'a' })).toEqual(['few: enum']);
});

test('a dictionary that moves on is followed by forms that stay', () => {
  let set = new OptionSet([option('a')]);
  const compiled = compileForm(form, () => set);
  const ok = () => compiled.validate({ one: 'b' }, ctx).ok;
  expect(ok()).toBe(false);
  set = new OptionSet([option('b')]);
  expect(ok()).toBe(true);
});

test('an empty dictionary lets nothing in, here and on the page', () => {
  for (const compiled of both([]))
    expect(compiled.validate({ one: 'a' }, ctx).issues.map(({ code, message }) => [code, message.zh])).toEqual([
      ['enum', '还没有可选的内容，请联系系统管理员补充字典'],
    ]);
});

test('a form tells which dictionaries it needs, those of columns too', () => {
  const other = { ...form, properties: { ...(form.properties as object), more: select({ 'x-dictionary': 'more' }) } };
  expect([...dictionariesOf(other)]).toEqual(['trade', 'more']);
});

test('twenty thousand options are one set for every form that takes from them', () => {
  const many = Array.from({ length: 20_000 }, (_, at) => option(`c${at}`));
  const [compiled, shown] = both(many);
  for (const one of [compiled, shown]) {
    expect(one.validate({ one: 'c19999', many: many.map(({ value }) => value).slice(0, 500) }, ctx).ok).toBe(true);
    expect(one.validate({ one: 'c20000' }, ctx).issues[0]?.message.zh).toMatch(/等 20000 项$/);
  }
});

test('the page says what the server says, whatever is chosen and whatever was stored', () => {
  const code = fc.constantFrom('a', 'a', 'b', 'b', 'c', 'q', '');
  const list = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'q'), { maxLength: 3 });
  const answers = fc.record(
    {
      one: fc.oneof({ weight: 9, arbitrary: code }, { weight: 1, arbitrary: list }),
      many: list,
      few: fc.constantFrom('b', 'c', 'zz', ''),
      own: fc.constantFrom('x', 'x', 'y', 'z', ''),
      rows: fc.array(fc.record({ kind: code, note: code }, { requiredKeys: [] }), { maxLength: 3 }),
      place: fc.record({ kind: code }, { requiredKeys: [] }),
      shown: code,
    },
    { requiredKeys: [] },
  );
  const dictionary = fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'zz'), fc.boolean()), {
    selector: ([value]) => value,
  });
  let kept = 0;
  fc.assert(
    fc.property(dictionary, answers, fc.option(answers, { nil: undefined }), (entries, input, stored) => {
      const [there, here] = both(entries.map(([value, retired]) => option(value, retired)));
      const verdict = there.validate(input, { ...ctx, kept: stored });
      const shown = here.validate(input, { ...ctx, kept: stored });
      const said = ({ issues }: typeof verdict) => issues.map(({ path, code, message }) => [path, code, message.zh]);
      expect(said(shown)).toEqual(said(verdict));
      expect([shown.ok, shown.values]).toEqual([verdict.ok, verdict.values]);
      // What stands may be saved again as it stands, whatever became of the dictionary meanwhile.
      if (verdict.ok) {
        kept += 1;
        const [later] = both([]);
        expect(later.validate(verdict.values, { ...ctx, kept: verdict.values }).issues.map(({ path }) => path)).toEqual(
          [],
        );
      }
    }),
    { numRuns: 500 },
  );
  expect(kept).toBeGreaterThan(20);
  expect(page.keys).toEqual(server.keys);
});
