import { type OrganisationRow, type PlanContext, parentFault, planOrganisations } from './organisation-plan';

const REGIONS = new Map([
  ['4514', '/45/4514/'],
  ['451421', '/45/4514/451421/'],
  ['451422', '/45/4514/451422/'],
]);
const context = (known: PlanContext['known'] = new Map(), mine = '/45/4514/'): PlanContext => ({
  known,
  regionOf: (text) => {
    const path = REGIONS.get(text);
    return path?.startsWith(mine) ? { code: text, path } : null;
  },
  mine: (path) => path.startsWith(mine),
});

let line = 1;
const row = (more: Partial<OrganisationRow> = {}): OrganisationRow => ({
  row: ++line,
  code: `451421-x${line}`,
  name: '扶绥县测试局',
  kind: '水利',
  creditCode: '',
  region: '451421',
  parent: '',
  ...more,
});

const stored = (code: string, regionCode = '451421', more: object = {}) => ({
  code,
  name: '扶绥县水利局',
  kind: 'slj' as const,
  creditCode: null,
  regionCode,
  regionPath: REGIONS.get(regionCode) ?? '/',
  parentCode: null,
  ...more,
});

describe('a file of departments', () => {
  test('adds what is new, changes what is known by its code, and leaves what is the same', () => {
    const known = new Map([
      ['451421-slj', stored('451421-slj')],
      ['451421-b', stored('451421-b')],
    ]);
    const plan = planOrganisations(
      [
        row({ code: '451421-new' }),
        row({ code: '451421-slj', name: '扶绥县水利和渔业局' }),
        row({ code: '451421-b', name: '扶绥县水利局' }),
      ],
      context(known),
    );
    expect(plan.faults).toEqual([]);
    expect(plan.add.map(({ code, kind }) => [code, kind])).toEqual([['451421-new', 'slj']]);
    expect(plan.change.map(({ code, changed }) => [code, changed])).toEqual([['451421-slj', ['name']]]);
    expect(plan.same).toBe(1);
  });

  test.each([
    ['a code that is none', { code: '水利局' }, 'code'],
    ['no name', { name: '' }, 'name'],
    ['a kind that there is not', { kind: '天文' }, 'kind'],
    ['a firm among departments', { kind: '企业' }, 'kind'],
    ['a credit code with a slip', { creditCode: '91451421MAR092QQ9H' }, 'creditCode'],
    ['a region that is not one’s own', { region: '450103' }, 'region'],
    ['a parent that nobody knows', { parent: 'nobody' }, 'parent'],
  ])('names the row and the column of %s, and then adds nothing of that row', (_, fault, column) => {
    const bad = row(fault);
    const plan = planOrganisations([row(), bad], context());
    expect(plan.faults.map((one) => [one.row, one.column])).toEqual([[bad.row, column]]);
    expect(plan.add).toHaveLength(1);
  });

  test('tells the first row of a code that stands twice', () => {
    const first = row({ code: '451421-twice' });
    const plan = planOrganisations([first, row({ code: '451421-twice' })], context());
    expect(plan.faults[0]?.message.zh).toContain(`第 ${first.row} 行`);
  });

  test('takes a parent that stands in the same file, and refuses one of a sister county', () => {
    const plan = planOrganisations(
      [
        row({ code: '4514-top', region: '4514' }),
        row({ code: '451421-sub', parent: '4514-top' }),
        row({ code: '451422-far', region: '451422' }),
        row({ code: '451421-lost', parent: '451422-far' }),
      ],
      context(),
    );
    expect(plan.add.map(({ code }) => code)).toContain('451421-sub');
    expect(plan.faults.map(({ column, value }) => [column, value])).toEqual([['parent', '451422-far']]);
  });

  test('refuses the code of an organisation that lies elsewhere', () => {
    const known = new Map([['451422-slj', stored('451422-slj', '451422')]]);
    const plan = planOrganisations([row({ code: '451422-slj' })], context(known, '/45/4514/451421/'));
    expect(plan.faults[0]?.column).toBe('code');
    expect(plan.change).toEqual([]);
  });
});

test('nobody stands above himself, however long the way round', () => {
  const tree = new Map([
    ['a', { path: '/45/', parent: 'c' }],
    ['b', { path: '/45/', parent: 'a' }],
    ['c', { path: '/45/', parent: null }],
  ]);
  const find = (code: string) => tree.get(code) ?? null;
  expect(parentFault('c', '/45/', 'b', find)?.zh).toContain('一圈');
  expect(parentFault('a', '/45/', 'a', find)?.zh).toContain('一圈');
  expect(parentFault('b', '/45/', 'c', find)).toBeNull();
});
