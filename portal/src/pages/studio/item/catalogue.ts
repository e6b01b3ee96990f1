import type { IndicatorPeriod, IndicatorScope, InForce, ItemClass, ItemLevel, ItemStage } from '@project-cloud/library';
import type { Words } from './item-draft';

export interface InLibrary {
  key: string;
  name: Words;
}

export type Standing = 'to-come' | 'in-force' | 'ended';

/** What GET /items says of an item. */
export interface CatalogueItem {
  key: string;
  version: number;
  name: Words;
  class: ItemClass;
  stage: ItemStage;
  department: { kind: string; level: ItemLevel; name: Words };
  workingDays: number;
  inForce: InForce;
  standing: Standing;
  sample: boolean;
  libraries: InLibrary[];
  entries: number;
}

/** What GET /indicators says of an indicator. */
export interface CatalogueIndicator {
  key: string;
  version: number;
  name: Words;
  level: 1 | 2;
  parent: string | null;
  unit: string;
  weight: number;
  weights: number;
  order: number;
  scope: IndicatorScope;
  period: IndicatorPeriod;
  sample: boolean;
  libraries: InLibrary[];
}
