import { database, findRegion, Invalid } from '@project-cloud/access/server';
import { isWithin, regionCodesOf } from '@project-cloud/kernel';
import { type Named, type Post, tierOf } from '../../domain';
import { DEPARTMENT, DEPARTMENTS, LINE } from './queries/posts';

interface LineRegion extends Named {
  path: string;
  departments: Named[];
}

interface DepartmentRow extends Record<string, unknown>, Named {
  region_path: string;
}

/** The regions along which an order about this place can travel, each with its departments. */
async function lineOf(place: string): Promise<LineRegion[]> {
  const found = await database.query<Named & { path: string }>(LINE, [place, regionCodesOf(place).at(-1) ?? '']);
  const departments = await database.query<DepartmentRow>(DEPARTMENTS, [found.rows.map(({ path }) => path)]);
  return found.rows.map((region) => ({
    ...region,
    departments: departments.rows
      .filter(({ region_path }) => region_path === region.path)
      .map(({ code, name }) => ({ code, name })),
  }));
}

/** A region, its departments and the firm, as far as an order may go to them. */
export async function offersOf(place: string, builder: Named | null, allowed: (post: Post) => boolean) {
  const regions = await lineOf(place);
  const receivers = regions.map(({ departments, ...region }) => ({
    code: region.code,
    name: region.name,
    tier: tierOf({ region, department: null, firm: null }),
    whole: allowed({ region, department: null, firm: null }),
    departments: departments.filter((department) => allowed({ region, department, firm: null })),
  }));
  const here = regions.find(({ path }) => path === place);
  const toFirm = here && builder && allowed({ region: here, department: null, firm: builder });
  return {
    receivers: receivers.filter(({ whole, departments }) => whole || departments.length > 0),
    firm: toFirm ? builder.name : null,
  };
}

const fault = (path: string, zh: string, en: string) =>
  Invalid({ count: 1 }, { fields: [{ path, code: 'unknown', message: { zh, en } }] });

export interface Address {
  to?: string | undefined;
  department?: string | undefined;
  /** To the firm that builds. */
  firm?: boolean | undefined;
}

/** Nobody is named: the county of the place, or the place itself where it lies higher. */
const usualRegion = (place: string): string => regionCodesOf(place).slice(0, COUNTY).at(-1) ?? '';
const COUNTY = 3;

/** The post that an address means; a fault stands at the field that means none. */
export async function postOf({ to, department, firm }: Address, place: string, builder: Named | null): Promise<Post> {
  const region = await findRegion(to ?? usualRegion(place));
  if (!region) throw fault('to', '没有这个地区', 'There is no such region');
  const { code, name, path } = region;
  if (firm && !builder) throw fault('firm', '这个项目没有登记项目单位', 'No firm is registered for this project');
  const asked = department && !firm ? (await departmentsOf([department]))[0] : undefined;
  if (department && !firm && asked?.region_path !== path) {
    throw fault('department', `${name}没有这个部门`, `${name} has no such department`);
  }
  return {
    region: { code, name, path },
    department: asked ? { code: asked.code, name: asked.name } : null,
    firm: firm ? builder : null,
  };
}

async function departmentsOf(codes: readonly string[]): Promise<DepartmentRow[]> {
  return codes.length === 0 ? [] : (await database.query<DepartmentRow>(DEPARTMENT, [codes])).rows;
}

/**
 * Departments that are asked to help: between who asks and where it goes, for only there can they see the order; none
 * of them the one that it goes to.
 */
export async function coDepartmentsOf(codes: readonly string[], above: string, to: Post): Promise<Named[]> {
  const found = await departmentsOf(codes);
  const fits = ({ code, region_path }: DepartmentRow) =>
    isWithin(to.region.path, region_path) && isWithin(region_path, above) && code !== to.department?.code;
  const known = found.filter(fits).map(({ code, name }) => ({ code, name }));
  if (known.length < new Set(codes).size) {
    throw fault('coDepartments', '协办部门要在本级到承办地区之间', 'Helpers must lie between you and the receiver');
  }
  return known;
}
