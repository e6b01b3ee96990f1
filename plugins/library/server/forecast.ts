import { type CompiledForm, checkSchema, compileForm, composeForm, type JsonSchema } from '@project-cloud/forms-engine';
import { CodeRuleBody, type Kind, LibraryBody } from '../domain';
import type { Definition } from './definition-row';
import { definitions } from './definition-store';
import { dictionariesWith, refreshDictionaries } from './dictionary-options';
import { type Library, libraryFrom } from './library-of';

/** A form as it would be: `id` is the same where the same layers make it. */
export interface FutureForm {
  id: string;
  schema: JsonSchema;
  compiled: CompiledForm;
}

/** A library that a release touches, itself or by its forms and rules. `before` is null where it is new. */
export interface LibraryChange {
  key: string;
  before: Library | null;
  after: Library;
}

/** What would be in force with a release's drafts, beside what is. Drafts that cannot be read are left out. */
export interface Forecast {
  parts: readonly Definition[];
  libraries: LibraryChange[];
  /** Published ones and drafts together, a draft in the place of what it follows. */
  all(kind: Kind): Promise<Definition[]>;
  form(key: string, regionPath: string): Promise<FutureForm | null>;
}

const slotOf = ({ kind, key, region }: Pick<Definition, 'kind' | 'key' | 'region'>) => `${kind}/${key}/${region ?? ''}`;

function isReadable(part: Definition): boolean {
  if (part.kind === 'library') return LibraryBody.safeParse(part.body).success;
  if (part.kind === 'form' && part.region === null) return checkSchema(part.body as JsonSchema).length === 0;
  if (part.kind === 'code-rule') return CodeRuleBody.safeParse(part.body).success;
  return true;
}

export async function forecastOf(drafts: readonly Definition[]): Promise<Forecast> {
  const parts = drafts.filter(isReadable);
  const drafted = new Map(parts.map((part) => [slotOf(part), part]));
  const all = async (kind: Kind) => {
    const inForce = (await definitions.allEffective(kind)).filter((one) => !drafted.has(slotOf(one)));
    return [...inForce, ...parts.filter((part) => part.kind === kind)];
  };
  await refreshDictionaries();
  const dictionaries = dictionariesWith(parts);
  const forms = new Map<string, FutureForm>();
  const form = async (key: string, regionPath: string): Promise<FutureForm | null> => {
    const of = (await all('form')).filter((one) => one.key === key);
    const base = of.find((one) => one.region === null);
    if (!base) return null;
    const overlays = regionPath
      .split('/')
      .flatMap((code) => of.find((one) => code !== '' && one.region === code) ?? []);
    const id = [base, ...overlays].map((one) => one.id).join('+');
    const known = forms.get(id);
    if (known) return known;
    const layers = overlays.map(({ region, version, body }) => ({
      region: region ?? '',
      version,
      operations: (body.operations ?? []) as never,
    }));
    const { schema } = composeForm(base.body as JsonSchema, layers);
    const made = { id, schema, compiled: compileForm(schema, dictionaries) };
    forms.set(id, made);
    return made;
  };
  return { parts, libraries: await librariesOf(parts, await all('library')), all, form };
}

async function librariesOf(parts: readonly Definition[], future: readonly Definition[]): Promise<LibraryChange[]> {
  const touched = (kind: Kind, keys: readonly (string | null)[]) =>
    parts.some((part) => part.kind === kind && keys.includes(part.key));
  const changes: LibraryChange[] = [];
  for (const definition of future) {
    const inForce = await definitions.effective('library', definition.key);
    const after = libraryFrom(definition);
    const before = inForce ? libraryFrom(inForce) : null;
    const { rules, form, reportForm } = after.body;
    const own = parts.includes(definition);
    if (own || touched('form', [form, reportForm]) || touched('rule', [...rules, ...(before?.body.rules ?? [])]))
      changes.push({ key: definition.key, before, after });
  }
  return changes;
}
