import { findRegions } from '@project-cloud/access/server';
import { type JsonSchema, type Operation, Overlay } from '@project-cloud/forms-engine';
import { parseRule, RuleOverlay } from '@project-cloud/rules-engine';
import type { Base, OverlayPlace, PlacedOverlay, PlacedThresholds, RuleBase } from '../../domain/overlay';
import type { Definition } from '../definition-row';

/** What regions are called, by code; a code that no region has stands for itself. */
export type RegionNames = (code: string) => string;

export async function regionNames(codes: readonly string[]): Promise<RegionNames> {
  const found = await findRegions([...new Set(codes)]);
  return (code) => found.get(code)?.name ?? code;
}

export const formBase = (definition: Definition): Base => ({
  version: definition.version,
  schema: definition.body as JsonSchema,
});

/** Null where the engine of today cannot read a rule of long ago. */
export function ruleBase(definition: Definition): RuleBase | null {
  const parsed = parseRule(definition.body);
  return parsed.ok ? { version: definition.version, rule: parsed.rule } : null;
}

function placeOf(definition: Definition, names: RegionNames): OverlayPlace {
  const { kind, key, region, version } = definition;
  const code = region ?? '';
  return { kind: kind === 'rule' ? 'rule' : 'form', key, region: code, regionName: names(code), version };
}

/** A draft may hold anything: what is no list of operations counts as none. */
export function placedForm(definition: Definition, names: RegionNames): PlacedOverlay {
  const parsed = Overlay.safeParse(definition.body);
  const operations = Array.isArray(definition.body.operations) ? (definition.body.operations as Operation[]) : [];
  const overlay = parsed.success ? parsed.data : { base: Number(definition.body.base) || 1, operations };
  return { place: placeOf(definition, names), overlay };
}

export function placedThresholds(definition: Definition, names: RegionNames): PlacedThresholds {
  const parsed = RuleOverlay.safeParse(definition.body);
  return { place: placeOf(definition, names), overlay: parsed.success ? parsed.data : { parameters: {} } };
}
