import type { Library } from '@project-cloud/library/server';
import { type Judgement, LIGHT_RANK, type Saving } from '../domain/saving';

/** An entry as its library's typed table holds it: core, figures and own fields, each in its column. */
export function projectionRow(library: Library, item: Saving): Record<string, unknown> {
  const { project, judgement } = item;
  const row: Record<string, unknown> = {
    entry_id: item.entryId,
    project_id: project.id,
    region_path: project.region_path,
    owner_scope: project.owner_code,
    stage: item.stage,
    light: LIGHT_RANK[judgement.light],
    reason: judgement.reason,
    stored_public: project.is_public,
  };
  for (const column of library.columns.values()) {
    if (column.of === 'core') row[column.column] = project[column.key as keyof typeof project] ?? null;
    else if (column.of === 'figure') row[column.column] = judgement[column.key as keyof Judgement] ?? null;
    else row[column.column] = item.values[column.key] ?? null;
  }
  return row;
}
