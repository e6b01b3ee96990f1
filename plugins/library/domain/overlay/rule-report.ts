import type { Bilingual } from '@project-cloud/kernel';
import type { Parameter, Rule, RuleOverlay } from '@project-cloud/rules-engine';
import { choiceLabel, SAME_NOW } from './conflict-words';
import { type Choice, type Conflict, conflictId, type OverlayPlace, type OverlayReport } from './overlay-report';

/** A version of a rule. */
export interface RuleBase {
  version: number;
  rule: Rule;
}

/** A region's thresholds between two versions of their rule. */
export interface RuleChange {
  place: OverlayPlace;
  overlay: RuleOverlay;
  from: RuleBase;
  to: RuleBase;
}

/** The three-way report of thresholds: each is kept, adapted, or in conflict because its bounds moved or it is gone. */
export function ruleReport({ place, overlay, from, to }: RuleChange): OverlayReport {
  const report: OverlayReport = {
    ...place,
    from: from.version,
    to: to.version,
    kept: [],
    adapted: [],
    suspended: [],
    conflicts: [],
  };
  for (const [name, value] of Object.entries(overlay.parameters)) {
    const [was, is] = [parameterOf(from.rule, name), parameterOf(to.rule, name)];
    const line = { operation: name, text: valueText(is ?? was, name, value) };
    const code = whatIsWrong(value, was, is);
    if (code === null) report.kept.push(line);
    else if (code === 'same') report.adapted.push({ ...line, why: SAME_NOW });
    else report.conflicts.push(conflictOf(place, { name, value, code, was, is }));
  }
  return report;
}

function whatIsWrong(value: number, was: Parameter | undefined, is: Parameter | undefined): Code | 'same' | null {
  if (!is) return 'removed';
  if (value < is.min || value > is.max) return 'bounds';
  if (!was || was.value === is.value) return null;
  return is.value === value ? 'same' : 'both';
}

type Code = 'removed' | 'bounds' | 'both';

interface Found {
  name: string;
  value: number;
  code: Code;
  was: Parameter | undefined;
  is: Parameter | undefined;
}

function conflictOf(place: OverlayPlace, { name, value, code, was, is }: Found): Conflict {
  const choices: Choice[] =
    code === 'removed' ? ['drop', 'defer'] : code === 'both' ? ['keep', 'base'] : ['clamp', 'base', 'defer'];
  const preset = code === 'both' ? 'keep' : null;
  const means: Partial<Record<Choice, string>> = is
    ? { clamp: String(nearest(value, is)), base: String(is.value) }
    : {};
  return {
    id: conflictId(place, name, code),
    kind: 'rule',
    key: place.key,
    region: place.region,
    regionName: place.regionName,
    code,
    operationIndex: null,
    operations: [],
    parameter: name,
    mine: valueText(is ?? was, name, value),
    theirs: is ? changedText(is) : { zh: '这次底稿删去了这个参数', en: 'The base removes this parameter' },
    choices: choices.map((key) => ({ key, label: choiceLabel(key, place.region, means[key] ?? '') })),
    preset,
    settled: preset,
  };
}

/** The value within the bounds that is nearest. */
export const nearest = (value: number, { min, max }: Parameter): number => Math.min(Math.max(value, min), max);

/** Own properties only: a threshold may be called `constructor` in somebody's file. */
export const parameterOf = (rule: Rule, name: string): Parameter | undefined =>
  Object.hasOwn(rule.parameters, name) ? rule.parameters[name] : undefined;

function valueText(parameter: Parameter | undefined, name: string, value: number): Bilingual {
  if (!parameter) return { zh: `${name} ${value}`, en: `${name} ${value}` };
  const { label, unit = '' } = parameter;
  return { zh: `${label.zh} ${value} ${unit}`.trim(), en: `${label.en} ${value} ${unit}`.trim() };
}

function changedText({ value, min, max, unit = '' }: Parameter): Bilingual {
  const of = `${value} ${unit}`.trim();
  return {
    zh: `这次底稿改为：${of}，允许 ${min} 至 ${max}`,
    en: `The base changes to: ${of}, ${min} to ${max} allowed`,
  };
}
