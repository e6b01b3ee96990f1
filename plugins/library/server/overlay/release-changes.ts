import { findRegions, type Sql } from '@project-cloud/access/server';
import { checkSchema } from '@project-cloud/forms-engine';
import { systemClock } from '@project-cloud/kernel';
import type { Text } from '../../domain';
import {
  formReport,
  type OverlayReport,
  type PlacedOverlay,
  ruleReport,
  type Settlements,
  servingBase,
  servingRule,
  settleForm,
  settleRule,
} from '../../domain/overlay';
import { DEFINITION_COLUMNS, type Definition } from '../definition-row';
import { definitionsOf, type ReleaseRow } from '../release-row';
import { earlierVersions } from './earlier-versions';
import { formBase, placedForm, placedThresholds, type RegionNames, ruleBase } from './placed';

const clock = systemClock();

/** An overlay that a release moves the ground under. */
export interface OverlayChange {
  overlay: Definition;
  title: Text;
  report: OverlayReport;
  /** The overlay's body as it is to be published with the release; null while something is open or put off. */
  settle(settlements: Settlements): { body: Record<string, unknown>; dropped: { zh: string; en: string }[] } | null;
}

interface Ground {
  key: string;
  /** In force on the release's day, without the release. */
  base: Definition;
  baseDraft: Definition | null;
  overlays: Definition[];
  drafts: Definition[];
  names: RegionNames;
  pathOf(code: string): string;
}

/**
 * Every overlay that the drafts of a release touch: those of all regions where it changes a base, those of the regions
 * inside where it changes an overlay. None once it is decided: what was settled then is in its history and its versions.
 */
export async function releaseChanges(sql: Sql, release: ReleaseRow): Promise<OverlayChange[]> {
  if (release.status !== 'draft' && release.status !== 'submitted') return [];
  const drafts = await definitionsOf(release.id, sql);
  const changes: OverlayChange[] = [];
  for (const kind of ['form', 'rule'] as const) {
    const own = drafts.filter((draft) => draft.kind === kind);
    for (const ground of await groundsOf(sql, release, kind, own))
      changes.push(...(kind === 'form' ? await formChanges(ground) : await ruleChanges(ground)));
  }
  return changes;
}

async function groundsOf(
  sql: Sql,
  release: ReleaseRow,
  kind: 'form' | 'rule',
  drafts: Definition[],
): Promise<Ground[]> {
  const keys = [...new Set(drafts.map(({ key }) => key))];
  if (keys.length === 0) return [];
  const { rows } = await sql.query<Definition>(
    `SELECT DISTINCT ON (key, region_code) ${DEFINITION_COLUMNS} FROM definitions
     WHERE kind = $1 AND key = ANY($2) AND status = 'published' AND release_id IS DISTINCT FROM $4
       AND (effective_from IS NULL OR effective_from <= $3) ORDER BY key, region_code, version DESC`,
    [kind, keys, release.effectiveFrom ?? clock.today(), release.id],
  );
  const regions = await findRegions([...rows, ...drafts].flatMap(({ region }) => region ?? []));
  return keys.flatMap((key): Ground[] => {
    const of = (all: Definition[]) => all.filter((one) => one.key === key && one.region !== null);
    const base = rows.find((row) => row.key === key && row.region === null);
    if (!base) return [];
    return [
      {
        key,
        base,
        baseDraft: drafts.find((draft) => draft.key === key && draft.region === null) ?? null,
        overlays: of(rows),
        drafts: of(drafts),
        names: (code) => regions.get(code)?.name ?? code,
        pathOf: (code) => regions.get(code)?.path ?? `/${code}/`,
      },
    ];
  });
}

/** The overlays of the regions round one, outermost first. */
function round(ground: Ground, region: string, overlays: readonly Definition[]): Definition[] {
  const path = ground.pathOf(region);
  return overlays
    .filter((one) => one.region !== region && path.startsWith(ground.pathOf(one.region ?? '')))
    .sort((a, b) => ground.pathOf(a.region ?? '').length - ground.pathOf(b.region ?? '').length);
}

const withDrafts = ({ overlays, drafts }: Ground): Definition[] => [
  ...overlays.filter((one) => !drafts.some((draft) => draft.region === one.region)),
  ...drafts,
];

async function formChanges(ground: Ground): Promise<OverlayChange[]> {
  const { base, baseDraft, drafts, names } = ground;
  // A base with faults is refused for them; against it nothing can be said of overlays.
  if (baseDraft && checkSchema(baseDraft.body).length > 0) return [];
  const all = withDrafts(ground);
  const touched = all.filter((one) => baseDraft !== null || round(ground, one.region ?? '', drafts).length > 0);
  if (touched.length === 0) return [];
  const earlier = (await earlierVersions('form', ground.key, base.version)).map(formBase);
  const placed = (overlays: Definition[]): PlacedOverlay[] => overlays.map((one) => placedForm(one, names));
  const layers = (overlays: Definition[]) =>
    placed(overlays).map(({ place, overlay }) => ({ ...place, operations: overlay.operations }));
  return touched.map((definition) => {
    const region = definition.region ?? '';
    const { place, overlay } = placedForm(definition, names);
    const before = round(ground, region, ground.overlays);
    const inForce = ground.overlays.find((one) => one.region === region);
    const stack = placed([...before, ...(inForce ? [inForce] : [])]);
    const from = servingBase(formBase(base), earlier, stack).base;
    const to = baseDraft ? formBase(baseDraft) : from;
    const change = { place, overlay, outer: layers(round(ground, region, all)), outerBefore: layers(before), from, to };
    return {
      overlay: definition,
      title: definition.title,
      report: formReport(change),
      settle(settlements) {
        const settled = settleForm(change, settlements);
        return settled && { body: { ...settled.overlay }, dropped: settled.dropped };
      },
    };
  });
}

async function ruleChanges(ground: Ground): Promise<OverlayChange[]> {
  const { base, baseDraft, names } = ground;
  const to = baseDraft && ruleBase(baseDraft);
  const newest = ruleBase(base);
  if (!to || !newest) return [];
  const earlier = (await earlierVersions('rule', ground.key, base.version)).flatMap((one) => ruleBase(one) ?? []);
  return withDrafts(ground).map((definition) => {
    const thresholds = placedThresholds(definition, names);
    const change = { ...thresholds, from: servingRule(newest, earlier, [thresholds]).base, to };
    return {
      overlay: definition,
      title: definition.title,
      report: ruleReport(change),
      settle(settlements) {
        const body = settleRule(change, settlements);
        return body && { body: { ...body }, dropped: [] };
      },
    };
  });
}
