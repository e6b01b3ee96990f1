import { NotFound, type Principal } from '@project-cloud/access';
import { type FieldInfo, type JsonSchema, propertiesOf } from '@project-cloud/forms-engine';
import { formerFields, formFor, libraryOf } from '@project-cloud/library/server';
import { planFormMove } from '../domain/form-move';
import { changeEntry } from './change-entry';
import { clock } from './create-entry';
import { findEntry, projectOf, type StoredEntry } from './find-project';
import { clearedValues } from './present-entry';

/** The key under which a region's own field was answered while it still was the base's. */
function formerKeys(schema: JsonSchema, into = new Map<string, string>()): Map<string, string> {
  for (const [key, child] of propertiesOf(schema)) {
    if (child.type === 'void') formerKeys(child, into);
    else if (typeof child['x-was'] === 'string') into.set(key, child['x-was']);
  }
  return into;
}

/** The entry's own answers, those to fields that a region has adopted under their new key as well. */
function carried(form: { schema: Record<string, unknown> }, values: Record<string, unknown>): Record<string, unknown> {
  const own = { ...values };
  for (const [key, was] of formerKeys(form.schema)) if (!(key in own) && was in values) own[key] = values[was];
  return own;
}

const worded = (field: FieldInfo, value: unknown) => ({
  key: field.key,
  label: field.title,
  type: typeof field.type === 'string' ? field.type : field.type.type,
  unit: field.unit,
  options: field.options,
  value: value ?? null,
});

async function entryOf(id: string): Promise<StoredEntry> {
  const entry = await findEntry(id);
  if (!entry) throw NotFound();
  return entry;
}

/**
 * What would become of an entry in today's form of its region: answers that go along, those that no longer fit, those
 * that are kept aside because nobody asks for them any more, and what is asked for anew.
 */
export async function previewFormMove(principal: Principal, id: string) {
  const entry = await entryOf(id);
  const library = await libraryOf(entry.library_key);
  const form = await formFor(library.body.form, entry.region_path);
  const values = carried(form, clearedValues(library, principal, entry.values));
  const answers = { ...projectOf(entry), ...values };
  const adopted = new Set(formerKeys(form.schema).values());
  const move = planFormMove(
    form.compiled,
    answers,
    Object.keys(values).filter((key) => !adopted.has(key)),
    clock.today(),
  );
  const former = await formerFields(library.body.form, entry.region_path, new Set(move.aside));
  const said = (field: FieldInfo) => worded(field, answers[field.key as keyof typeof answers]);
  return {
    from: entry.form_version,
    to: form.version,
    current: entry.form_version === form.version,
    revision: entry.entry_revision,
    maps: move.maps.map(said),
    unfit: move.unfit.map(({ field, issue }) => ({ ...said(field), message: issue.message })),
    asked: move.asked.map(({ field, issue }) => ({ ...said(field), message: issue.message })),
    aside: move.aside.map((key) => {
      const field = former.get(key);
      return field
        ? said(field)
        : { key, label: key, type: 'text', unit: null, options: null, value: values[key] ?? null };
    }),
  };
}

/** Take an entry into today's form, with answers to what that asks for anew. Nothing that was answered is lost. */
export async function moveToCurrentForm(
  principal: Principal,
  id: string,
  body: { revision: number; values: Record<string, unknown> },
  lang: 'zh' | 'en',
): Promise<void> {
  const entry = await entryOf(id);
  const library = await libraryOf(entry.library_key);
  const form = await formFor(library.body.form, entry.region_path);
  const values = carried(form, entry.values);
  const kept = Object.fromEntries(form.compiled.keys.flatMap((key) => (key in values ? [[key, values[key]]] : [])));
  await changeEntry(
    principal,
    id,
    { revision: body.revision, formVersion: form.version, values: { ...kept, ...body.values } },
    lang,
  );
}
