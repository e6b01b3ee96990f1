import type { FactType } from '@project-cloud/rules-engine';
import type { BuiltInFact } from './built-in-fact';
import { MONEY_FACTS } from './money';
import { PROGRESS_FACTS } from './progress';
import { TIME_FACTS } from './time';

const TEXTS = new Set(['data_month', 'last_report_month', 'stage']);

/** Every fact that the platform computes, in an order in which each finds what it needs. rules/facts.json describes them. */
export const BUILT_IN_FACTS: readonly (BuiltInFact & { type: FactType })[] = [
  ...TIME_FACTS,
  ...MONEY_FACTS,
  ...PROGRESS_FACTS,
].map((fact) => ({ ...fact, type: TEXTS.has(fact.key) ? 'text' : 'number' }));
