import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Form } from '@formily/core';
import { type CompiledForm, compileForm, type JsonSchema } from '@project-cloud/forms-engine';
import fc from 'fast-check';
import { createEngineForm, formilyPath } from './engine-form';

const ctx = {
  today: '2026-11-23',
  context: { last_invested_year: 10680, last_invested_month: 1480, last_progress: 50, annual_plan: 24000 },
};
const forms = join(__dirname, '../../../forms');

function schemaOf(form: string): JsonSchema {
  const { examples: _examples, ...schema } = JSON.parse(readFileSync(join(forms, form, 'schema.json'), 'utf8')).body;
  return schema;
}

/** Fields as the page would make them; the schema's layout plays no part in the verdict. */
function mount(form: Form, compiled: CompiledForm): void {
  for (const key of compiled.keys) form.createField({ name: key });
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

const report = compileForm(schemaOf('building-report'));
const entry = compileForm(schemaOf('building-entry'));

const anything = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer({ min: -10, max: 200 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ maxLength: 12 }),
  fc.constantFrom('2026-02-30', '2026-11-23', '45142', 'approval', 'none', '1,480'),
  fc.array(fc.constantFrom('land', 'none', 'fiscal', 'nonsense'), { maxLength: 3 }),
);

test.each([
  ['building-report', report],
  ['building-entry', entry],
])(
  '[M01-06] %s: whatever is typed, Formily shows the verdict of the engine, no more and no less',
  async (_, compiled) => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.constantFrom(...compiled.keys), anything, { maxKeys: 8 }), async (values) => {
        const engine = createEngineForm(compiled, { values, ctx });
        mount(engine.form, compiled);
        await settled();
        const verdict = engine.check();
        const shown = engine.form.errors.flatMap(({ path, messages = [] }) =>
          messages.map((message) => `${path}: ${message}`),
        );
        const wanted = verdict.issues
          .filter(({ path }) => compiled.keys.includes(formilyPath(path)))
          .map(({ path, message }) => `${formilyPath(path)}: ${message.zh}`);
        engine.dispose();
        expect(new Set(shown)).toEqual(new Set(wanted));
        expect(engine.verdict().ok).toBe(compiled.validate(values, ctx).ok);
      }),
      { numRuns: 60 },
    );
  },
);

test('a computed value is the engine’s, whatever stood there before', async () => {
  const engine = createEngineForm(report, { values: { invested_month: 1480, invested_year: 1 }, ctx });
  mount(engine.form, report);
  await settled();
  expect(engine.form.values.invested_year).toBe(12160);
  engine.dispose();
});

test('errors show only where somebody has been, until the form is sent', async () => {
  const engine = createEngineForm(report, { values: {}, ctx });
  mount(engine.form, report);
  await settled();
  expect(engine.form.errors).toEqual([]);
  engine.touch('progress');
  await settled();
  expect(engine.form.errors.map(({ path }) => path)).toEqual(['progress']);
  engine.check();
  expect(engine.form.errors.length).toBeGreaterThan(2);
  engine.dispose();
});

test('what the server refuses stands at the field until its value changes', async () => {
  const engine = createEngineForm(report, { values: { invested_month: 5 }, ctx });
  mount(engine.form, report);
  await settled();
  engine.refuse([{ path: 'invested_month', code: 'server', message: '与台账不符' }]);
  expect(engine.form.query('invested_month').get('selfErrors')).toEqual(['与台账不符']);
  engine.fill({ invested_month: 6 });
  await settled();
  expect(engine.form.query('invested_month').get('selfErrors')).toEqual([]);
  engine.dispose();
});

test('a field that hides keeps what was typed, and does not send it', async () => {
  const compiled = compileForm({
    type: 'object',
    properties: {
      bond: { type: 'boolean', title: '发债', 'x-component': 'YesNo' },
      amount: { type: 'number', title: '金额', 'x-component': 'MoneyInput', 'x-visible': '{{ bond }}', required: true },
    },
  });
  const engine = createEngineForm(compiled, { values: { bond: true, amount: 600 }, ctx });
  mount(engine.form, compiled);
  await settled();
  engine.fill({ bond: false });
  await settled();
  expect(engine.form.query('amount').get('display')).toBe('hidden');
  expect(engine.form.values.amount).toBe(600);
  expect(engine.check()).toMatchObject({ ok: true, values: { bond: false } });
  engine.fill({ bond: true });
  await settled();
  expect(engine.check().values).toEqual({ bond: true, amount: 600 });
  engine.dispose();
});

test('a form that has been disposed of does nothing more', async () => {
  const changes: unknown[] = [];
  const engine = createEngineForm(report, { values: {}, ctx, onChange: (state) => changes.push(state) });
  mount(engine.form, report);
  engine.dispose();
  await settled();
  expect(changes).toEqual([]);
});
