import type { Principal } from '@project-cloud/access';
import { database, type Sql } from '@project-cloud/access/server';
import { audit } from '@project-cloud/audit/server';
import type { FieldIssue } from '@project-cloud/kernel';
import {
  type Change,
  checkTogether,
  conflictIssues,
  diffDefinition,
  inOrderOfNeed,
  PackageConflicts,
  PackageNotPlanned,
  type PackagePlan,
  type PlanItem,
  planPackage,
  slotName,
  type Target,
  withFaults,
} from '../../domain';
import { definitionIssues } from '../definition-check';
import { definitions } from '../definition-store';
import { insertDefinition, takeEffect } from '../definition-write';
import { diffNames } from '../diff-names';
import { LOADING_LOCK } from '../load-files';
import { lockSlots } from '../slot';
import { type PackageRead, readPackage } from './read-package';
import { targetOf } from './target';

export interface Planned extends PackagePlan {
  library: string;
  checksum: string;
  /** By path, of what would be changed. */
  changes: ReadonlyMap<string, Change[]>;
}

const isWritten = ({ action }: PlanItem) => action === 'create' || action === 'change';

const writtenPaths = ({ items }: PackagePlan) =>
  items
    .filter(isWritten)
    .map(({ path }) => path)
    .join();

interface DrawnUp {
  plan: PackagePlan;
  target: Target;
}

async function drawUp(sql: Sql, packed: PackageRead, force: boolean): Promise<DrawnUp> {
  const target = await targetOf(sql, packed.files, packed.requires);
  return { plan: planPackage(packed, target, force), target };
}

/** What stands together in a library: forms and views fit its fields. */
const TOGETHER = ['library', 'form', 'rule', 'view', 'dictionary'] as const;

/** Everything that a release of the studio is asked, asked of every file that would be written. */
async function faultsOf({ files }: PackageRead, plan: PackagePlan): Promise<Map<string, FieldIssue[]>> {
  const envelopes = files.flatMap(({ envelope }) => (envelope ? [envelope] : []));
  const paths = new Set(plan.items.filter(isWritten).map(({ path }) => path));
  const written = files.flatMap(({ path, envelope }) =>
    envelope && paths.has(path) ? [{ ...envelope, id: path }] : [],
  );
  const faults = new Map<string, FieldIssue[]>();
  for (const { id, ...envelope } of written) faults.set(id, await definitionIssues(envelope, envelopes));
  const inForce = (await Promise.all(TOGETHER.map((kind) => definitions.allEffective(kind)))).flat();
  for (const { code, message, where } of checkTogether(written, inForce))
    if (where) faults.get(where.definition)?.push({ path: where.path, code, message });
  return faults;
}

/** What changes, as a person would tell it. */
async function changesOf({ files }: PackageRead, { plan, target }: DrawnUp): Promise<Map<string, Change[]>> {
  const changed = plan.items.filter(({ action }) => action === 'change');
  const names = await diffNames(changed.flatMap(({ region }) => region ?? []));
  return new Map(
    changed.flatMap((item): [string, Change[]][] => {
      const { envelope } = files.find(({ path }) => path === item.path) ?? {};
      const before = target.standing.get(slotName(item))?.inForce;
      return envelope && before ? [[item.path, diffDefinition(envelope, before, names)]] : [];
    }),
  );
}

async function planOf(packed: PackageRead, force: boolean): Promise<Planned> {
  const drawn = await drawUp(database, packed, force);
  const plan = withFaults(drawn.plan, await faultsOf(packed, drawn.plan));
  return { ...plan, library: packed.library, checksum: packed.checksum, changes: await changesOf(packed, drawn) };
}

/** What an import would do. Nothing is written. */
export const planImport = (bytes: Uint8Array, force: boolean): Promise<Planned> => planOf(readPackage(bytes), force);

function refuseConflicts(plan: PackagePlan): void {
  const fields = conflictIssues(plan);
  if (!plan.ok) throw PackageConflicts({ count: fields.length }, { fields });
}

/**
 * Import a package in one transaction: all of it or nothing. Who applies it stands as its approver, for the versions
 * were approved where they come from; `checksum` is that of the plan which he has seen.
 */
export async function applyImport(
  principal: Principal,
  bytes: Uint8Array,
  options: { force: boolean; checksum: string | undefined },
): Promise<Planned> {
  const packed = readPackage(bytes);
  if (options.checksum !== undefined && options.checksum !== packed.checksum) throw PackageNotPlanned();
  const envelopes = packed.files.flatMap(({ envelope }) => (envelope ? [envelope] : []));
  const shown = await planOf(packed, options.force);
  refuseConflicts(shown);
  return database.transaction(async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [LOADING_LOCK]);
    // The locks that drafts take too: nobody gets one of the numbers that are given away here.
    await lockSlots(tx, envelopes);
    const { plan } = await drawUp(tx, packed, options.force);
    refuseConflicts(plan);
    // Only what was checked is written: somebody may have published in the meantime.
    if (writtenPaths(plan) !== writtenPaths(shown)) throw PackageNotPlanned();
    const items = new Map(plan.items.filter(isWritten).map((item) => [slotName(item), item]));
    const author = `package ${packed.checksum.slice(0, 8)}`;
    for (const envelope of inOrderOfNeed(envelopes)) {
      const item = items.get(slotName(envelope));
      if (!item?.version) continue;
      const { version, current } = item;
      const state = { status: 'published' as const, version, author, approver: principal.username };
      await takeEffect(tx, await insertDefinition(tx, envelope, { ...state, baseVersion: current }));
    }
    const told = [...items.values()].map((item) => ({ definition: slotName(item), version: item.version }));
    await audit(tx, {
      action: 'package.apply',
      subjectType: 'definition',
      subjectId: `library/${packed.library}`,
      detail: { checksum: packed.checksum, force: options.force, written: told },
    });
    return { ...shown, ...plan };
  });
}
