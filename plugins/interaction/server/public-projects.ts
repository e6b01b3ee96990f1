import type { Scope } from '@project-cloud/access';
import { database } from '@project-cloud/access/server';
import type { Lang } from '@project-cloud/kernel';
import { allLibraries } from '@project-cloud/library/server';
import { FIND, NEWEST } from './queries/public';

interface ProjectRow extends Record<string, unknown> {
  code: string;
  name: string;
  region_code: string;
  region: string | null;
  total_investment: number | null;
  library_key: string;
  stage: string;
  updated_at: string;
}

/** A stage as its library calls it. */
async function stageLabels(lang: Lang): Promise<(row: Pick<ProjectRow, 'library_key' | 'stage'>) => string> {
  const libraries = new Map((await allLibraries()).map(({ key, body }) => [key, body.stages]));
  return ({ library_key, stage }) => {
    const label = libraries.get(library_key)?.find(({ key }) => key === stage)?.label;
    return label ? label[lang] || label.zh : stage;
  };
}

const regionOf = (row: ProjectRow) => ({ code: row.region_code, name: row.region ?? row.region_code });

export async function newestProjects(scope: Scope, limit: number, lang: Lang) {
  const labelOf = await stageLabels(lang);
  const found = await database.query<ProjectRow>(NEWEST, [scope.lo, scope.hi, limit]);
  return found.rows.map((row) => ({
    code: row.code,
    name: row.name,
    region: regionOf(row),
    total_investment: row.total_investment,
    stage: labelOf(row),
  }));
}

const SHOWN = 50;

/** By code or part of the name; without a question, the newest. */
export async function findPublicProjects(scope: Scope, q: string, lang: Lang) {
  const labelOf = await stageLabels(lang);
  const found = q
    ? await database.query<ProjectRow>(FIND, [q, SHOWN])
    : await database.query<ProjectRow>(NEWEST, [scope.lo, scope.hi, SHOWN]);
  return {
    items: found.rows.map((row) => ({
      code: row.code,
      name: row.name,
      region: regionOf(row),
      stage: labelOf(row),
      updatedAt: row.updated_at,
    })),
  };
}
