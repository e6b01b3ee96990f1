import type { OrganisationRow } from '@project-cloud/access';
import { defineError } from '@project-cloud/kernel';
import { cellText, type RawRow } from '../tabular/cell';

type Key = Exclude<keyof OrganisationRow, 'row'>;

/** What the columns of a file of departments are called; the first name of each is the template's. */
export const ORGANISATION_COLUMNS: Readonly<Record<Key, readonly string[]>> = {
  code: ['单位代码', '代码', '部门代码', 'code'],
  name: ['单位名称', '名称', '部门名称', 'name'],
  kind: ['类别', '单位类别', 'kind'],
  creditCode: ['统一社会信用代码', '信用代码', 'creditCode'],
  region: ['地区', '地区代码', '行政区划代码', '所在地区', 'region'],
  parent: ['上级单位代码', '上级单位', 'parent'],
};

const NEEDED: readonly Key[] = ['code', 'name', 'region'];

export const OrganisationColumnsMissing = defineError(
  'ORGANISATION_COLUMNS_MISSING',
  422,
  (p: { names: string[] }) => ({
    zh: `缺少列：${p.names.join('、')}。请按模板的表头填写`,
    en: `Columns are missing: ${p.names.join(', ')}. Use the header of the template`,
  }),
);

/** Where each column of a file stands; a file without a column that is needed is refused by its name. */
export function organisationColumns(header: readonly string[]): Partial<Record<Key, number>> {
  const plain = header.map((name) => name.replace(/[\s*（(].*$/, '').trim());
  const places = Object.fromEntries(
    (Object.keys(ORGANISATION_COLUMNS) as Key[]).map((key) => [
      key,
      plain.findIndex((name) => ORGANISATION_COLUMNS[key].includes(name)),
    ]),
  ) as Record<Key, number>;
  const missing = NEEDED.filter((key) => places[key] < 0);
  if (missing.length > 0)
    throw OrganisationColumnsMissing({ names: missing.map((key) => ORGANISATION_COLUMNS[key][0] ?? key) });
  return places;
}

/** A row of the file as text, cell by cell. */
export function organisationRow(raw: RawRow, places: Partial<Record<Key, number>>): OrganisationRow {
  const text = (key: Key) => {
    const at = places[key] ?? -1;
    return at < 0 ? '' : cellText(raw.cells[at] ?? null).trim();
  };
  return {
    row: raw.row,
    code: text('code'),
    name: text('name'),
    kind: text('kind'),
    creditCode: text('creditCode'),
    region: text('region'),
    parent: text('parent'),
  };
}
