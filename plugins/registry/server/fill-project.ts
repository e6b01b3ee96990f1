import type { Principal } from '@project-cloud/access';
import { Invalid, type Region, regionLine } from '@project-cloud/access/server';
import type { Library } from '@project-cloud/library/server';
import type { Project } from '../domain/saving';

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const figure = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** A project's columns from validated answers. A firm files for itself, whatever it typed as owner. */
export function fillProject(
  core: Record<string, unknown>,
  given: {
    id: string;
    code: string;
    codeRule?: number | null;
    region: Region;
    library: Library;
    principal: Principal | null;
  },
): Project {
  const firm = given.principal?.role === 'enterprise' ? given.principal : null;
  return {
    id: given.id,
    code: given.code,
    name: text(core.name) ?? '',
    region_code: given.region.code,
    region_path: given.region.path,
    owner_code: firm?.ownerCode ?? text(core.owner_code) ?? '',
    owner_name: firm?.organisation?.name ?? text(core.owner_name),
    industry_code: text(core.industry_code),
    approval_class: text(core.approval_class),
    project_type: text(core.project_type),
    currency: given.library.body.currency,
    total_investment: figure(core.total_investment),
    planned_start: text(core.planned_start),
    planned_end: text(core.planned_end),
    actual_start: text(core.actual_start),
    actual_end: text(core.actual_end),
    address: text(core.address),
    description: text(core.description),
    is_public: core.is_public === true,
    state: 'active',
    revision: 1,
    code_rule: given.codeRule ?? null,
  };
}

const NO_SEGMENT = {
  path: 'region_code',
  code: 'segment',
  message: {
    zh: '这个地区没有可用于赋码的六位代码，请先在地区表里补上',
    en: 'This region has no six digits to make a code of; add them to the regions first',
  },
};

/** The six digits that stand for a region in a project code: its own, or those of the nearest region above that has some. */
export function segmentOf(codesFromTheRoot: readonly string[]): string | null {
  for (const code of [...codesFromTheRoot].reverse()) {
    if (/^\d{2}(\d{2}){0,2}$/.test(code)) return code.padEnd(6, '0');
    if (/^\d{9,12}$/.test(code)) return code.slice(0, 6);
  }
  return null;
}

export async function codeSegment(region: Region): Promise<string> {
  const segment = segmentOf((await regionLine(region.path)).map((line) => line.code));
  if (segment === null) throw Invalid({ count: 1 }, { fields: [NO_SEGMENT] });
  return segment;
}
