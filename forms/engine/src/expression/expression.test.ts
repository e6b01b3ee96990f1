import { type ExpressionEnvironment, parseExpression } from './expression';
import { parseTemplate } from './template';

const fields = {
  plan: 'money',
  total: 'money',
  rate: 'percent',
  workers: 'integer',
  name: 'text',
  level: 'choice',
  sources: 'choices',
  start: 'date',
  end: 'date',
  ready: 'yesno',
  photos: 'file',
  rows: { type: 'table', columns: { amount: 'money', label: 'text' } },
} as const;
const environment: ExpressionEnvironment = { fields };

/** Chinese in Chinese; in English only what somebody named stands in Chinese, in quotes. */
const IN_BOTH = {
  zh: expect.stringMatching(/[\u4e00-\u9fa5]/),
  en: expect.stringMatching(/^([^\u4e00-\u9fa5“]|“[^”]*”)+$/),
};

function run(text: string, values: Record<string, unknown> = {}, today = '2026-11-22'): unknown {
  const parsed = parseExpression(text, environment);
  if (!parsed.ok) throw new Error(parsed.issues[0]?.message.en);
  return parsed.expression.evaluate(values, { today });
}

function refusal(text: string, env = environment) {
  const parsed = parseExpression(text, env);
  return parsed.ok ? null : parsed.issues[0];
}

describe('what an expression gives', () => {
  test.each([
    ['1 + 2 * 3', {}, 7],
    ['plan / total * 100', { plan: 50, total: 200 }, 25],
    ['plan / total', { plan: 50, total: 0 }, null],
    ['plan + total', { plan: 50 }, null],
    ['sum(plan, total)', { plan: 50 }, 50],
    ['sum(plan, total)', {}, 0],
    ['min(plan, total)', {}, null],
    ['max(plan, total)', { plan: 1, total: 2 }, 2],
    ['sum(rows.amount)', { rows: [{ amount: 1 }, { amount: '' }, {}, { amount: 2.5 }] }, 3.5],
    ['len(rows)', { rows: [{}, {}] }, 2],
    ['plan < total', { plan: 1 }, false],
    ['plan != total', { plan: 1 }, false],
    ['!(plan == total)', { plan: 1 }, true],
    ['empty(name)', { name: '' }, true],
    ['empty(sources)', { sources: [] }, true],
    ['contains(sources, "bond")', { sources: ['bond'] }, true],
    ['contains(name, "园区")', { name: '空港园区' }, true],
    ['level in ["city", "county"]', { level: 'city' }, true],
    ['level in ["city", "county"]', {}, false],
    ['ready && workers > 3', { workers: 4 }, false],
    ['ready ? "有" : "无"', { ready: true }, '有'],
    ['days(start, end)', { start: '2026-02-27', end: '2026-03-01' }, 2],
    ['start > "2026-01-01"', { start: '2026-01-02' }, true],
    ['days(start, today())', { start: '2026-11-20' }, 2],
    ['addDays(start, -1)', { start: '2026-03-01' }, '2026-02-28'],
    ['year(start) * 100 + month(start)', { start: '2026-03-01' }, 202603],
    ['round(1.005, 2)', {}, 1.01],
    ['round(-2.5)', {}, -3],
    ['concat(name, level)', { level: 'x' }, 'x'],
    ['concat(name, level)', {}, null],
    ['coalesce(plan, total, 7)', { total: 3 }, 3],
    ['plan > 0 ? plan : null', { plan: -1 }, null],
    ['len(name)', { name: '项目😀' }, 3],
    ['start == "2026-01-01"', { start: '2026-02-30' }, false],
  ])('%s with %j is %j', (text, values, expected) => {
    expect(run(text, values)).toEqual(expected);
  });

  test('it says which fields it reads, each once', () => {
    const parsed = parseExpression('{{ plan > 0 && (plan < total || sum(rows.amount) > 1) }}', environment);
    expect(parsed.ok && parsed.expression.reads).toEqual(['plan', 'total', 'rows']);
  });

  test('a value of the wrong type counts as empty, a figure written as text is a figure', () => {
    expect(run('plan > 1', { plan: {} })).toBe(false);
    expect(run('plan + 1', { plan: '12.50' })).toBe(13.5);
    expect(run('empty(name)', { name: 5 })).toBe(true);
  });

  test('what hangs on Object.prototype is not a value', () => {
    expect(parseExpression('toString', { fields: {} }).ok).toBe(false);
    expect(parseExpression('valueOf == "x"', { fields: null })).toMatchObject({ ok: true });
    const parsed = parseExpression('empty(hasOwnProperty)', { fields: null });
    expect(parsed.ok && parsed.expression.evaluate({})).toBe(true);
  });
});

describe('what is refused', () => {
  test.each([
    ['constructor', 'forbidden', 0],
    ['plan > 0 && constructor', 'forbidden', 12],
    ['__proto__', 'forbidden', 0],
    ['window', 'forbidden', 0],
    ['globalThis.fetch', 'forbidden', 0],
    ['name.constructor', 'forbidden', 0],
    ['name["constructor"]', 'forbidden', 0],
    ['plan + this', 'forbidden', 7],
    ['name.length', 'member', 0],
    ['rows[0]', 'member', 0],
    ['rows.amount', 'type', 0],
    ['rows.nothing > 1', 'unknown-field', 0],
    ['name.includes("a")', 'method', 0],
    ['alert(1)', 'unknown-function', 0],
    ['Function("x")()', 'method', 0],
    ['missing + 1', 'unknown-field', 0],
    ['1 + missing', 'unknown-field', 4],
    ['plan + name', 'type', 7],
    ['plan + rate', 'unit', 7],
    ['plan > rate', 'unit', 7],
    ['plan > "3"', 'type', 7],
    ['name < "b"', 'type', 0],
    ['name == ""', 'empty', 8],
    ['plan == null', 'empty', 8],
    ['sources == "bond"', 'type', 0],
    ['start > "2026-02-30"', 'date', 8],
    ['ready ? 1 : "a"', 'type', 12],
    ['plan && ready', 'type', 0],
    ['plan = 1', 'syntax', 5],
    ['plan +', 'syntax', 6],
    ['plan plan', 'syntax', 0],
    ['(plan', 'syntax', 5],
    ['plan % 2', 'operator', 0],
    ['plan & 1', 'operator', 0],
    ['~workers', 'operator', 0],
    ['"a\u0000b" == name', 'literal', 0],
    ['sum()', 'arguments', 0],
    ['sum(plan,,total)', 'syntax', 10],
    ['1e300 * 2', 'literal', 0],
    ['', 'blank', 0],
    ['[1, 2]', 'type', 0],
    ['level in [plan]', 'list', 10],
    ['plan * plan '.repeat(1).concat('* plan'.repeat(30)), 'too-large', 0],
  ])('%s is refused as %s at %i', (text, code, at) => {
    expect(refusal(text)).toMatchObject({ code, at, message: IN_BOTH });
  });

  test('the position counts the braces of the schema form', () => {
    expect(refusal('{{ plan + missing }}')).toMatchObject({ at: 10 });
  });

  test('size and depth are bounded', () => {
    expect(refusal(`sum(${'plan + total, '.repeat(80)}plan)`, { fields, maxNodes: 100 })).toMatchObject({
      code: 'arguments',
    });
    expect(refusal(`plan > 0 ${'&& (plan > 0 || total > 0)'.repeat(30)}`)).toMatchObject({ code: 'too-large' });
    expect(refusal(`${'('.repeat(900)}plan${')'.repeat(900)}`)).toBeNull();
    expect(refusal(`${'-('.repeat(150)}plan${')'.repeat(150)}`)).toMatchObject({ code: 'too-deep' });
    expect(refusal('x'.repeat(5_000))).toMatchObject({ code: 'too-long' });
    expect(refusal('('.repeat(2_000))).toMatchObject({ code: 'syntax' });
  });
});

test('a template shows figures as people write them, and a dash for nothing', () => {
  const parsed = parseTemplate('年度累计 {plan + 0.5}，计划 {total}，{name}', environment);
  if (!parsed.ok) throw new Error('refused');
  expect(parsed.template.render({ plan: 25_480, name: '甲' })).toBe('年度累计 25,480.5，计划 —，甲');
  expect(parsed.template.reads).toEqual(['plan', 'total', 'name']);
  expect(parseTemplate('{missing}', environment)).toMatchObject({ ok: false, issues: [{ at: 1 }] });
});
