import { NotFound, type Principal } from '@project-cloud/access';
import { composeForm } from '@project-cloud/forms-engine';
import { resolveParameters } from '@project-cloud/rules-engine';
import { servingRule } from '../../domain/overlay';
import type { Definition } from '../definition-row';
import { definitions } from '../definition-store';
import { newestStack, type ServingStack, servingStack } from '../form-of';
import { maySee } from '../release-right';
import { definitionsOf, releaseRow } from '../release-row';
import { placedForm, placedThresholds, regionNames, ruleBase } from './placed';
import { earlierRules, regionOf } from './region-report';

/** A form as one region has it, with where every part of it comes from; with a release, as it would be after that. */
export async function formLayers(principal: Principal, key: string, code: string | null, release?: string) {
  const path = code === null ? '/' : (await regionOf(code)).path;
  const stack = release ? await draftedStack(principal, key, path, release) : await servingStack(key, path);
  const names = await regionNames(stack.overlays.flatMap(({ region }) => region ?? []));
  const layers = stack.overlays.map((definition) => ({
    ...(({ place, overlay }) => ({
      region: place.region,
      name: place.regionName,
      version: place.version,
      base: overlay.base,
      operations: overlay.operations,
    }))(placedForm(definition, names)),
    draft: definition.status !== 'published',
  }));
  const composition = composeForm(stack.base.body, layers);
  return {
    base: { version: stack.base.version, draft: stack.base.status !== 'published' },
    layers,
    ...composition,
    pinned: stack.pinned,
  };
}

/** The drafts of a release in place of what is in force: nothing holds a region back while somebody is designing. */
async function draftedStack(principal: Principal, key: string, path: string, id: string): Promise<ServingStack> {
  const release = await releaseRow(id);
  const items = await definitionsOf(id);
  if (!(await maySee(principal, release, items))) throw NotFound();
  const drafts = items.filter((one) => one.kind === 'form' && one.key === key);
  const codes = path.split('/').filter(Boolean);
  const baseDraft = drafts.find(({ region }) => region === null);
  const inForce = await newestStack(key, path).catch((fault) => {
    if (baseDraft) return { key, base: baseDraft, overlays: [] as Definition[] };
    throw fault;
  });
  const overlays = codes.flatMap((code) => {
    const of = (all: Definition[]) => all.find(({ region }) => region === code);
    return of(drafts) ?? of(inForce.overlays) ?? [];
  });
  return { key, base: baseDraft ?? inForce.base, overlays, pinned: null };
}

/** A rule's thresholds as one region has them. */
export async function ruleLayers(key: string, code: string | null) {
  const path = code === null ? '/' : (await regionOf(code)).path;
  const definition = await definitions.effective('rule', key);
  const newest = definition && ruleBase(definition);
  if (!newest) throw NotFound();
  const found = await Promise.all(
    path
      .split('/')
      .filter(Boolean)
      .map((one) => definitions.effective('rule', key, one)),
  );
  const overlays = found.filter((one) => one !== null);
  const names = await regionNames(overlays.flatMap(({ region }) => region ?? []));
  const placed = overlays.map((one) => placedThresholds(one, names));
  const { base, held } = servingRule(newest, await earlierRules(key, newest.version), placed);
  const { values, origin, refused } = resolveParameters(
    base.rule,
    path,
    placed.map(({ place, overlay }) => ({ region: place.region, parameters: overlay.parameters })),
  );
  return {
    base: { version: base.version },
    parameters: base.rule.parameters,
    layers: placed.map(({ place, overlay }) => ({
      region: place.region,
      name: place.regionName,
      version: place.version,
      base: overlay.base ?? 1,
      parameters: overlay.parameters,
    })),
    values,
    origin,
    refused,
    pinned: base === newest ? null : { baseVersion: base.version, newest: newest.version, conflicts: held },
  };
}
