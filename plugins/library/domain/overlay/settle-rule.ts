import type { RuleOverlay } from '@project-cloud/rules-engine';
import { openConflicts, type Settlements, withChoices } from './overlay-report';
import { nearest, parameterOf, type RuleChange, ruleReport } from './rule-report';

/** Rewrites a region's thresholds as their conflicts were settled. Null while one is open or put off. */
export function settleRule(change: RuleChange, settlements: Settlements): RuleOverlay | null {
  const { conflicts } = withChoices(ruleReport(change), settlements);
  if (openConflicts(conflicts).length > 0 || conflicts.some(({ settled }) => settled === 'defer')) return null;
  const parameters = Object.entries(change.overlay.parameters).flatMap(([name, value]): [string, number][] => {
    const settled = conflicts.find(({ parameter }) => parameter === name)?.settled;
    const parameter = parameterOf(change.to.rule, name);
    if (!parameter || settled === 'drop' || settled === 'base') return [];
    return [[name, settled === 'clamp' ? nearest(value, parameter) : value]];
  });
  return { ...change.overlay, base: change.to.version, parameters: Object.fromEntries(parameters) };
}
