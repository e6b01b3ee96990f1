import { NotAllowed, NotFound, type Principal } from '@project-cloud/access';
import { database, Invalid, type Transaction } from '@project-cloud/access/server';
import { changes } from '@project-cloud/audit';
import { CORE_FIELDS, libraryMay, refuseRetired } from '@project-cloud/library';
import { formFor, type Library, libraryOf } from '@project-cloud/library/server';
import { FormVersionNotCurrent, RevisionConflict, StageGuardNotMet, StageMoveRefused } from '../domain/entry-fault';
import { keepOldAnswers, splitValues } from '../domain/merge-values';
import { NOT_JUDGED, type Saving } from '../domain/saving';
import { guardIssues } from '../domain/stage-guard';
import { clock, regionFor } from './create-entry';
import { fillProject } from './fill-project';
import { entriesOfProject, findEntry, lockEntry, projectOf, type StoredEntry, submittedReports } from './find-project';
import { refuseForeignOrganisations } from './organisation-check';
import { presentEntry } from './present-entry';
import { project as projectEntries, updateEntry } from './save-entries';

export interface EntryChange {
  revision: number;
  formVersion: string;
  project?: Record<string, unknown>;
  values: Record<string, unknown>;
}

/** The second of two people sees both: what they typed is still on their page, and this is what stands now. */
async function refuseStale(principal: Principal, id: string, lang: 'zh' | 'en'): Promise<never> {
  const entry = await findEntry(id);
  if (!entry) throw NotFound();
  throw RevisionConflict({ extra: { current: await presentEntry(principal, entry, lang) } });
}

const savingOf = (entry: StoredEntry, more: Partial<Saving>): Saving => ({
  entryId: entry.entry_id,
  isNew: false,
  stage: entry.stage,
  enteredOn: entry.entered_on,
  formVersion: entry.form_version,
  values: entry.values,
  project: projectOf(entry),
  reports: [],
  judgement: NOT_JUDGED,
  ...more,
});

async function known(
  principal: Principal,
  id: string,
  right: 'change',
): Promise<{ entry: StoredEntry; library: Library }> {
  const entry = await findEntry(id);
  if (!entry) throw NotFound();
  const library = await libraryOf(entry.library_key);
  refuseRetired(library.body);
  if (!libraryMay(library.body, principal, right)) throw NotAllowed({ action: 'entry.change' });
  return { entry, library };
}

export async function changeEntry(
  principal: Principal,
  id: string,
  body: EntryChange,
  lang: 'zh' | 'en',
): Promise<void> {
  const { entry: seen, library } = await known(principal, id, 'change');
  const core = { ...projectOf(seen), ...body.project };
  const region = await regionFor(core.region_code);
  const form = await formFor(library.body.form, region.path);
  if (body.formVersion !== form.version) throw FormVersionNotCurrent({ extra: { current: form.version } });
  const asked = new Set(form.compiled.keys);
  const answers = Object.fromEntries(
    Object.entries({ ...core, ...body.values }).filter(
      ([key]) => asked.has(key) || key in body.values || key in (body.project ?? {}),
    ),
  );
  const kept = { ...projectOf(seen), ...seen.values };
  const verdict = form.compiled.validate(answers, { today: clock.today(), kept });
  if (!verdict.ok) throw Invalid({ count: verdict.issues.length }, { fields: verdict.issues });
  const stays = region.path === seen.region_path;
  await refuseForeignOrganisations(form.compiled, verdict.values, stays ? kept : {}, region.path);
  const split = splitValues(verdict.values);
  const saved = await database.transaction(async (tx) => {
    const entry = await lockEntry(tx, id);
    if (!entry) throw NotFound();
    if (entry.entry_revision !== body.revision) return false;
    const before = projectOf(entry);
    const filled = fillProject(
      { ...before, ...split.core },
      { id: before.id, code: before.code, region, library, principal },
    );
    const project = { ...filled, state: before.state, revision: before.revision, currency: before.currency };
    const values = keepOldAnswers(entry.values, split.own, asked);
    const reports = await submittedReports(tx, id);
    const moved =
      before.region_path !== project.region_path ||
      before.owner_code !== project.owner_code ||
      before.is_public !== project.is_public;
    await updateEntry(tx, library, savingOf(entry, { formVersion: form.version, values, project, reports }), {
      action: 'entry.change',
      moved,
      detail: {
        changes: changes({ ...before, ...entry.values }, { ...project, ...values }),
        ...(entry.form_version === form.version ? {} : { form: { from: entry.form_version, to: form.version } }),
      },
    });
    await projectElsewhere(tx, entry);
    return true;
  });
  if (!saved) await refuseStale(principal, id, lang);
}

/** A project's facts stand in every library that it is in: its other entries are judged and listed with them too. */
async function projectElsewhere(tx: Transaction, changed: StoredEntry): Promise<void> {
  for (const entry of await entriesOfProject(changed.id, tx)) {
    if (entry.entry_id === changed.entry_id) continue;
    const reports = await submittedReports(tx, entry.entry_id);
    await projectEntries(tx, await libraryOf(entry.library_key), [savingOf(entry, { reports })]);
  }
}

/** From one stage to another that the library allows, with a word on why. */
export async function moveStage(principal: Principal, id: string, to: string, note: string): Promise<void> {
  const { library } = await known(principal, id, 'change');
  const stages = new Map(library.body.stages.map((stage) => [stage.key, stage]));
  await database.transaction(async (tx) => {
    const entry = await lockEntry(tx, id);
    if (!entry) throw NotFound();
    const from = stages.get(entry.stage);
    if (!from?.moves.includes(to)) {
      const labels = (from?.moves ?? []).map((key) => stages.get(key)?.label.zh ?? key);
      throw StageMoveRefused({
        from: from?.label.zh ?? entry.stage,
        to: stages.get(to)?.label.zh ?? to,
        allowed: labels.join('、'),
      });
    }
    refuseUnguarded(library, entry, to);
    await moveTo(tx, library, entry, to, note);
  });
}

/** What the library asks for before a move: refused with all that is missing, each at its field. */
function refuseUnguarded({ body }: Library, entry: StoredEntry, to: string): void {
  const guard = body.stages.find((stage) => stage.key === entry.stage)?.guards?.find((one) => one.to === to);
  if (!guard) return;
  const values = { ...projectOf(entry), ...entry.values };
  const fields = guardIssues(guard, { values, fields: [...CORE_FIELDS, ...body.fields], today: clock.today() });
  if (fields.length === 0) return;
  const label = body.stages.find((stage) => stage.key === to)?.label.zh ?? to;
  const missing = {
    zh: fields.map(({ message }) => message.zh).join('；'),
    en: fields.map(({ message }) => message.en).join('; '),
  };
  throw StageGuardNotMet({ to: label, missing }, { fields });
}

async function moveTo(tx: Transaction, library: Library, entry: StoredEntry, to: string, note: string): Promise<void> {
  const reports = await submittedReports(tx, entry.entry_id);
  await updateEntry(tx, library, savingOf(entry, { stage: to, reports }), {
    action: 'entry.stage',
    moved: false,
    detail: { from: entry.stage, to, note },
  });
}
