import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { childPath, isWithin, parseIsoDate, ROOT_PATH, regionCodeKind } from '@project-cloud/kernel';
import { datedNotices } from './notices';
import { loadReference } from './reference';

const dir = join(__dirname, '../reference');
const reference = loadReference(dir);
const level = (name: string) => reference.regions.filter((region) => region.level === name);

describe('reference data', () => {
  test('[P8] the region has 14 cities, 111 counties and their townships', () => {
    expect(level('province').map((region) => region.name)).toEqual(['广西壮族自治区']);
    expect(level('city')).toHaveLength(14);
    expect(level('county')).toHaveLength(111);
    for (const county of ['451421', '451402', '450103', '450205']) {
      expect(level('township').filter((town) => town.parent === county).length).toBeGreaterThan(10);
    }
  });

  test('every code stands once, after its parent, in the form of its level', () => {
    const kinds = { province: 'province', city: 'prefecture', county: 'county', township: 'township', zone: 'special' };
    const seen = new Set<string>();
    for (const region of reference.regions) {
      expect(seen.has(region.code)).toBe(false);
      if (region.parent !== null) expect(seen.has(region.parent)).toBe(true);
      expect(regionCodeKind(region.code)).toBe(kinds[region.level]);
      seen.add(region.code);
    }
  });

  test('a special zone that is no GB/T 2260 subtree lies within the city that it hangs under', () => {
    const zone = level('zone')[0];
    const city = childPath(childPath(ROOT_PATH, '45'), zone?.parent ?? '');
    expect(isWithin(childPath(city, zone?.code ?? ''), city)).toBe(true);
    expect(zone?.code.startsWith('4514')).toBe(false);
  });

  test('a voided code names a successor that is in force', () => {
    const current = new Set(reference.regions.map((region) => region.code));
    for (const former of reference.formerRegions) {
      expect(current.has(former.code)).toBe(false);
      expect(current.has(former.replacedBy ?? '')).toBe(true);
      expect(parseIsoDate(former.validTo ?? '')).not.toBeNull();
    }
  });

  test('industries are 20 sections and the divisions 01 to 97', () => {
    const divisions = reference.industries.filter((industry) => industry.level === 'division');
    expect(reference.industries.filter((industry) => industry.level === 'section')).toHaveLength(20);
    expect(divisions.map((division) => Number(division.code.slice(1)))).toEqual(
      Array.from({ length: 97 }, (_, index) => index + 1),
    );
    for (const division of divisions) expect(division.code.startsWith(division.parent ?? '?')).toBe(true);
  });

  test('every city and county has its development and reform authority', () => {
    const served = new Set(reference.organisations.filter((one) => one.kind === 'fgw').map((one) => one.region));
    for (const region of [...level('city'), ...level('county')]) expect(served.has(region.code)).toBe(true);
    expect(new Set(reference.organisations.map((one) => one.code)).size).toBe(reference.organisations.length);
  });

  test('notices are dated from the day of the install, newest first', () => {
    const notices = datedNotices(reference.notices, '2026-11-22');
    expect(notices).toHaveLength(6);
    expect(notices[0]).toMatchObject({
      date: '2026-11-20',
      title: '关于开展 2027 年重大项目计划申报的通知',
      demo: true,
    });
    expect(notices.map((notice) => notice.date)).toEqual([...notices.map((notice) => notice.date)].sort().reverse());
  });

  test('a folder without data is named in the fault', () => {
    expect(() => loadReference('/nowhere')).toThrow('/nowhere/site.json');
  });
});

interface Envelope {
  kind: string;
  key: string;
  body: Record<string, unknown>;
}

describe('definitions', () => {
  const folder = join(dir, 'definitions');
  const files = readdirSync(folder).flatMap((kind) =>
    readdirSync(join(folder, kind)).map((name) => ({ kind, name, path: join(folder, kind, name) })),
  );
  const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Envelope;

  test.each(files)('$kind/$name lies where its kind and key say', ({ kind, name, path }) => {
    const definition = read(path);
    expect(`${definition.kind}/${definition.key}.json`).toBe(`${kind}/${name}`);
  });

  test('the views of a library show columns that it has', () => {
    const core =
      'name code region_code owner_name industry_code total_investment planned_start planned_end actual_start';
    const figures =
      'light stage invested_year invested_total paid_total completion_rate paid_rate progress last_period';
    for (const { path } of files.filter((file) => file.kind === 'view')) {
      const { columns, library } = read(path).body as { columns: { key: string }[]; library: string };
      const { fields } = read(join(folder, `library/${library}.json`)).body as { fields: { key: string }[] };
      const known = new Set([...`${core} ${figures}`.split(' '), ...fields.map((field) => field.key)]);
      expect(columns.map((column) => column.key).filter((key) => !known.has(key))).toEqual([]);
    }
  });
});
