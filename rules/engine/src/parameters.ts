import { type Bilingual, regionCodesOf } from '@project-cloud/kernel';
import { z } from 'zod';
import { unitName } from './figure';
import type { Rule, RuleIssue } from './rule';
import { zodIssues } from './zod-issues';

/** The thresholds that one region sets for itself. */
export interface RegionOverride {
  region: string;
  note?: string | undefined;
  /** The version of the rule that it was made for. */
  base?: number | undefined;
  parameters: Record<string, number>;
}

/** The body of a region's thresholds; a file says its region as well, a stored definition knows it. */
export const RuleOverlay = z
  .object({
    region: z.string().min(1).max(32).optional(),
    note: z.string().max(2_000).optional(),
    base: z.number().int().min(1).optional(),
    parameters: z.record(z.string().max(60), z.number()),
  })
  .strict();
export type RuleOverlay = z.infer<typeof RuleOverlay>;

/** Reads rules/warning/<rule>/regions/<code>.json. A value outside the rule's bounds is refused, never moved into them. */
export function parseRegionOverride(
  json: unknown,
  rule: Rule,
  where?: string,
): { ok: true; override: RegionOverride } | { ok: false; issues: RuleIssue[] } {
  const parsed = RuleOverlay.safeParse(json);
  if (!parsed.success) return { ok: false, issues: zodIssues(parsed.error) };
  const region = where ?? parsed.data.region;
  if (region === undefined)
    return {
      ok: false,
      issues: [
        { path: 'region', message: { zh: '没有写明是哪个地区的', en: 'It does not say of which region it is' } },
      ],
    };
  const issues = Object.entries(parsed.data.parameters).flatMap(([name, value]) => {
    const message = whyRefused(rule, name, value);
    return message === null ? [] : [{ path: `parameters.${name}`, message }];
  });
  return issues.length > 0 ? { ok: false, issues } : { ok: true, override: { ...parsed.data, region } };
}

/** The parameters of a rule at a place, and which region set each (null: the rule itself). */
export interface ResolvedParameters {
  values: Record<string, number>;
  origin: Record<string, string | null>;
  /** Overrides that no longer fit, as after the rule's bounds were narrowed; the next region up counts instead. */
  refused: { region: string; parameter: string; value: number; message: Bilingual }[];
}

/** The nearest region on the path decides each parameter by itself: county before city before province. */
export function resolveParameters(
  rule: Rule,
  regionPath: string,
  overrides: readonly RegionOverride[],
): ResolvedParameters {
  const nearestFirst = regionCodesOf(regionPath)
    .reverse()
    .flatMap((code) => overrides.filter((o) => o.region === code));
  const resolved: ResolvedParameters = { values: {}, origin: {}, refused: [] };
  for (const [name, parameter] of Object.entries(rule.parameters)) {
    resolved.values[name] = parameter.value;
    resolved.origin[name] = null;
    for (const { region, parameters } of nearestFirst) {
      const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
      if (value === undefined) continue;
      const message = whyRefused(rule, name, value);
      if (message !== null) {
        resolved.refused.push({ region, parameter: name, value, message });
        continue;
      }
      resolved.values[name] = value;
      resolved.origin[name] = region;
      break;
    }
  }
  return resolved;
}

/** Why a region may not set a parameter to a value; null when it may. */
export function whyRefused(rule: Rule, name: string, value: number): Bilingual | null {
  const parameter = Object.hasOwn(rule.parameters, name) ? rule.parameters[name] : undefined;
  if (parameter === undefined) return { zh: `规则没有参数“${name}”`, en: `The rule has no parameter “${name}”` };
  const { min, max, unit = '' } = parameter;
  if (value >= min && value <= max) return null;
  return {
    zh: `${value} 超出允许范围，应在 ${min} 和 ${max} ${unit}之间`.replace(' 之间', '之间'),
    en: `${value} is out of bounds: between ${min} and ${max} ${unitName(unit, 'en')}`.trimEnd(),
  };
}
