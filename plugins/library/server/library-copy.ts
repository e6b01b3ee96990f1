import { NotFound, OutOfScope, type Principal } from '@project-cloud/access';
import { database, findRegions } from '@project-cloud/access/server';
import type { Bilingual, Lang } from '@project-cloud/kernel';
import { type CopiedLayer, copiedLayer, copyOf, type Envelope, KeyTaken, LibraryBody } from '../domain';
import type { Definition } from './definition-row';
import { definitions } from './definition-store';
import { addDraft } from './draft';
import { libraryOf, viewsOf } from './library-of';
import { overlayIssues } from './overlay';
import { ofPlatform } from './release-right';
import { insertRelease } from './release-write';
import { lockSlots, newestPublished, openDrafts } from './slot';

/** What a library consists of: its forms, its views, its rules. */
async function partsOf(key: string): Promise<Definition[]> {
  const library = await libraryOf(key);
  const { form, reportForm, rules } = library.body;
  const views = await viewsOf(library);
  const found = await Promise.all([
    definitions.effective('form', form),
    reportForm ? definitions.effective('form', reportForm) : null,
    ...views.map((view) => definitions.effective('view', view.key)),
    ...rules.map((rule) => definitions.effective('rule', rule)),
  ]);
  return found.filter((one) => one !== null);
}

type PlacedLayer = Definition & { region: string; regionName: string };

/** The regions' own changes to a library's forms and rules, those of the widest regions first. */
async function layersOf(key: string): Promise<PlacedLayer[]> {
  const { form, reportForm, rules } = (await libraryOf(key)).body;
  const all = [...(await definitions.allEffective('form')), ...(await definitions.allEffective('rule'))];
  const own = all.filter(({ kind, key: one }) =>
    kind === 'form' ? one === form || one === reportForm : rules.includes(one),
  );
  const regions = await findRegions(own.flatMap(({ region }) => region ?? []));
  const depth = ({ region }: PlacedLayer) => regions.get(region)?.path.length ?? 0;
  return own
    .flatMap((one): PlacedLayer[] =>
      one.region === null
        ? []
        : [{ ...one, region: one.region, regionName: regions.get(one.region)?.name ?? one.region }],
    )
    .sort((a, b) => depth(a) - depth(b) || a.key.localeCompare(b.key) || a.region.localeCompare(b.region));
}

/** What a copy could take along. */
export async function listLayers(key: string) {
  const layers = await layersOf(key);
  return layers.map(({ kind, key, region, regionName, version }) => ({ kind, key, region, regionName, version }));
}

export interface CopyReport {
  taken: number;
  /** Layers that do not fit the base as it is now: their regions still stand on an earlier one. */
  left: { kind: string; key: string; region: string; regionName: string; reason: Bilingual }[];
}

const envelopeOf = (layer: CopiedLayer): Envelope => ({ ...layer, version: 1, effectiveFrom: null, note: '' });

/** Layers that fit the copied bases, each checked as it would be were it drafted today. */
async function fittingLayers(
  layers: readonly PlacedLayer[],
  bases: readonly Omit<Envelope, 'version' | 'effectiveFrom' | 'note'>[],
  from: string,
  to: { key: string; name: string },
): Promise<{ taken: CopiedLayer[]; left: CopyReport['left'] }> {
  const beside: Envelope[] = bases.map((base) => ({ ...base, version: 1, effectiveFrom: null, note: '' }));
  const taken: CopiedLayer[] = [];
  const left: CopyReport['left'] = [];
  for (const { kind, key, region, regionName, title, body } of layers) {
    const copy = copiedLayer({ kind, key, region, title, body }, from, to);
    const [fault] = await overlayIssues(envelopeOf(copy), beside);
    if (fault) left.push({ kind, key, region, regionName, reason: fault.message });
    else {
      taken.push(copy);
      beside.push(envelopeOf(copy));
    }
  }
  return { taken, left };
}

/** A release with drafts of a library under new names; nothing is in force until somebody approves it. */
export async function copyLibrary(
  principal: Principal,
  from: string,
  to: { key: string; name: string; layers: boolean },
): Promise<{ release: string; layers: CopyReport }> {
  if (!ofPlatform(principal)) throw OutOfScope();
  const library = await definitions.effective('library', from);
  if (!library) throw NotFound();
  const { title } = library;
  const source = { key: from, title, body: LibraryBody.parse(library.body) };
  const bases = copyOf(source, await partsOf(from), to);
  const { taken, left } = await fittingLayers(to.layers ? await layersOf(from) : [], bases, from, to);
  const copies = [...bases, ...taken];
  const release = await database.transaction(async (tx) => {
    await lockSlots(tx, copies);
    for (const copy of copies) {
      if ((await newestPublished(tx, copy)) || (await openDrafts(tx, copy)).length > 0) {
        const message = { zh: `“${copy.key}”已经有了，请换一个键`, en: `“${copy.key}” exists already` };
        throw KeyTaken({ key: copy.key }, { fields: [{ path: 'key', code: 'taken', message }] });
      }
    }
    const made = await insertRelease(tx, principal, { title: `复制${title.zh}为${to.name}` });
    for (const copy of copies) await addDraft(tx, principal, made.id, copy, copy, null);
    return made.id;
  });
  return { release, layers: { taken: taken.length, left } };
}

/** The report in the words of who asked. */
export const copyReportIn = ({ taken, left }: CopyReport, lang: Lang) => ({
  taken,
  left: left.map((one) => ({ ...one, reason: one.reason[lang] || one.reason.zh })),
});
