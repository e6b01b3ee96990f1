import { database, newDocumentId, type Transaction } from '@project-cloud/access/server';
import { audit } from '@project-cloud/audit/server';
import { formResolver, libraryOf } from '@project-cloud/library/server';
import { NOT_JUDGED, type Project, type Saving } from '@project-cloud/registry';
import { insertEntries, insertProjects, projectsByCode } from '@project-cloud/registry/server';
import type { PreliminaryEntry, PreliminaryProject } from '@project-cloud/seed';
import { toProject } from './demo';

const LIBRARY = 'preliminary';

/**
 * The library of projects in preparation: those that are still there, and what those that are under construction have
 * left. They are in the other library already, so the rule that takes them there finds nothing to do.
 */
export async function savePreliminary(
  preparing: readonly PreliminaryProject[],
  past: readonly PreliminaryEntry[],
  paths: ReadonlyMap<string, string>,
): Promise<void> {
  const library = await libraryOf(LIBRARY);
  const formOf = await formResolver(library.body.form);
  const saving = (project: Project, entry: PreliminaryEntry): Saving => ({
    entryId: newDocumentId(),
    isNew: true,
    stage: entry.stage,
    enteredOn: entry.entered_on,
    formVersion: formOf(project.region_path).version,
    values: entry.values,
    project,
    reports: [],
    judgement: NOT_JUDGED,
  });
  await database.transaction(async (tx: Transaction) => {
    const fresh = preparing.map((one) => saving(toProject(one, paths, library.body.currency), one.entry));
    const known = await projectsByCode(
      tx,
      past.map(({ project_code }) => project_code),
    );
    const left = past.flatMap((entry) => {
      const project = known.get(entry.project_code);
      return project ? [saving(project, entry)] : [];
    });
    await insertProjects(
      tx,
      fresh.map(({ project }) => project),
    );
    await insertEntries(tx, library, [...fresh, ...left]);
    await audit(tx, {
      action: 'demo.load',
      subjectType: 'library',
      subjectId: LIBRARY,
      detail: { projects: fresh.length, moved: left.length },
    });
  });
}
