import { NotFound } from '@project-cloud/access';
import { type CompiledForm, compileForm, composeForm, type OperationReport } from '@project-cloud/forms-engine';
import { type Layer, readFormVersion, writeFormVersion } from '../domain';
import { type Conflict, servingGround } from '../domain/overlay';
import type { Definition } from './definition-row';
import { definitions } from './definition-store';
import { dictionarySet, refreshDictionaries } from './dictionary-options';
import { earlierVersions } from './overlay/earlier-versions';
import { groundsOf, type LayerVersion, layerHistory } from './overlay/grounds';
import { formBase, type RegionNames, regionNames } from './overlay/placed';

/** Why a region's form does not stand on the newest base. */
export interface Pinned {
  baseVersion: number;
  newest: number;
  /** Since when a newer base is in force that does not fit. */
  since: string;
  conflicts: Conflict[];
  /** Layers of regions above that it keeps as they were, for theirs of today does not fit. */
  layers: { region: string; version: number; newest: number }[];
}

/** The form of a region: which layers made it, what it asks, and the validator that decides. */
export interface RegionForm {
  key: string;
  version: string;
  layers: Layer[];
  schema: Record<string, unknown>;
  origin: unknown;
  suspended: OperationReport[];
  compiled: CompiledForm;
  /** Set while an overlay is in conflict with the newest base: the last one that it fits serves. */
  pinned: Pinned | null;
}

/** A base with the overlays on a region's path, outermost first. */
export interface Stack {
  key: string;
  base: Definition;
  overlays: Definition[];
}
export interface ServingStack extends Stack {
  pinned: Pinned | null;
}

interface Composed extends RegionForm {
  /** Whether every layer fits at a glance: then there is nothing to look into. */
  fits: boolean;
}

const composed = new Map<string, Composed>();
let serving = new Map<string, ServingStack>();
definitions.onChange(() => {
  serving = new Map();
});

const layersOf = ({ base, overlays }: Stack): Layer[] =>
  [base, ...overlays].map((layer) => ({ region: layer.region, version: layer.version }));

function compose(stack: Stack): Composed {
  const layers = layersOf(stack);
  const version = writeFormVersion(layers);
  const known = composed.get(`${stack.key}@${version}`);
  if (known) return known;
  const result = composeForm(
    stack.base.body as never,
    stack.overlays.map((overlay) => ({
      region: overlay.region ?? '',
      version: overlay.version,
      operations: (overlay.body.operations ?? []) as never,
    })),
  );
  const form: Composed = {
    key: stack.key,
    version,
    layers,
    schema: result.schema as unknown as Record<string, unknown>,
    origin: result.origin,
    suspended: [...result.suspended, ...result.conflicts],
    compiled: compileForm(result.schema, dictionarySet),
    pinned: null,
    fits: result.conflicts.length === 0 && result.suspended.every(({ code }) => code === 'target-hidden'),
  };
  composed.set(`${stack.key}@${version}`, form);
  return form;
}

/** The stack as it serves, when that can be said without looking back. */
function plainly(stack: Stack): ServingStack | null {
  const { base, overlays } = stack;
  const unmoved = overlays.length === 0 || (overlays.length === 1 && base.version === 1);
  if (unmoved || compose(stack).fits) return { ...stack, pinned: null };
  return serving.get(slotOf(stack)) ?? null;
}

const slotOf = (stack: Stack) => `${stack.key}@${writeFormVersion(layersOf(stack))}`;

/** What is known of how the form's parts stood before. */
interface Past {
  bases: readonly Definition[];
  layers: readonly LayerVersion[];
  names: RegionNames;
}

async function pastOf(key: string, base: Definition, regions: readonly (string | null)[]): Promise<Past> {
  const bases = await earlierVersions('form', key, base.version);
  const layers = regions.length > 1 ? await layerHistory(key) : [];
  return { bases, layers, names: await regionNames(regions.flatMap((region) => region ?? [])) };
}

const dayOf = (one: Definition | undefined): string => one?.effectiveFrom ?? one?.updatedAt.slice(0, 10) ?? '';

function lookBack(stack: Stack, { bases, layers, names }: Past): ServingStack {
  const grounds = groundsOf(stack.overlays, layers, names);
  const found = servingGround(
    formBase(stack.base),
    bases.map(formBase),
    grounds.map(({ placed }) => placed),
  );
  const older = bases.find(({ version }) => version === found.base.version);
  const overlays = grounds[found.ground]?.overlays ?? stack.overlays;
  if (!older && found.ground === 0) return { ...stack, pinned: null };
  const kept = stack.overlays.slice(0, -1).flatMap(({ region, version: newest }) => {
    const version = overlays.find((one) => one.region === region)?.version ?? 0;
    return region !== null && version !== newest ? [{ region, version, newest }] : [];
  });
  const next = older ? (bases.filter(({ version }) => version > older.version).at(-1) ?? stack.base) : null;
  const moved = stack.overlays.filter(({ region }) => kept.some((one) => one.region === region));
  const since = [dayOf(next ?? undefined), ...moved.map(dayOf)].filter(Boolean).sort()[0] ?? '';
  return {
    ...stack,
    base: older ?? stack.base,
    overlays,
    pinned: {
      baseVersion: (older ?? stack.base).version,
      newest: stack.base.version,
      since,
      conflicts: found.held,
      layers: kept,
    },
  };
}

/** Codes from the outermost region inwards: `/45/4514/451421/` → 45, 4514, 451421. */
const codesOf = (regionPath: string) => regionPath.split('/').filter(Boolean);

/** The newest base and the overlays on a region's path. */
export async function newestStack(key: string, regionPath: string): Promise<Stack> {
  const base = await definitions.effective('form', key);
  if (!base) throw NotFound();
  const found = await Promise.all(codesOf(regionPath).map((code) => definitions.effective('form', key, code)));
  return { key, base, overlays: found.filter((overlay) => overlay !== null) };
}

/** What makes a region's form today: on the newest base, or on the last that all overlays fit. */
export async function servingStack(key: string, regionPath: string): Promise<ServingStack> {
  const stack = await newestStack(key, regionPath);
  const plain = plainly(stack);
  if (plain) return plain;
  const memory = serving;
  const regions = stack.overlays.map(({ region }) => region);
  const found = lookBack(stack, await pastOf(key, stack.base, regions));
  memory.set(slotOf(stack), found);
  return found;
}

const formOf = (stack: ServingStack): RegionForm => {
  const form = compose(stack);
  return stack.pinned ? { ...form, pinned: stack.pinned } : form;
};

/** What a county fills in today: the base and the overlays of every region above it and its own. */
export async function formFor(key: string, regionPath: string): Promise<RegionForm> {
  await refreshDictionaries();
  return formOf(await servingStack(key, regionPath));
}

/** The form a record was filled with: it opens with that one for ever. */
export async function formAt(key: string, version: string): Promise<RegionForm> {
  await refreshDictionaries();
  const known = composed.get(`${key}@${version}`);
  if (known) return known;
  const layers = readFormVersion(version);
  if (!layers) throw NotFound();
  const found = await Promise.all(layers.map((layer) => definitions.at('form', key, layer.region, layer.version)));
  const [base, ...overlays] = found;
  if (!base || overlays.some((overlay) => overlay === null)) throw NotFound();
  return compose({ key, base, overlays: overlays as Definition[] });
}

/** All regions' forms of one key at once, for imports: decided without waiting, row by row. */
export async function formResolver(key: string): Promise<(regionPath: string) => RegionForm> {
  await refreshDictionaries();
  const all = (await definitions.allEffective('form')).filter((definition) => definition.key === key);
  const base = all.find((definition) => definition.region === null);
  if (!base) throw NotFound();
  const overlays = new Map(all.map((definition) => [definition.region, definition]));
  const past = await pastOf(
    key,
    base,
    [...overlays.keys()].filter((code) => code !== null),
  );
  const byPath = new Map<string, RegionForm>();
  return (regionPath) => {
    let form = byPath.get(regionPath);
    if (!form) {
      const stack = { key, base, overlays: codesOf(regionPath).flatMap((code) => overlays.get(code) ?? []) };
      form = formOf(plainly(stack) ?? lookBack(stack, past));
      byPath.set(regionPath, form);
    }
    return form;
  };
}
