import { NotFound, type Principal } from '@project-cloud/access';
import { database, Invalid, type Sql, type Transaction } from '@project-cloud/access/server';
import { type Kind, ReleaseNotDraft, type ReleaseStatus, refuseOwnApproval, type Text } from '../../domain';
import {
  type Choice,
  type Conflict,
  type OverlayReport,
  openConflicts as openAmong,
  type Settlements,
  withChoices,
} from '../../domain/overlay';
import { insertDefinition, takeEffect, trail } from '../definition-write';
import { refuseForeignLayer } from '../release-right';
import { lockedRelease, type ReleaseRow, releaseRow, step } from '../release-row';
import { lockSlots, nextVersion } from '../slot';
import { releaseChanges } from './release-changes';

/** What a release keeps of a choice. */
interface Kept {
  choice: Choice;
  by: string;
  at: string;
}

const keptOf = (release: ReleaseRow) => release.settlements as Record<string, Kept>;

const choicesOf = (release: ReleaseRow): Settlements =>
  Object.fromEntries(Object.entries(keptOf(release)).map(([id, { choice }]) => [id, choice]));

export type ReleaseOverlay = OverlayReport & { title: Text };

/** What a release means for every region's overlays, with what has been chosen so far. */
export async function releaseOverlays(sql: Sql, releaseId: string): Promise<ReleaseOverlay[]> {
  const release = await releaseRow(releaseId, sql);
  const changes = await releaseChanges(sql, release);
  const settlements = choicesOf(release);
  return changes.map(({ report, title }) => ({ ...withChoices(report, settlements), title }));
}

/** The conflicts that nobody has settled or put off. */
export async function openConflicts(sql: Sql, releaseId: string): Promise<Conflict[]> {
  return (await releaseOverlays(sql, releaseId)).flatMap(({ conflicts }) => openAmong(conflicts));
}

const notOffered = (id: string) =>
  Invalid(
    { count: 1 },
    {
      fields: [
        {
          path: 'choice',
          code: 'option',
          message: { zh: '这个冲突不能这样处理', en: `This is no way to settle ${id}` },
        },
      ],
    },
  );

/** Settles one conflict of a release, or takes the choice back. It becomes part of the overlay when the release is published. */
export async function settleConflict(
  principal: Principal,
  releaseId: string,
  { conflict: id, choice }: { conflict: string; choice: Choice | null },
): Promise<{ conflict: Conflict; open: number }> {
  return database.transaction(async (tx) => {
    const release = await lockedRelease(tx, releaseId);
    if (release.status !== 'draft' && release.status !== 'submitted')
      throw ReleaseNotDraft({ status: release.status as ReleaseStatus });
    const reports = await releaseOverlays(tx, releaseId);
    const conflict = reports.flatMap(({ conflicts }) => conflicts).find((one) => one.id === id);
    if (!conflict) throw NotFound();
    await refuseForeignLayer(principal, conflict.region);
    const offered = conflict.choices.find(({ key }) => key === choice);
    if (choice !== null && !offered) throw notOffered(id);
    const { [id]: _, ...others } = keptOf(release);
    const kept: Kept | null = choice && { choice, by: principal.username, at: new Date().toISOString() };
    await tx.query('UPDATE pc.release SET settlements = $2, updated_at = now() WHERE id = $1', [
      releaseId,
      JSON.stringify(kept ? { ...others, [id]: kept } : others),
    ]);
    const what = `${conflict.regionName}：${conflict.mine.zh} → ${offered?.label.zh ?? '未处理'}`;
    await step(tx, release, 'settle', what, { conflict: id, choice });
    const settled = choice ?? conflict.preset;
    const open = openAmong(reports.flatMap(({ conflicts }) => conflicts).filter((one) => one.id !== id));
    return { conflict: { ...conflict, settled }, open: open.length + (settled === null ? 1 : 0) };
  });
}

/**
 * Publishes, with a release, the overlays that were rewritten as their conflicts were settled: all or none of one
 * region's form. To be called once inside the publishing transaction, before or after the drafts change their status.
 */
export async function applySettlements(
  tx: Transaction,
  release: { id: string; effectiveFrom: string | null; approver: string },
): Promise<void> {
  const row = await releaseRow(release.id, tx);
  const kept = keptOf(row);
  const settlements = choicesOf(row);
  const settled = (await releaseChanges(tx, { ...row, status: 'submitted' })).flatMap((change) => {
    const chosen = change.report.conflicts.filter(({ id }) => Object.hasOwn(kept, id)).map(({ id }) => id);
    const result = chosen.length > 0 ? change.settle(settlements) : null;
    return result ? [{ ...change, ...result, chosen }] : [];
  });
  const writers = new Set(settled.flatMap(({ chosen }) => chosen.map((id) => kept[id]?.by ?? '')));
  refuseOwnApproval(writers, release.approver);
  await lockSlots(
    tx,
    settled.map(({ overlay }) => overlay),
  );
  for (const { overlay, body, chosen, dropped } of settled) {
    const slot = { kind: overlay.kind as Kind, key: overlay.key, region: overlay.region };
    const note = `底稿变动后的处理${dropped.length > 0 ? `；不能再用的：${dropped.map(({ zh }) => zh).join('，')}` : ''}`;
    const definition = await insertDefinition(
      tx,
      {
        ...slot,
        version: 1,
        effectiveFrom: release.effectiveFrom,
        title: overlay.title,
        note: note.slice(0, 2000),
        body,
      },
      {
        version: await nextVersion(tx, slot),
        status: 'published',
        author: kept[chosen.at(-1) ?? '']?.by ?? row.author,
        approver: release.approver,
        release: release.id,
        baseVersion: overlay.version,
      },
    );
    await takeEffect(tx, definition);
    await trail(tx, 'definition.settle', definition, {
      release: release.id,
      settled: Object.fromEntries(chosen.map((id) => [id, settlements[id]])),
    });
  }
}
