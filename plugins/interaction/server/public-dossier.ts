import { NotFound } from '@project-cloud/access';
import { database, findRegion } from '@project-cloud/access/server';
import type { Lang } from '@project-cloud/kernel';
import { CORE_FIELDS, furthestFirst } from '@project-cloud/library';
import { allLibraries, libraryOf } from '@project-cloud/library/server';
import { entriesOfProject, findProjectByCode, type StoredEntry } from '@project-cloud/registry/server';
import { publicValues, readable } from '../domain';

const WORDS = {
  zh: { filed: '入库', started: '实际开工', ended: '实际竣工' },
  en: { filed: 'Filed', started: 'Work began', ended: 'Completed' },
};

async function presentEntry(entry: StoredEntry, lang: Lang) {
  const { key, body } = await libraryOf(entry.library_key);
  const stage = body.stages.find((one) => one.key === entry.stage)?.label;
  return {
    library: { key, name: body.name[lang] || body.name.zh },
    stage: stage ? stage[lang] || stage.zh : entry.stage,
    fields: publicValues(body.fields, entry.values).map(({ field, value }) => ({
      key: field.key,
      label: field.label[lang] || field.label.zh,
      value: readable(field, value, lang),
      unit: field.type === 'money' ? body.moneyUnit : field.unit,
    })),
  };
}

/** Days that anybody may know; newest first. */
function timelineOf(entries: readonly StoredEntry[], libraries: readonly string[], lang: Lang) {
  const project = entries[0];
  const day = (at: string | null | undefined, kind: string, title: string, detail: string | null = null) =>
    at ? [{ at, kind, title, detail, actor: null }] : [];
  return [
    ...day(project?.actual_end, 'milestone', WORDS[lang].ended),
    ...day(project?.actual_start, 'milestone', WORDS[lang].started),
    ...entries.flatMap((entry, at) => day(entry.entered_on, 'entry', WORDS[lang].filed, libraries[at] ?? null)),
  ].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

const INDUSTRY = 'SELECT name FROM industries WHERE code = $1';

/** What everyone may know of a public project: its public core fields, and the public fields of its libraries. */
export async function readPublicDossier(code: string, lang: Lang): Promise<Record<string, unknown>> {
  const project = await findProjectByCode(code);
  const stored = project ? await entriesOfProject(project.id) : [];
  const entries = furthestFirst(stored, await allLibraries());
  if (!project || entries.length === 0) throw NotFound();
  const [region, industry, presented] = await Promise.all([
    findRegion(project.region_code),
    project.industry_code ? database.query<{ name: string }>(INDUSTRY, [project.industry_code]) : null,
    Promise.all(entries.map((entry) => presentEntry(entry, lang))),
  ]);
  const core = publicValues(CORE_FIELDS, { ...project }).map(
    ({ field, value }) => [field.key, readable(field, value, lang)] as const,
  );
  return {
    project: {
      ...Object.fromEntries(core),
      region: { code: project.region_code, name: region?.name ?? project.region_code },
      industry: industry?.rows[0]?.name ?? null,
      currency: project.currency,
      stage: presented[0]?.stage ?? null,
      updatedAt:
        entries
          .map((entry) => entry.entry_updated_at)
          .sort()
          .at(-1) ?? null,
    },
    entries: presented,
    timeline: timelineOf(
      entries,
      presented.map(({ library }) => library.name),
      lang,
    ),
  };
}
