import { NotFound } from '@project-cloud/access';
import { findRegion, type Region } from '@project-cloud/access/server';
import { checkSchema } from '@project-cloud/forms-engine';
import type { FieldIssue } from '@project-cloud/kernel';
import { DefinitionInvalid, type Kind } from '../../domain';
import { type Base, type FormChange, layerOf, type RuleBase, type RuleChange, servingRule } from '../../domain/overlay';
import type { Definition } from '../definition-row';
import { definitions } from '../definition-store';
import { definitionById } from '../draft';
import { newestStack, servingStack } from '../form-of';
import { earlierVersions } from './earlier-versions';
import { formBase, placedForm, placedThresholds, regionNames, ruleBase } from './placed';

export async function regionOf(code: string): Promise<Region> {
  const region = await findRegion(code);
  if (!region) throw NotFound();
  return region;
}

/** The base to compare with: a draft by its id, a version by its number, or the newest one. */
async function targetOf(kind: Kind, key: string, to: string | undefined): Promise<Definition> {
  const found =
    to === undefined
      ? await definitions.effective(kind, key)
      : /^\d+$/.test(to)
        ? await definitions.at(kind, key, null, Number(to))
        : await definitionById(to);
  if (!found || found.kind !== kind || found.key !== key || found.region !== null) throw NotFound();
  return found;
}

function refuseFaulty(definition: Definition): Base {
  const issues: FieldIssue[] = checkSchema(definition.body).map(({ path, code, message }) => ({
    path: `body.${path}`,
    code: code ?? 'schema',
    message,
  }));
  if (issues.length > 0) throw DefinitionInvalid({ count: issues.length }, { fields: issues });
  return formBase(definition);
}

/** A region's own overlay between the base that serves it and another. */
export async function formChange(key: string, code: string, to?: string): Promise<FormChange> {
  const region = await regionOf(code);
  const { overlays } = await newestStack(key, region.path);
  const own = overlays.find((one) => one.region === code);
  if (!own) throw NotFound();
  const serving = await servingStack(key, region.path);
  const names = await regionNames([code]);
  const round = (all: readonly Definition[]) =>
    all
      .filter((one) => one.region !== code)
      .map((one) => placedForm(one, names))
      .map(({ place, overlay }) => layerOf(place, overlay));
  return {
    ...placedForm(own, names),
    outer: round(overlays),
    outerBefore: round(serving.overlays),
    from: formBase(serving.base),
    to: refuseFaulty(await targetOf('form', key, to)),
  };
}

/** A region's own thresholds between the version of the rule that judges it and another. */
export async function ruleChange(key: string, code: string, to?: string): Promise<RuleChange> {
  await regionOf(code);
  const [own, newest] = [await definitions.effective('rule', key, code), await definitions.effective('rule', key)];
  const base = newest && ruleBase(newest);
  const target = ruleBase(await targetOf('rule', key, to));
  if (!own || !base || !target) throw NotFound();
  const thresholds = placedThresholds(own, await regionNames([code]));
  return {
    ...thresholds,
    from: servingRule(base, await earlierRules(key, base.version), [thresholds]).base,
    to: target,
  };
}

/** The versions of a rule before one, newest first. */
export async function earlierRules(key: string, before: number): Promise<RuleBase[]> {
  return (await earlierVersions('rule', key, before)).flatMap((one) => ruleBase(one) ?? []);
}
