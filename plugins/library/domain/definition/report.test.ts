import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diffDefinition } from '../diff';
import { closureOf } from '../package';
import { bodyIssues } from './body';
import { Envelope } from './envelope';

const read = (key: string) =>
  Envelope.parse(
    JSON.parse(
      readFileSync(join(__dirname, `../../../../seed/reference/definitions/report/${key}.json`), 'utf8'),
    ) as unknown,
  );
const bySize = read('investment-by-size');
const faults = (more: object) =>
  bodyIssues({ ...bySize, body: { ...bySize.body, ...more } }).map(({ path, code }) => [path, code]);

describe('[M08-19] a table of statistics as a definition', () => {
  it('comes with the install without a fault', () => {
    for (const key of ['investment-by-region', 'investment-by-size']) expect(bodyIssues(read(key))).toEqual([]);
  });

  it('is refused at its place', () => {
    const paths = (more: object) => faults(more).map(([path]) => path);
    expect(paths({ roles: [] })).toEqual(['body.roles']);
    expect(paths({ roles: ['enterprise'] })).toEqual(['body.roles[0]']);
    expect(paths({ rows: { key: 'total_investment', edges: [5, 5] } })).toEqual(['body.rows.edges']);
    expect(paths({ measures: [{ of: 'sum' }] })).toEqual(['body.measures[0].field']);
    expect(paths({ measures: [{ of: 'count', field: 'total_investment' }] })).toEqual(['body.measures[0].field']);
    expect(paths({ colour: 'red' })).toEqual(['body.colour']);
  });

  it('says in words what a new version changes', () => {
    const body = { ...bySize.body, chart: 'bar', roles: ['leader'], columns: { key: 'planned_start', level: 'year' } };
    const said = diffDefinition({ ...bySize, body }, bySize).map(({ detail, before, after }) => [
      detail?.zh,
      before?.zh,
      after?.zh,
    ]);
    expect(said).toEqual([
      ['列', 'total_investment：5000、10000、50000、100000', 'planned_start：年'],
      ['图表', '表格', '柱状图'],
      ['适用角色', '经办人员、县级管理员、联系领导', '联系领导'],
    ]);
  });

  it('goes along when its library is taken to another platform', () => {
    const library = Envelope.parse({ kind: 'library', key: 'building', title: { zh: '在建' }, body: {} });
    expect(closureOf('building', [library, bySize]).map(({ kind, key }) => [kind, key])).toContainEqual([
      'report',
      'investment-by-size',
    ]);
  });
});
