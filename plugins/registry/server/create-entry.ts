import { NotAllowed, OutOfScope, type Principal } from '@project-cloud/access';
import { currentScope, database, findRegion, Invalid, newDocumentId } from '@project-cloud/access/server';
import type { AuditEntry } from '@project-cloud/audit';
import { systemClock } from '@project-cloud/kernel';
import { libraryMay, refuseRetired } from '@project-cloud/library';
import { formFor, type Library, libraryOf } from '@project-cloud/library/server';
import { AlreadyInLibrary, FormVersionNotCurrent } from '../domain/entry-fault';
import { splitValues } from '../domain/merge-values';
import { NOT_JUDGED, type Project, type Saving } from '../domain/saving';
import { authoritySegment, codeFor } from './code-facts';
import { codeSegment, fillProject } from './fill-project';
import { findProjectByCode } from './find-project';
import { drawCode, issueCode } from './issue-codes';
import { refuseForeignOrganisations } from './organisation-check';
import { fileEntry } from './save-entries';

export const clock = systemClock();
const TRIES = 8;

export interface NewEntry {
  formVersion: string;
  project?: Record<string, unknown>;
  projectCode?: string;
  values: Record<string, unknown>;
}

const fieldFault = (path: string, zh: string, en: string) =>
  Invalid({ count: 1 }, { fields: [{ path, code: 'invalid', message: { zh, en } }] });
const NOT_YOURS = { zh: '不在您的管理范围内', en: 'It lies outside your area' };

/** The region that was answered, if it is one and if the person may act there. */
export async function regionFor(code: unknown) {
  const region = typeof code === 'string' ? await findRegion(code) : null;
  if (!region) throw fieldFault('region_code', '请选择建设地点所在的县区', 'Choose the county where it is built');
  const { lo, hi } = currentScope();
  if (region.path < lo || region.path >= hi)
    throw OutOfScope(undefined, { fields: [{ path: 'region_code', code: 'scope', message: NOT_YOURS }] });
  return region;
}

/** Validate with the region's form; a stale version is told what is current, and what was typed stays with the page. */
async function validated(library: Library, regionPath: string, body: NewEntry, core: Record<string, unknown>) {
  const form = await formFor(library.body.form, regionPath);
  if (body.formVersion !== form.version) throw FormVersionNotCurrent({ extra: { current: form.version } });
  const verdict = form.compiled.validate({ ...core, ...body.values }, { today: clock.today() });
  if (!verdict.ok) throw Invalid({ count: verdict.issues.length }, { fields: verdict.issues });
  await refuseForeignOrganisations(form.compiled, verdict.values, {}, regionPath);
  return { form, ...splitValues(verdict.values) };
}

const saving = (library: Library, project: Project, values: Record<string, unknown>, formVersion: string): Saving => ({
  entryId: newDocumentId(),
  isNew: true,
  stage: library.body.initialStage,
  enteredOn: clock.today(),
  formVersion,
  values,
  project,
  reports: [],
  judgement: NOT_JUDGED,
});

const trailOf = (library: Library, item: Saving): AuditEntry => ({
  action: 'entry.create',
  subjectType: 'project',
  subjectId: item.project.id,
  regionPath: item.project.region_path,
  detail: {
    library: library.key,
    entry: item.entryId,
    code: item.project.code,
    name: item.project.name,
    formVersion: item.formVersion,
  },
});

const isCodeMeeting = (fault: unknown) =>
  (fault as { code?: string; constraint?: string }).code === '23505' &&
  /project_codes_one|projects_code/.test((fault as { constraint?: string }).constraint ?? '');

async function fileNew(principal: Principal, library: Library, body: NewEntry): Promise<string> {
  const region = await regionFor(body.project?.region_code);
  const { form, core, own } = await validated(library, region.path, body, body.project ?? {});
  const place = await codeSegment(region);
  const { prefix, rule } = await codeFor(core, {
    ...{ day: clock.today(), place, library: library.key },
    authority: authoritySegment(principal),
  });
  for (let attempt = 1; ; attempt++) {
    try {
      return await database.transaction(async (tx) => {
        const code = attempt === 1 ? drawCode(prefix) : await issueCode(tx, prefix);
        const project = fillProject(core, { id: newDocumentId(), code, codeRule: rule, region, library, principal });
        const item = saving(library, project, own, form.version);
        await fileEntry(tx, library, item, { newProject: true, trail: trailOf(library, item) });
        return item.entryId;
      });
    } catch (fault) {
      if (!isCodeMeeting(fault) || attempt >= TRIES) throw fault;
    }
  }
}

/** A project that is known already enters one more library: one project, one code, one dossier. */
async function fileKnown(library: Library, body: NewEntry & { projectCode: string }): Promise<string> {
  const project = await findProjectByCode(body.projectCode);
  if (!project)
    throw fieldFault(
      'projectCode',
      '没有这个代码的项目，或不在您的管理范围内',
      'There is no project of this code, or it lies outside your area',
    );
  // its core facts are known: the form is told those that it asks, and only the library's own are answered
  const { compiled } = await formFor(library.body.form, project.region_path);
  const core = Object.fromEntries(Object.entries(project).filter(([key]) => compiled.keys.includes(key)));
  const { form, own } = await validated(library, project.region_path, body, core);
  const item = saving(library, project, own, form.version);
  try {
    await database.transaction((tx) =>
      fileEntry(tx, library, item, { newProject: false, trail: trailOf(library, item) }),
    );
  } catch (fault) {
    if ((fault as { constraint?: string }).constraint === 'library_entries_one')
      throw AlreadyInLibrary({ code: project.code });
    throw fault;
  }
  return item.entryId;
}

export async function createEntry(principal: Principal, libraryKey: string, body: NewEntry): Promise<string> {
  const library = await libraryOf(libraryKey);
  refuseRetired(library.body);
  if (!libraryMay(library.body, principal, 'create')) throw NotAllowed({ action: 'entry.create' });
  const { projectCode } = body;
  return projectCode ? fileKnown(library, { ...body, projectCode }) : fileNew(principal, library, body);
}
