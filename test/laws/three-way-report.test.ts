import { checkSchema, compileForm, composeForm, type Layer } from '@project-cloud/forms-engine';
import {
  type Choice,
  formReport,
  type OverlayPlace,
  type OverlayReport,
  type PlacedOverlay,
  servingBase,
  servingGround,
  settleForm,
} from '@project-cloud/library';
import fc from 'fast-check';
import { addedBy, CITY, COUNTY, changedModel, formModel, layerOf, schemaOf } from './form-arbitrary';

const place: OverlayPlace = { kind: 'form', key: 'entry', region: COUNTY, regionName: '扶绥县', version: 1 };

/** A county's layer that fitted its base, under a city's, and the base before and after. */
const change = fc.tuple(changedModel, layerOf(CITY, 4), layerOf(COUNTY)).map(([{ before, after }, city, county]) => ({
  place,
  overlay: { base: 1, operations: fitting(schemaOf(before), city, county) },
  outer: [city],
  from: { version: 1, schema: schemaOf(before) },
  to: { version: 2, schema: schemaOf(after) },
}));

const ADDED = { op: 'add', key: 'r4514_a', schema: { type: 'string', title: '市', 'x-component': 'Input' } } as const;
const NAMED = { op: 'relabel', target: 'r4514_a', label: '县' } as const;

/** A city's layer, and what it makes of it: some goes, a little is new. */
const cityChange = fc
  .tuple(layerOf(CITY, 4), fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }), layerOf(CITY, 2))
  .map(([was, stays, more]): [Layer, Layer] => {
    const operations = [ADDED, ...was.operations];
    return [
      { ...was, operations },
      { ...was, operations: [...operations.filter((_, at) => stays[at]), ...more.operations] },
    ];
  });
const countyThere = layerOf(COUNTY, 4).map((layer): Layer => ({ ...layer, operations: [...layer.operations, NAMED] }));

/** The same for a layer with nothing round it. */
const fittingOn = (schema: object, { region, operations }: Layer): Layer['operations'] => {
  const { conflicts } = composeForm({ ...schema }, [{ region, version: 1, operations }]);
  const refused = new Set(conflicts.map(({ index }) => index));
  return operations.filter((_, index) => !refused.has(index));
};

/** What the door lets in: no operation in conflict. */
function fitting(schema: object, city: Layer, county: Layer): Layer['operations'][number][] {
  const { conflicts } = composeForm({ ...schema }, [city, county]);
  const refused = new Set(conflicts.filter((one) => one.layer === COUNTY).map(({ index }) => index));
  return county.operations.filter((_, index) => !refused.has(index));
}

const indexesOf = ({ kept, adapted, suspended, conflicts }: OverlayReport) =>
  [
    ...[...kept, ...adapted, ...suspended].map(({ operation }) => Number(operation)),
    ...conflicts.flatMap(({ operations }) => operations),
  ].sort((a, b) => a - b);

/** Any choice that is offered, one a conflict. */
const chosen = (report: OverlayReport, picks: number[], without: Choice[] = ['defer']) =>
  Object.fromEntries(
    report.conflicts.map(({ id, choices }, at) => {
      const offered = choices.filter(({ key }) => !without.includes(key));
      return [id, offered[(picks[at % picks.length] ?? 0) % offered.length]?.key as Choice];
    }),
  );
const picks = fc.array(fc.nat(9), { minLength: 6, maxLength: 6 });

describe('[P3] laws of the three-way report, on random forms, layers and changes of the base', () => {
  test('the random forms are forms', () => {
    fc.assert(fc.property(changedModel, ({ before }) => expect(checkSchema(schemaOf(before))).toEqual([])));
  });

  test('every operation is kept, adapted, suspended or in conflict, and only one of them', () => {
    let conflicts = 0;
    fc.assert(
      fc.property(change, (one) => {
        const report = formReport(one);
        conflicts += report.conflicts.length;
        expect(indexesOf(report)).toEqual(one.overlay.operations.map((_, index) => index));
        expect(JSON.stringify(formReport(one))).toBe(JSON.stringify(report));
      }),
      { numRuns: 250 },
    );
    expect(conflicts).toBeGreaterThan(30);
  });

  test('every sentence and every choice has words in both languages, and every conflict a way out', () => {
    fc.assert(
      fc.property(change, (one) => {
        const { kept, adapted, suspended, conflicts } = formReport(one);
        const texts = [
          ...[...kept, ...adapted, ...suspended].map(({ text }) => text),
          ...[...adapted, ...suspended].map(({ why }) => why),
          ...conflicts.flatMap(({ mine, theirs, choices }) => [mine, theirs, ...choices.map(({ label }) => label)]),
        ];
        for (const { zh, en } of texts) expect([zh.length > 0, en.length > 0]).toEqual([true, true]);
        for (const { choices } of conflicts) expect(choices.some(({ key }) => key !== 'defer')).toBe(true);
        expect(new Set(conflicts.map(({ id }) => id)).size).toBe(conflicts.length);
      }),
      { numRuns: 200 },
    );
  });

  test('a field that a county added is in the form, or the report names it', () => {
    fc.assert(
      fc.property(change, (one) => {
        const report = formReport(one);
        const { origin } = composeForm(one.to.schema, [...one.outer, { ...one.place, ...one.overlay }]);
        const named = new Set([
          ...report.suspended.map(({ operation }) => operation),
          ...report.conflicts.flatMap(({ operations }) => operations),
        ]);
        one.overlay.operations.forEach((operation, index) => {
          for (const key of addedBy(operation)) expect(key in origin || named.has(index)).toBe(true);
        });
      }),
      { numRuns: 200 },
    );
  });

  test('what the base removes and the county had worked on is a conflict, never just gone', () => {
    fc.assert(
      fc.property(change, (one) => {
        const report = formReport(one);
        const [was, is] = [one.from.schema, one.to.schema].map((schema) => composeForm(schema, one.outer).origin);
        const asked = new Set(report.conflicts.flatMap(({ operations }) => operations));
        one.overlay.operations.forEach((operation, index) => {
          if (operation.op === 'add' || operation.op === 'hide') return;
          if (!was?.[operation.target] || is?.[operation.target]) return;
          if (report.suspended.some((line) => line.operation === index)) return;
          expect(asked.has(index)).toBe(true);
        });
      }),
      { numRuns: 200 },
    );
  });

  test('settled in whatever way, an overlay has no conflict left, and no field of the county is lost unasked', () => {
    let settledOnes = 0;
    fc.assert(
      fc.property(change, picks, (one, numbers) => {
        const report = formReport(one);
        const choices = chosen(report, numbers);
        const settled = settleForm(one, choices);
        expect(settled).not.toBeNull();
        if (!settled) return;
        settledOnes += report.conflicts.length;
        const again = formReport({ ...one, overlay: settled.overlay, from: one.to });
        expect(again.conflicts).toEqual([]);
        expect(settled.overlay.base).toBe(2);
        expect(again.suspended.map(({ why }) => why.zh).filter((why) => !why.includes('恢复显示'))).toEqual([]);
        const { schema, origin } = composeForm(one.to.schema, [...one.outer, { ...one.place, ...settled.overlay }]);
        expect(checkSchema(schema)).toEqual([]);
        expect(() => compileForm(schema)).not.toThrow();
        const before = composeForm(one.from.schema, [...one.outer, { ...one.place, ...one.overlay }]).origin;
        for (const [key, { layer }] of Object.entries(before)) {
          if (layer !== COUNTY) continue;
          const given = report.conflicts.some(
            ({ id, operations }) =>
              choices[id] === 'drop' && operations.some((at) => addedBy(one.overlay.operations[at]).includes(key)),
          );
          expect(key in origin || given).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
    expect(settledOnes).toBeGreaterThan(20);
  });

  test('a removed field that becomes the county’s own keeps its question and says where its answers lie', () => {
    let adopted = 0;
    fc.assert(
      fc.property(change, (one) => {
        const report = formReport(one);
        const choices = Object.fromEntries(
          report.conflicts.map(({ id, choices: offered }) => [
            id,
            (offered.find(({ key }) => key === 'own-field') ?? offered.find(({ key }) => key !== 'defer'))
              ?.key as Choice,
          ]),
        );
        const settled = settleForm(one, choices);
        const removed = report.conflicts.filter(({ id, code }) => code === 'removed' && choices[id] === 'own-field');
        for (const { operations } of removed) {
          const operation = one.overlay.operations[operations[0] ?? 0];
          const was = operation && operation.op !== 'add' ? operation.target : '';
          const { origin } = composeForm(one.to.schema, [
            ...one.outer,
            { ...one.place, operations: settled?.overlay.operations ?? [] },
          ]);
          const added = settled?.overlay.operations.find((op) => op.op === 'add' && op.schema['x-was'] === was);
          expect(added && addedBy(added)[0]).toBeDefined();
          expect(origin[addedBy(added)[0] ?? '']?.layer).toBe(COUNTY);
          adopted += 1;
        }
      }),
      { numRuns: 200 },
    );
    expect(adopted).toBeGreaterThan(10);
  });

  test('nothing is written while one conflict is open or put off', () => {
    fc.assert(
      fc.property(change, picks, (one, numbers) => {
        const report = formReport(one);
        const open = report.conflicts.filter(({ preset }) => preset === null);
        if (open.length === 0) return;
        const choices = chosen(report, numbers);
        const { [open[0]?.id ?? '']: _, ...others } = choices;
        expect(settleForm(one, others)).toBeNull();
        expect(settleForm(one, { ...choices, [open[0]?.id ?? '']: 'defer' })).toBeNull();
        expect(settleForm(one, { ...choices, [open[0]?.id ?? '']: 'constructor' as Choice })).toBeNull();
      }),
      { numRuns: 200 },
    );
  });

  test('a form is served at every moment: on the newest base exactly when nothing is open there', () => {
    let held = 0;
    fc.assert(
      fc.property(change, (one) => {
        const overlays = [{ place, overlay: one.overlay }];
        const alone = { ...one, outer: [], overlay: one.overlay };
        const served = servingBase(one.to, [one.from], overlays);
        const open = formReport(alone).conflicts.filter(({ settled }) => settled === null);
        const before = formReport({ ...alone, to: one.from }).conflicts;
        expect(served.held.map(({ id }) => id)).toEqual(open.map(({ id }) => id));
        expect(served.base.version).toBe(open.length > 0 && before.length === 0 ? 1 : 2);
        if (served.base.version === 1) held += 1;
        expect(() => compileForm(composeForm(served.base.schema, [{ ...place, ...one.overlay }]).schema)).not.toThrow();
      }),
      { numRuns: 200 },
    );
    expect(held).toBeGreaterThan(8);
  });

  test('a city that changes its layer never takes a county’s form away: the county keeps the last that fitted', () => {
    let held = 0;
    fc.assert(
      fc.property(formModel, cityChange, countyThere, (model, [was, is], county) => {
        const base = { version: 1, schema: schemaOf(model) };
        const [before, after] = [was, is].map((layer, at) => ({
          region: CITY,
          version: at + 1,
          operations: fittingOn(base.schema, layer),
        })) as [Layer, Layer];
        const overlay = { base: 1, operations: fitting(base.schema, before, county) };
        const own = { place, overlay, madeOn: [before] };
        const cityOf = ({ version, operations }: Layer): PlacedOverlay => ({
          place: { ...place, region: CITY, regionName: '崇左市', version },
          overlay: { base: 1, operations: [...operations] },
        });
        const served = servingGround(
          base,
          [],
          [
            [cityOf(after), own],
            [cityOf(before), own],
          ],
        );
        const { conflicts } = formReport({
          place,
          overlay,
          outer: [after],
          outerBefore: [before],
          from: base,
          to: base,
        });
        const open = conflicts.filter(({ settled }) => settled === null);
        expect(served.held.map(({ id }) => id)).toEqual(open.map(({ id }) => id));
        expect(served.ground).toBe(open.length > 0 ? 1 : 0);
        for (const { choices, preset } of open)
          expect([preset, choices.some(({ key }) => key === 'defer')]).toEqual([null, true]);
        const [city] = served.ground === 1 ? [before] : [after];
        const form = composeForm(base.schema, [city as Layer, { ...place, ...overlay }]);
        expect(() => compileForm(form.schema)).not.toThrow();
        if (served.ground === 0) return;
        held += 1;
        // What it had it has: nothing of the county is in conflict there.
        expect(form.conflicts.filter(({ layer }) => layer === COUNTY)).toEqual([]);
      }),
      { numRuns: 150 },
    );
    expect(held).toBeGreaterThan(15);
  });
});
