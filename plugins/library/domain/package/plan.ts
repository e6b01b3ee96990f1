import type { Bilingual, FieldIssue } from '@project-cloud/kernel';
import type { Envelope } from '../definition/envelope';
import { writeDefinition } from './definition-file';
import { closureOf, type Reference, type Requirements, referencesOf } from './references';
import { fileOf, type Slot, slotName } from './slot';

/** A file of a package: what it holds, or why that cannot be read. */
export interface PackageFile {
  path: string;
  slot: Slot;
  envelope: Envelope | null;
  issues: FieldIssue[];
  /** Whether it is what the manifest speaks of. */
  sound: boolean;
}

/** What the platform has of a definition. */
export interface Standing {
  inForce: Envelope | null;
  /** Published for a later day. */
  scheduled: readonly Envelope[];
  /** Every number that is used up. */
  versions: readonly { version: number; status: string }[];
}

export interface Target {
  standing: ReadonlyMap<string, Standing>;
  regions: ReadonlySet<string>;
}

export type ConflictCode =
  | 'checksum'
  | 'invalid'
  | 'foreign'
  | 'missing'
  | 'unknown-region'
  | 'version-taken'
  | 'newer-there';

export interface PlanItem extends Slot {
  path: string;
  title: Bilingual;
  action: 'create' | 'change' | 'same' | 'conflict';
  /** The number that the version gets, or has. */
  version: number | null;
  /** What is in force there now. */
  current: number | null;
  reason?: { code: ConflictCode; message: Bilingual };
  /** Each fault at its place in the file. */
  issues: FieldIssue[];
}

export interface MissingPart {
  name: string;
  path: string;
  at: string;
}

export interface PackagePlan {
  items: PlanItem[];
  missing: MissingPart[];
  ok: boolean;
}

const NOTHING: Standing = { inForce: null, scheduled: [], versions: [] };

/** Two versions say the same: their note, their number and the day they begin aside. */
export function saysTheSame(a: Envelope, b: Envelope): boolean {
  const content = (one: Envelope) => writeDefinition({ ...one, version: 1, effectiveFrom: null, note: '' });
  return content(a) === content(b);
}

const conflict = (code: ConflictCode, zh: string, en: string) => ({ code, message: { zh, en } });

const INVALID = conflict('invalid', '内容不符合要求', 'It is not as it should be');

function versionConflict(wanted: number, { versions }: Standing) {
  const used = versions.filter(({ status }) => status === 'published' || status === 'retired');
  if (used.some(({ version }) => version === wanted))
    return conflict(
      'version-taken',
      `平台上的第 ${wanted} 版内容不同。请在来源处升一个版本号，或选择强制导入`,
      `Version ${wanted} here says something else: give it a higher version at its source, or force it`,
    );
  const newest = Math.max(0, ...used.map(({ version }) => version));
  if (newest > wanted)
    return conflict(
      'newer-there',
      `平台上已是第 ${newest} 版，包里是第 ${wanted} 版。确实要用包里的，请选择强制导入`,
      `Version ${newest} is in force here and the package has ${wanted}: force it if that is what you want`,
    );
  return null;
}

interface Setting {
  target: Target;
  own: ReadonlySet<string>;
  /** What belongs to the library; null while a file cannot be read, for then nobody knows. */
  belongs: ReadonlySet<string> | null;
  force: boolean;
}

const isThere = ({ own, target }: Setting, slot: Slot) =>
  own.has(slotName(slot)) || Boolean(target.standing.get(slotName(slot))?.inForce);

const unknownRegion = (path: string, code: string): FieldIssue => ({
  path,
  code: 'unknown',
  message: { zh: `平台上没有地区 ${code}`, en: `There is no region ${code} here` },
});

function regionIssues({ kind, region, body }: Envelope, { target }: Setting): FieldIssue[] {
  const root = kind === 'library' && typeof body.regionRoot === 'string' ? body.regionRoot : null;
  return [
    ...(region && !target.regions.has(region) ? [unknownRegion('region', region)] : []),
    ...(root && !target.regions.has(root) ? [unknownRegion('body.regionRoot', root)] : []),
  ];
}

const absent = (reference: Reference): FieldIssue => ({
  path: reference.at,
  code: 'missing',
  message: {
    zh: `要用到 ${slotName(reference)}，包里和平台上都没有`,
    en: `It needs ${slotName(reference)}, which is neither in the package nor here`,
  },
});

function itemOf(file: PackageFile, setting: Setting): PlanItem {
  const { path, slot, envelope } = file;
  const standing = setting.target.standing.get(slotName(slot)) ?? NOTHING;
  const current = standing.inForce?.version ?? null;
  const at = { ...slot, path, current, title: envelope?.title ?? { zh: slot.key, en: slot.key } };
  const refuse = (reason: PlanItem['reason'], issues: FieldIssue[] = []): PlanItem => ({
    ...at,
    action: 'conflict',
    version: null,
    issues,
    ...(reason ? { reason } : {}),
  });
  if (!file.sound)
    return refuse(
      conflict('checksum', '校验值不对：文件在导出之后改过', 'Wrong checksum: the file was changed after the export'),
    );
  if (!envelope || file.issues.length > 0) return refuse(INVALID, file.issues);
  const regions = regionIssues(envelope, setting);
  if (regions.length > 0) return refuse(conflict('unknown-region', '平台上没有这个地区', 'Unknown region'), regions);
  const missing = referencesOf(envelope).filter((reference) => !isThere(setting, reference));
  if (missing.length > 0)
    return refuse(conflict('missing', '缺少要用到的定义', 'What it needs is missing'), missing.map(absent));
  if (setting.belongs && !setting.belongs.has(slotName(slot)))
    return refuse(conflict('foreign', '不属于这个项目库', 'It does not belong to this library'));
  const same = [standing.inForce, ...standing.scheduled].find((one) => one && saysTheSame(one, envelope));
  if (same) return { ...at, action: 'same', version: same.version, issues: [] };
  const taken = setting.force ? null : versionConflict(envelope.version, standing);
  if (taken) return refuse(taken);
  const used = Math.max(0, ...standing.versions.map(({ version }) => version));
  return {
    ...at,
    action: standing.inForce ? 'change' : 'create',
    version: Math.max(used + 1, envelope.version),
    issues: [],
  };
}

/** What is in the package or there already counts alike: a package may be less than everything. */
function belongingTo(library: string, own: readonly Envelope[], target: Target): Set<string> {
  const taken = new Set(own.map(slotName));
  const there = [...target.standing.values()].flatMap(({ inForce }) => (inForce ? [inForce] : []));
  const all = [...own, ...there.filter((one) => !taken.has(slotName(one)))];
  return new Set(closureOf(library, all).map(slotName));
}

/** Libraries that are not taken along and are not there. The library's own file is where they are asked for. */
function missingLibraries(library: string, requires: Requirements, setting: Setting): MissingPart[] {
  const slot: Slot = { kind: 'library', key: library, region: null };
  return requires.libraries
    .filter((key) => !isThere(setting, { ...slot, key }))
    .map((key) => ({ name: slotName({ ...slot, key }), path: fileOf(slot), at: 'body.admission.from' }));
}

/**
 * What an import would do, file by file, and why it cannot. `force` lets a package replace what is newer, or numbered
 * alike, on the platform: the version then gets the platform's next number. Nothing else is ever forced.
 */
export function planPackage(
  packed: { library: string; requires: Requirements; files: readonly PackageFile[] },
  target: Target,
  force: boolean,
): PackagePlan {
  const { library, requires, files } = packed;
  const envelopes = files.flatMap(({ envelope }) => (envelope ? [envelope] : []));
  const setting: Setting = {
    target,
    force,
    own: new Set(files.map(({ slot }) => slotName(slot))),
    belongs: envelopes.length === files.length ? belongingTo(library, envelopes, target) : null,
  };
  const items = files.map((file) => itemOf(file, setting));
  const missing = [
    ...missingLibraries(library, requires, setting),
    ...items
      .filter((item) => item.reason?.code === 'missing')
      .flatMap((item) => {
        const { envelope } = files.find(({ path }) => path === item.path) ?? {};
        const references = envelope ? referencesOf(envelope).filter((one) => !isThere(setting, one)) : [];
        return references.map((one) => ({ name: slotName(one), path: item.path, at: one.at }));
      }),
  ];
  return { items, missing, ok: missing.length === 0 && items.every(({ action }) => action !== 'conflict') };
}

/** The same plan with faults that only the platform knows of; what would not be written is not asked for any. */
export function withFaults(plan: PackagePlan, faults: ReadonlyMap<string, FieldIssue[]>): PackagePlan {
  const items = plan.items.map((item): PlanItem => {
    const issues = faults.get(item.path) ?? [];
    return issues.length === 0 ? item : { ...item, action: 'conflict', version: null, reason: INVALID, issues };
  });
  return { ...plan, items, ok: plan.ok && items.every(({ action }) => action !== 'conflict') };
}

/** Every conflict as a place and a sentence: `forms/a/schema.json#body.title`. */
export function conflictIssues({ items, missing }: PackagePlan): FieldIssue[] {
  const ofItems = items.flatMap(({ path, action, reason, issues }): FieldIssue[] => {
    if (action !== 'conflict' || !reason) return [];
    const placed = issues.map((issue) => ({ ...issue, path: issue.path ? `${path}#${issue.path}` : path }));
    return placed.length > 0 ? placed : [{ path, ...reason }];
  });
  const told = new Set(ofItems.map(({ path }) => path));
  const ofMissing = missing.map(({ name, path, at }) => ({
    path: `${path}#${at}`,
    code: 'missing',
    message: { zh: `平台上没有 ${name}，请先导入它`, en: `There is no ${name} here; import it first` },
  }));
  return [...ofItems, ...ofMissing.filter(({ path }) => !told.has(path))];
}
