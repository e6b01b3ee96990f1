import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kind } from '../definition/envelope';
import { type Change, type DiffNames, diffDefinition, sentence, type Versioned } from '.';

const ROOT = join(__dirname, '../../../..');
const read = (file: string) => JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
const names: DiffNames = {
  fact: (key) => ({ annual_gap: { zh: '年度差距', en: 'Annual gap' } })[key] ?? null,
  region: () => null,
};

const versioned = (kind: Kind, body: Record<string, unknown>, region: string | null = null): Versioned => ({
  kind,
  region,
  title: { zh: '测试', en: 'Test' },
  body,
});

/** Two bodies, of which the second has been changed. */
function between<T extends Record<string, unknown>>(kind: Kind, body: T, change: (body: T) => void): Change[] {
  const after = structuredClone(body);
  change(after);
  return diffDefinition(versioned(kind, after), versioned(kind, body), names);
}
const told = (changes: Change[], lang: 'zh' | 'en' = 'zh') => changes.map((change) => sentence(change)[lang]);

interface Rule {
  [key: string]: unknown;
  parameters: Record<string, { value: number; min: number; max: number }>;
  rules: { conditions: unknown; event: { params: { reason: { zh: string } } } }[];
  cases: { name: string; expect: string }[];
}
interface Node {
  [keyword: string]: unknown;
  properties: Record<string, Node>;
}
interface Library {
  [key: string]: unknown;
  fields: Record<string, unknown>[];
  stages: { key: string; moves: string[] }[];
  rules: string[];
  roles?: Record<string, string[]>;
}

const rule: Rule = read('rules/warning/annual-investment-behind/rule.json');
const form: Node = read('forms/building-entry/schema.json').body;
const library: Library = read('seed/reference/definitions/library/building.json').body;
const view = read('seed/reference/definitions/view/building-default.json').body;
const dictionary = read('seed/reference/definitions/dictionary/money-unit.json').body;

/** A part of the form, wherever it lies. */
function part(node: Node, key: string): { of: Record<string, Node>; node: Node } {
  for (const [name, child] of Object.entries(node.properties ?? {})) {
    if (name === key) return { of: node.properties, node: child };
    const below = child.properties ? tryPart(child, key) : null;
    if (below) return below;
  }
  throw new Error(`no ${key}`);
}
function tryPart(node: Node, key: string) {
  try {
    return part(node, key);
  } catch {
    return null;
  }
}

describe('[M01-22] what differs between two versions of a rule', () => {
  test('a threshold kept as a parameter is told with its unit, before and after', () => {
    const changes = between('rule', rule, (one) => {
      (one.parameters.red_gap as { value: number }).value = 15;
    });
    expect(told(changes)).toEqual(['参数“红灯差距”：取值 20 个点 → 15 个点']);
    expect(told(changes, 'en')).toEqual(['parameter “Gap to red”: value 20 个点 → 15 个点']);
    expect(changes[0]).toMatchObject({ op: 'change', kind: 'rule', path: 'parameters.red_gap.value' });
  });

  test('a threshold in a condition is told at its line, with what it is compared with', () => {
    const changed = structuredClone(rule);
    const leaf = (body: Rule, value: unknown) =>
      Object.assign(body.rules[0] as object, {
        conditions: { all: [{ fact: 'annual_gap', operator: 'greaterThan', value }] },
      });
    const [before, after] = [leaf(structuredClone(rule), 20) && structuredClone(rule), changed];
    leaf(before, 20);
    leaf(after, 15);
    const changes = diffDefinition(versioned('rule', after), versioned('rule', before), names);
    expect(told(changes)).toEqual(['红灯线：年度差距 大于 20 → 15']);
    expect(told(changes, 'en')).toEqual(['red line: Annual gap more than 20 → 15']);
    expect(changes[0]?.path).toBe('rules.red.all[0]');
  });

  test('a condition that is built otherwise is told whole, and bounds, reasons and cases by themselves', () => {
    const changes = between('rule', rule, (one) => {
      (one.parameters.red_gap as { max: number }).max = 25;
      Object.assign(one.rules[1] as object, {
        conditions: { all: [{ fact: 'annual_gap', operator: 'greaterThan', value: 5 }] },
      });
      (one.rules[0] as Rule['rules'][number]).event.params.reason.zh = '差得太多 {annual_gap}';
      (one.cases[0] as { expect: string }).expect = 'yellow';
    });
    expect(told(changes)).toEqual([
      '参数“红灯差距”：各地可设的上限 30 个点 → 25 个点',
      expect.stringMatching(/^红灯线：理由 .* → 差得太多/),
      expect.stringMatching(/^黄灯线：条件 （年度差距 大于 黄灯差距 且 “under_construction”） → 年度差距 大于 5$/),
      expect.stringMatching(/^例子“/),
    ]);
  });

  test('thresholds of a region are told with the names of their rule', () => {
    const own = (parameters: object) => versioned('rule', { base: 1, parameters: { ...parameters } }, '451421');
    const changes = diffDefinition(own({ red_gap: 15 }), own({ red_gap: 18, severe_gap: 50 }), names, rule);
    expect(told(changes)).toEqual([
      '删去本地参数“严重滞后差距”：50 个点 → 40',
      '本地参数“红灯差距”：18 个点 → 15 个点',
    ]);
  });
});

describe('[M01-22] what differs between two versions of a form', () => {
  test('fields that come, go, are renamed, bounded and moved are each told by name', () => {
    const changes = between('form', form, (one) => {
      const { of } = part(one, 'address');
      of.fax = { type: 'string', title: '传真', 'x-component': 'Input', required: true } as unknown as Node;
      delete of.address;
      const { node: name } = part(one, 'name');
      Object.assign(name, { title: '项目全称', maxLength: 100 });
    });
    expect(told(changes)).toEqual([
      '新增字段“传真”：在“一、项目基本情况”里，必填',
      '删去字段“详细地址”：已填的内容保留，可查看和导出',
      '改名：字段“项目全称”：项目名称 → 项目全称',
      '字段“项目全称”：最多字数 200 → 100',
    ]);
    expect(told(changes, 'en')[0]).toBe('New: field “传真”: in “1. The project”; required');
  });

  test('only what was moved is told as moved', () => {
    const changes = between('form', form, (one) => {
      const { of } = part(one, 'owner_code');
      const { owner_code, ...others } = of;
      for (const key of Object.keys(of)) delete of[key];
      Object.assign(of, { owner_code, ...others });
    });
    expect(told(changes)).toEqual(['移动字段“项目单位信用代码”：移到最前']);
  });

  test('conditions and options are told as a person wrote them', () => {
    const changes = between('form', form, (one) => {
      const { node } = part(one, 'address');
      node['x-visible'] = "{{ project_type == '01' }}";
      const { node: type } = part(one, 'project_type');
      (type.enum as unknown[]).pop();
    });
    expect(told(changes)).toEqual([
      "字段“详细地址”：显示的条件 是 → project_type == '01'",
      '字段“项目类型”：选项 基本建设、技术改造、单纯购置、信息化、其他 → 基本建设、技术改造、单纯购置、信息化',
    ]);
  });

  test('a region’s layer is told by its operations', () => {
    const layer = (...operations: object[]) => versioned('form', { base: 1, operations }, '451421');
    const help = { op: 'help', target: 'address', text: '写到门牌' };
    const changes = diffDefinition(
      layer({ op: 'tighten', target: 'address', maxLength: 50, required: true }, help, {
        op: 'hide',
        target: 'description',
      }),
      layer(
        { op: 'tighten', target: 'address', maxLength: 80 },
        { op: 'relabel', target: 'address', label: '门牌' },
        help,
      ),
    );
    expect(told(changes)).toEqual([
      '收紧“address”：最多字数 80 → 必填，最多字数 50',
      '新增隐藏“description”：不再显示',
      '删去改名“address”：门牌',
    ]);
  });
});

describe('[M01-22] what differs between two versions of the rest', () => {
  test('a library is told by its fields, stages, rights and what belongs to it', () => {
    const changes = between('library', library, (one) => {
      one.fields.push({ key: 'fax', label: { zh: '传真', en: 'Fax' }, type: 'text', required: true });
      Object.assign(one.fields[0] as object, { label: { zh: '本年计划', en: 'Plan' }, max: 9, retired: true });
      one.rules = one.rules.filter((key) => key !== 'permit-missing');
      one.roles = { ...one.roles, view: ['leader'] };
      const [first] = one.stages;
      if (first) first.moves = [];
    });
    expect(told(changes)).toEqual([
      '新增字段“传真”：文本，必填',
      '改名：字段“本年计划”：本年计划投资 → 本年计划',
      '停用字段“本年计划”：不再填报，旧内容保留',
      '字段“本年计划”：最大值 没有 → 9 万元',
      expect.stringMatching(/^阶段“.+”：可转到 .+ → 没有$/),
      expect.stringMatching(/^权限：谁能查看 系统管理员、.+ → 联系领导$/),
      '删去规则“permit-missing”',
    ]);
  });

  test('a view by its columns, a dictionary by its entries', () => {
    const columns = between('view', view, (one: { columns: { key: string }[] }) => {
      one.columns.splice(1, 1);
      one.columns.push({ key: 'owner_name' });
    });
    expect(told(columns)).toEqual(['新增列“owner_name”', '删去列“name”']);
    const entries = between('dictionary', dictionary, (one: { items: { label: object; code: string }[] }) => {
      (one.items[0] as { label: object }).label = { zh: '人民币元', en: 'Yuan' };
      one.items.pop();
    });
    expect(told(entries)).toEqual(['删去条目“万美元”', '改名：条目“人民币元”：人民币 → 人民币元']);
  });

  test('against nothing all is new, and the same is no difference', () => {
    const all = diffDefinition(versioned('library', library), null);
    expect(told(all)[0]).toBe('新增项目库“测试”');
    expect(all.filter(({ path }) => path.startsWith('fields.'))).toHaveLength(library.fields.length);
  });

  test('no version of ours differs from itself, and every change of a key is told', () => {
    const rules = readdirSync(join(ROOT, 'rules/warning')).map((key) => read(`rules/warning/${key}/rule.json`));
    const bodies: [Kind, Record<string, unknown>][] = [
      ...rules.map((one): [Kind, Record<string, unknown>] => ['rule', one]),
      ['form', form],
      ['form', read('forms/building-report/schema.json').body],
      ['library', library],
      ['view', view],
      ['dictionary', dictionary],
    ];
    for (const [kind, body] of bodies) {
      expect(between(kind, body, () => {})).toEqual([]);
      const quiet = ['type', 'key', 'version', 'effectiveFrom'];
      for (const key of Object.keys(body).filter((one) => !quiet.includes(one))) {
        const changes = between(kind, body, (one) => {
          delete one[key];
        });
        expect([kind, key, changes.length > 0]).toEqual([kind, key, true]);
      }
    }
  });
});
