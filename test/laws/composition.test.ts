import { checkSchema, compileForm, composeForm, type JsonSchema, type Layer } from '@project-cloud/forms-engine';
import fc from 'fast-check';
import { answersTo, CITY, COUNTY, changedModel, formModel, layerOf, POOL, partsIn, schemaOf } from './form-arbitrary';

const layers = fc.tuple(layerOf('45', 4), layerOf(CITY), layerOf(COUNTY));
const asked = formModel.chain((model) => fc.tuple(fc.constant(model), answersTo(model)));
const ctx = { today: '2026-11-22' };

describe('[P2][P3] laws of composition, on random bases and layers', () => {
  test('every operation of every layer is applied, suspended or in conflict, and only one of them', () => {
    fc.assert(
      fc.property(formModel, layers, (model, all) => {
        const { applied, suspended, conflicts } = composeForm(schemaOf(model), all);
        const seen = [...applied, ...suspended, ...conflicts].map((one) => `${one.layer}#${one.index}`).sort();
        expect(seen).toEqual(all.flatMap((one) => one.operations.map((_, i) => `${one.region}#${i}`)).sort());
      }),
      { numRuns: 200 },
    );
  });

  test('the same input gives the same form, whatever stood in it before', () => {
    fc.assert(
      fc.property(changedModel, layers, ({ before, after }, all) => {
        const once = JSON.stringify(composeForm(schemaOf(after), all));
        composeForm(schemaOf(before), all);
        expect(JSON.stringify(composeForm(structuredClone(schemaOf(after)), structuredClone(all)))).toBe(once);
      }),
      { numRuns: 150 },
    );
  });

  test('a layer of one county is nothing to another’s form', () => {
    fc.assert(
      fc.property(formModel, layers, ([...model], [province, city, county]) => {
        const without = composeForm(schemaOf(model), [province, city]).schema;
        composeForm(schemaOf(model), [province, city, county]);
        expect(composeForm(schemaOf(model), [province, city]).schema).toEqual(without);
      }),
      { numRuns: 100 },
    );
  });

  test('the composed form has no fault and compiles, and every field that was added is in it or reported', () => {
    fc.assert(
      fc.property(formModel, layers, (model, all) => {
        const { schema, origin, suspended, conflicts } = composeForm(schemaOf(model), all);
        expect(checkSchema(schema)).toEqual([]);
        expect(() => compileForm(schema)).not.toThrow();
        const reported = new Set([...suspended, ...conflicts].map((one) => `${one.layer}#${one.index}`));
        const shown = partsIn(schema);
        for (const layer of all)
          layer.operations.forEach((operation, index) => {
            if (operation.op !== 'add' || reported.has(`${layer.region}#${index}`)) return;
            expect([shown.has(operation.key), origin[operation.key]?.layer]).toEqual([true, layer.region]);
          });
      }),
      { numRuns: 200 },
    );
  });

  test('every field of the base is still there', () => {
    fc.assert(
      fc.property(formModel, layers, (model, all) => {
        const base = schemaOf(model);
        const composed = partsIn(composeForm(base, all).schema);
        for (const key of partsIn(base).keys()) expect(composed.has(key)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test('a locked field stays as it was, shown where it was shown, and may be moved by nobody', () => {
    let locked = 0;
    fc.assert(
      fc.property(formModel, layers, (model, all) => {
        const base = schemaOf(model);
        const before = partsIn(base);
        const after = partsIn(composeForm(base, all).schema);
        POOL.forEach((key, at) => {
          const lock = model[at]?.locked;
          const [was, is] = [before.get(key), after.get(key)];
          if (!was || !is || !lock) return;
          locked += 1;
          const may = (op: string) => lock !== true && !(lock as string[]).includes(op);
          const changed = Object.keys({ ...was.schema, ...is.schema }).filter(
            (keyword) =>
              keyword !== 'x-index' && JSON.stringify(was.schema[keyword]) !== JSON.stringify(is.schema[keyword]),
          );
          if (!may('hide')) expect(changed).not.toContain('x-visible');
          if (!may('relabel')) expect(changed).not.toContain('title');
          if (!may('tighten'))
            expect(changed.filter((one) => /^(max|min|required|enum|pattern)/.test(one))).toEqual([]);
          if (lock === true) expect(changed).toEqual([]);
          // A part round a field that may not be hidden is not hidden either.
          if (!may('hide')) expect(is.groups.some((group) => group.schema['x-visible'] === false)).toBe(false);
          if (!may('reorder')) expect(is.groups.at(-1)?.key).toBe(was.groups.at(-1)?.key);
        });
      }),
      { numRuns: 200 },
    );
    expect(locked).toBeGreaterThan(100);
  });

  test('what passes a county’s form passes the base: no layer loosens a bound', () => {
    let passed = 0;
    fc.assert(
      fc.property(asked, layers, ([model, input], all) => {
        const loose = compileForm(schemaOf(model));
        const verdict = compileForm(composeForm(schemaOf(model), all).schema).validate(input, ctx);
        if (verdict.issues.some((issue) => !issue.path.startsWith('r'))) return;
        passed += 1;
        const own = Object.fromEntries(Object.entries(verdict.values).filter(([key]) => loose.keys.includes(key)));
        expect(loose.validate(own, ctx).issues).toEqual([]);
      }),
      { numRuns: 600 },
    );
    expect(passed).toBeGreaterThan(100);
  });

  test('bounds only move inwards, options only go, what is required stays so', () => {
    fc.assert(
      fc.property(formModel, layers, (model, all) => {
        const after = partsIn(composeForm(schemaOf(model), all).schema);
        for (const [key, { schema: was }] of partsIn(schemaOf(model))) {
          const is = after.get(key)?.schema ?? {};
          const figures = (keyword: string) => [was[keyword], is[keyword]] as [number | undefined, number | undefined];
          for (const keyword of ['maximum', 'maxLength', 'maxItems']) {
            const [a, b] = figures(keyword);
            if (a !== undefined) expect(b).toBeLessThanOrEqual(a);
          }
          for (const keyword of ['minimum', 'minLength', 'minItems']) {
            const [a, b] = figures(keyword);
            if (a !== undefined) expect(b).toBeGreaterThanOrEqual(a);
          }
          if (Array.isArray(was.enum)) expect(was.enum).toEqual(expect.arrayContaining(is.enum as unknown[]));
          if (was.required === true) expect(is.required).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('a form that was, still renders: a base and its layers as they were give what they gave', () => {
    fc.assert(
      fc.property(changedModel, layers, ({ before, after }, all) => {
        const then = composeForm(schemaOf(before), all);
        const kept = JSON.parse(JSON.stringify({ base: schemaOf(before), all })) as { base: JsonSchema; all: Layer[] };
        // The order of an object's keys is not what a store keeps; x-index is.
        const { properties, ...rest } = then.schema;
        const shuffled = { properties, ...rest };
        composeForm(schemaOf(after), all);
        expect(composeForm(kept.base, kept.all).schema).toEqual(then.schema);
        expect(composeForm(shuffled, []).schema).toEqual(then.schema);
        expect(() => compileForm(then.schema).validate({ k0: 1, k1: 'a', gone: 1 }, ctx)).not.toThrow();
      }),
      { numRuns: 150 },
    );
  });

  test('the columns of a table are its owner’s: no layer changes them, and rows are judged as the base judges them', () => {
    let tables = 0;
    fc.assert(
      fc.property(asked, layers, ([model, input], all) => {
        const base = schemaOf(model);
        const after = partsIn(composeForm(base, all).schema);
        const [loose, tight] = [compileForm(base), compileForm(composeForm(base, all).schema)];
        const inRows = ({ issues }: ReturnType<typeof loose.validate>, key: string) =>
          issues.filter(({ path }) => path.startsWith(`${key}[`)).map(({ path, code }) => `${path} ${code}`);
        for (const [key, { schema }] of partsIn(base)) {
          if (schema['x-component'] !== 'ArrayTable') continue;
          tables += 1;
          expect(after.get(key)?.schema.items).toEqual(schema.items);
          const state = tight.state(input, ctx)[key];
          if (state?.visible && loose.state(input, ctx)[key]?.visible)
            expect(inRows(tight.validate(input, ctx), key)).toEqual(inRows(loose.validate(input, ctx), key));
        }
      }),
      { numRuns: 150 },
    );
    expect(tables).toBeGreaterThan(60);
  });

  test('an entry that was filed stays as it is in its own form, however often it is saved again unchanged', () => {
    let filed = 0;
    fc.assert(
      fc.property(asked, layers, ([model, input], all) => {
        const form = compileForm(composeForm(schemaOf(model), all).schema);
        const verdict = form.validate(input, { ...ctx, kept: input });
        if (!verdict.ok) return;
        filed += 1;
        expect(form.validate(verdict.values, { ...ctx, kept: verdict.values })).toEqual(verdict);
      }),
      { numRuns: 250 },
    );
    expect(filed).toBeGreaterThan(20);
  });
});
