/** Layers of regions over a base that moves: what holds, what somebody has to decide, and which base serves until then. */
export { type Base, type FormChange, layerOf } from './form-change';
export { formReport } from './form-report';
export * from './overlay-report';
export { type RuleBase, type RuleChange, ruleReport } from './rule-report';
export {
  fitsPlainly,
  type PlacedOverlay,
  type Serving,
  type ServingGround,
  servingBase,
  servingGround,
} from './serving';
export { type PlacedThresholds, servingRule } from './serving-rule';
export { type Settled, settleForm } from './settle-form';
export { settleRule } from './settle-rule';
