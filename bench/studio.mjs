import { createRequire } from 'node:module';
import { median, round } from './lib/rounds.mjs';

const { composeForm } = createRequire(import.meta.url)('../forms/engine/dist/index.js');
const FIELDS = 300;
const CONDITIONS = 60;
const LAYERS = ['45', '4514', '451421'];
const OPERATIONS = 30;
const GROUPS = 10;
const ROUNDS = 5;
const TIMES = 200;
const GOAL_MS = 5;

const text = (title, more = {}) => ({
  type: 'string',
  title,
  'x-decorator': 'FormItem',
  'x-component': 'Input',
  ...more,
});

/** A form of the size of the largest in use: groups, figures, conditions on other fields. */
function bigForm() {
  const fields = Array.from({ length: FIELDS }, (_, at) => {
    const shown = at % (FIELDS / CONDITIONS) === 1 ? { 'x-visible': `{{ !empty(field_${at - 1}) }}` } : {};
    const field =
      at % 3 === 0
        ? { ...text(`字段 ${at}`), type: 'number', 'x-component': 'MoneyInput', minimum: 0, maximum: 1e6, ...shown }
        : text(`字段 ${at}`, { maxLength: 200, description: '按实际情况填写。', ...shown });
    // What the next one's condition reads is a text or a figure, empty or not.
    return [`field_${at}`, field];
  });
  const each = FIELDS / GROUPS;
  const groups = Array.from({ length: GROUPS }, (_, at) => [
    `group_${at}`,
    {
      type: 'void',
      title: `第 ${at + 1} 部分`,
      'x-component': 'Group',
      properties: Object.fromEntries(fields.slice(at * each, (at + 1) * each)),
    },
  ]);
  return { type: 'object', title: '三百个字段', properties: Object.fromEntries(groups) };
}

/** What a region does to it: every kind of operation, spread over the form. */
function layer(region, nth) {
  const operations = Array.from({ length: OPERATIONS }, (_, at) => {
    const target = `field_${at * 9 + nth}`;
    switch (at % 6) {
      case 0:
        return { op: 'add', key: `r${region}_${at}`, after: target, schema: text('本级字段') };
      case 1:
        return { op: 'tighten', target, required: true };
      case 2:
        return { op: 'relabel', target, label: '本级的叫法' };
      case 3:
        return { op: 'reorder', target, after: `field_${at * 9 + nth + 2}` };
      case 4:
        return { op: 'help', target, text: '本级的说明' };
      default:
        return { op: 'hide', target };
    }
  });
  return { region, version: 1, operations };
}

function time(run) {
  const begun = process.hrtime.bigint();
  for (let at = 0; at < TIMES; at += 1) run();
  return Number(process.hrtime.bigint() - begun) / 1e6 / TIMES;
}

/** The form of a county, composed anew each time; the floor only copies the base. */
export async function run({ emit, say }) {
  const base = bigForm();
  const layers = LAYERS.map(layer);
  const { applied, conflicts, suspended } = composeForm(base, layers);
  const [ours, bare, floor] = [
    () => composeForm(base, layers),
    () => composeForm(base, []),
    () => structuredClone(base),
  ];
  const rounds = [];
  for (let turn = 0; turn <= ROUNDS; turn += 1) {
    const one = { ours: time(ours), bare: time(bare), floor: time(floor) };
    if (turn === 0) continue;
    rounds.push(one);
    say(`  round ${turn}: ${round(one.ours, 2)} ms, structuredClone ${round(one.floor, 2)} ms`);
  }
  const of = (figure) => round(median(rounds.map((one) => one[figure])), 2);
  emit({
    what: 'compose',
    fields: FIELDS,
    conditions: CONDITIONS,
    layers: LAYERS.length,
    operations: LAYERS.length * OPERATIONS,
    applied: applied.length,
    left: conflicts.length + suspended.length,
    ms: of('ours'),
    bareMs: of('bare'),
    floorMs: of('floor'),
    ratio: round(median(rounds.map((one) => one.ours / one.floor)), 2),
    goalMs: GOAL_MS,
    met: of('ours') < GOAL_MS,
  });
}
