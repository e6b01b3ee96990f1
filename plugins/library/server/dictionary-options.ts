import {
  type Dictionaries,
  type FormOption,
  type JsonSchema,
  OptionSet,
  withOptions,
} from '@project-cloud/forms-engine';
import type { Lang } from '@project-cloud/kernel';
import { type Field, formIn, type LibraryBody, type Option, optionsIn } from '../domain';
import type { Definition } from './definition-row';
import { definitions } from './definition-store';

/** A version of a dictionary: its options, and the one set that every form judges by. */
interface Loaded {
  id: string;
  options: Option[];
  set: OptionSet;
}

const loaded = new Map<string, Loaded>();

function load({ id, body }: Definition): Loaded {
  const options = optionsIn(body);
  return { id, options, set: new OptionSet(options) };
}

/**
 * Brings the dictionaries up to what is in force. To be waited for before a form judges: judging itself does not wait.
 * What was in force stays until something newer has been read, so that no answer is judged by nothing in between.
 */
export async function refreshDictionaries(): Promise<void> {
  const inForce = await definitions.allEffective('dictionary');
  for (const definition of inForce)
    if (loaded.get(definition.key)?.id !== definition.id) loaded.set(definition.key, load(definition));
  if (loaded.size > inForce.length) {
    const keys = new Set(inForce.map(({ key }) => key));
    for (const key of loaded.keys()) if (!keys.has(key)) loaded.delete(key);
  }
}

/** What a dictionary lets choose now. */
export const dictionarySet: Dictionaries = (key) => loaded.get(key)?.set ?? null;

/** The same as it would be with drafts of dictionaries in place of what is in force. */
export function dictionariesWith(drafts: readonly Pick<Definition, 'kind' | 'key' | 'body'>[]): Dictionaries {
  const drafted = new Map(
    drafts.filter(({ kind }) => kind === 'dictionary').map(({ key, body }) => [key, new OptionSet(optionsIn(body))]),
  );
  return (key) => drafted.get(key) ?? dictionarySet(key);
}

const optionsOf = (key: string): Option[] => loaded.get(key)?.options ?? [];

const filled = <F extends Pick<Field, 'options' | 'dictionary' | 'columns'>>(field: F): F => ({
  ...field,
  ...(field.dictionary && !field.options?.length ? { options: optionsOf(field.dictionary) } : {}),
  ...(field.columns ? { columns: field.columns.map(filled) } : {}),
});

/** A library whose fields bring the options of their dictionaries: lists, files and rules name them alike. */
export async function withDictionaries(body: LibraryBody): Promise<LibraryBody> {
  await refreshDictionaries();
  return { ...body, fields: body.fields.map(filled), reportFields: body.reportFields.map(filled) };
}

/** A form as a page shows it: in the reader's words, and with the options of its dictionaries. */
export async function shownForm(lang: Lang, schema: JsonSchema, library: LibraryBody): Promise<JsonSchema> {
  await refreshDictionaries();
  return withOptions(formIn(lang, schema, library), (key): readonly FormOption[] => optionsOf(key), lang);
}
