import type { Light } from './rule';

/** One comparison as it turned out: both values, and by how much a number misses (left − right). */
export interface ConditionLeaf {
  kind: 'leaf';
  name?: string;
  fact: string;
  path?: string;
  operator: string;
  /** null also stands for a fact that is absent. */
  left: unknown;
  right: unknown;
  rightFact?: string;
  rightPath?: string;
  met: boolean;
  gap?: number;
}

export interface ConditionGroup {
  kind: 'all' | 'any';
  name?: string;
  met: boolean;
  children: ConditionTree[];
}

export interface ConditionNegation {
  kind: 'not';
  name?: string;
  met: boolean;
  child: ConditionTree;
}

/** A condition tree with the verdict at every node; plain JSON, so that a warning can keep it. */
export type ConditionTree = ConditionLeaf | ConditionGroup | ConditionNegation;

/** How one level (red, yellow) turned out, met or not. */
export interface LevelResult {
  name: string;
  light: 'red' | 'yellow';
  met: boolean;
  conditions: ConditionTree;
}

/** Why a rule gives its light. `conditions` is the tree that decided: the met level's, else the mildest level's. */
export interface Explanation {
  rule: string;
  light: Light;
  level: string | null;
  conditions: ConditionTree;
  /** Every level, the highest priority first. */
  levels: LevelResult[];
  parameters: Record<string, number>;
}

/** Every comparison of a tree, in reading order. */
export function leavesOf(tree: ConditionTree): ConditionLeaf[] {
  if (tree.kind === 'leaf') return [tree];
  return tree.kind === 'not' ? leavesOf(tree.child) : tree.children.flatMap(leavesOf);
}
