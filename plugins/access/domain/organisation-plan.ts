import { type Bilingual, parseCreditCode } from '@project-cloud/kernel';
import {
  isOrganisationKind,
  ORGANISATION_CODE,
  ORGANISATION_KINDS,
  type OrganisationKind,
  servesRegion,
} from './organisation';

/** A row of a file of departments, as it was typed. */
export interface OrganisationRow {
  row: number;
  code: string;
  name: string;
  kind: string;
  creditCode: string;
  region: string;
  parent: string;
}

export interface PlannedOrganisation {
  code: string;
  name: string;
  kind: OrganisationKind;
  creditCode: string | null;
  regionCode: string;
  regionPath: string;
  parentCode: string | null;
}

export interface RowFault {
  row: number;
  column: keyof Omit<OrganisationRow, 'row'>;
  value: string;
  message: Bilingual;
}

/** What a file would do: nothing is done while there is a fault. */
export interface OrganisationPlan {
  add: (PlannedOrganisation & { row: number })[];
  change: (PlannedOrganisation & { row: number; changed: (keyof PlannedOrganisation)[] })[];
  same: number;
  faults: RowFault[];
}

export interface PlanContext {
  known: ReadonlyMap<string, PlannedOrganisation>;
  /** By code or by a name that only one bears, within what the person looks after. */
  regionOf(text: string): { code: string; path: string } | null;
  mine(regionPath: string): boolean;
}

const KIND_BY_WORD = new Map<string, OrganisationKind>(
  (Object.keys(ORGANISATION_KINDS) as OrganisationKind[]).map((kind) => [ORGANISATION_KINDS[kind].zh, kind]),
);

const kindOf = (text: string): OrganisationKind | null => {
  if (text === '') return 'other';
  const kind = isOrganisationKind(text) ? text : KIND_BY_WORD.get(text);
  return kind && kind !== 'enterprise' ? kind : null;
};

type Found = { path: string; parent: string | null };

/** The codes above an organisation, nearest first; ends where somebody stands twice. */
function lineAbove(code: string, parentOf: (code: string) => string | null): string[] {
  const line: string[] = [];
  for (let next = parentOf(code); next !== null; next = parentOf(next)) {
    line.push(next);
    if (next === code || line.length > 50) break;
  }
  return line;
}

/** Why an organisation cannot stand under another; null when it can. */
export function parentFault(
  code: string,
  regionPath: string,
  parent: string,
  find: (code: string) => Found | null,
): Bilingual | null {
  const above = find(parent);
  if (!above) return { zh: '没有这个上级单位', en: 'There is no such organisation above it' };
  if (!servesRegion(above.path, regionPath))
    return { zh: '上级单位要在本地区或上级地区', en: 'The one above must be of this region or of one above it' };
  const circle = [parent, ...lineAbove(parent, (one) => find(one)?.parent ?? null)].includes(code);
  return circle ? { zh: '上下级绕成了一圈', en: 'The line of those above comes back to itself' } : null;
}

const FIELDS = ['name', 'kind', 'creditCode', 'regionCode', 'regionPath', 'parentCode'] as const;

/** Reads each row and says what the whole file would do. Codes decide: a known one is changed, a new one added. */
export function planOrganisations(rows: readonly OrganisationRow[], context: PlanContext): OrganisationPlan {
  const plan: OrganisationPlan = { add: [], change: [], same: 0, faults: [] };
  const read = new Map<string, PlannedOrganisation & { row: number; parentText: string }>();
  for (const row of rows) {
    const fault = (column: RowFault['column'], zh: string, en: string) =>
      void plan.faults.push({ row: row.row, column, value: row[column], message: { zh, en } });
    const before = plan.faults.length;
    const known = context.known.get(row.code);
    if (!ORGANISATION_CODE.test(row.code))
      fault('code', '代码用 2 到 30 个字母、数字或连字符', 'Use 2 to 30 letters, digits or hyphens');
    else if (read.has(row.code))
      fault(
        'code',
        `代码与第 ${read.get(row.code)?.row} 行重复`,
        `The code stands in row ${read.get(row.code)?.row} as well`,
      );
    else if (known && !context.mine(known.regionPath))
      fault('code', '这个代码的单位不在您的管理范围内', 'The organisation of this code lies outside your area');
    else if (known?.kind === 'enterprise')
      fault('code', '这是企业的代码，不能按部门导入', 'This is the code of a firm; firms are no departments');
    if (row.name === '' || row.name.length > 80)
      fault('name', '名称要有 1 到 80 个字', 'A name has 1 to 80 characters');
    const kind = kindOf(row.kind);
    if (!kind) fault('kind', '没有这个类别', 'There is no such kind');
    const credit = row.creditCode === '' ? null : parseCreditCode(row.creditCode);
    if (credit && !credit.ok)
      plan.faults.push({ row: row.row, column: 'creditCode', value: row.creditCode, message: credit.message });
    const region = context.regionOf(row.region);
    if (!region) fault('region', '没有这个地区，或不在您的管理范围内', 'No such region, or it lies outside your area');
    if (plan.faults.length > before || !kind || !region) continue;
    read.set(row.code, {
      row: row.row,
      code: row.code,
      name: row.name,
      kind,
      creditCode: credit?.ok ? credit.code : null,
      regionCode: region.code,
      regionPath: region.path,
      parentCode: row.parent || null,
      parentText: row.parent,
    });
  }
  const find = (code: string): Found | null => {
    const one = read.get(code) ?? context.known.get(code);
    return one ? { path: one.regionPath, parent: one.parentCode } : null;
  };
  for (const { parentText, ...one } of read.values()) {
    const message = one.parentCode ? parentFault(one.code, one.regionPath, one.parentCode, find) : null;
    if (message) {
      plan.faults.push({ row: one.row, column: 'parent', value: parentText, message });
      continue;
    }
    const known = context.known.get(one.code);
    const changed = known ? FIELDS.filter((field) => known[field] !== one[field]) : [];
    if (!known) plan.add.push(one);
    else if (changed.length > 0) plan.change.push({ ...one, changed });
    else plan.same += 1;
  }
  plan.faults.sort((a, b) => a.row - b.row);
  return plan;
}
