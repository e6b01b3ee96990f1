import type { Bilingual } from '@project-cloud/kernel';

/** What can be done about a conflict; which of them make sense is said by the conflict. */
export type Choice = 'keep' | 'drop' | 'own-field' | 'clamp' | 'base' | 'defer';
export const CHOICES = ['keep', 'drop', 'own-field', 'clamp', 'base', 'defer'] as const satisfies readonly Choice[];

/** Whose overlay it is, and of what. */
export interface OverlayPlace {
  kind: 'form' | 'rule';
  key: string;
  region: string;
  regionName: string;
  /** The overlay's own version. */
  version: number;
}

/** Something that the region and the base both have a say in, and that somebody decides. */
export interface Conflict {
  /** The same as long as the overlay's version and the kind of conflict are the same. */
  id: string;
  kind: 'form' | 'rule';
  key: string;
  region: string;
  regionName: string;
  code: string;
  /** The first of `operations`; null for a rule. */
  operationIndex: number | null;
  operations: number[];
  /** The threshold; null for a form. */
  parameter: string | null;
  mine: Bilingual;
  theirs: Bilingual;
  choices: { key: Choice; label: Bilingual }[];
  /** What holds when nobody chooses; without one the region stays on the base that it has. */
  preset: Choice | null;
  settled: Choice | null;
}

/** An operation of a form's layer, or a threshold of a rule, in words. */
export interface Line {
  /** Index in the overlay's operations, or the name of the threshold. */
  operation: number | string;
  text: Bilingual;
}
export interface AdaptedLine extends Line {
  why: Bilingual;
}

/** An overlay between two bases. Every operation is in exactly one of the four. */
export interface OverlayReport extends OverlayPlace {
  from: number;
  to: number;
  kept: Line[];
  adapted: AdaptedLine[];
  suspended: AdaptedLine[];
  conflicts: Conflict[];
}

/** Choices by the id of the conflict. */
export type Settlements = Readonly<Record<string, Choice>>;

/** The conflicts that hold a region back: without a choice, or put off. */
export function openConflicts(conflicts: readonly Conflict[]): Conflict[] {
  return conflicts.filter(({ settled }) => settled === null);
}

/** The report with what was chosen; a choice that is not offered (any more) counts as none. */
export function withChoices(report: OverlayReport, settlements: Settlements): OverlayReport {
  const conflicts = report.conflicts.map((conflict) => {
    const chosen = Object.hasOwn(settlements, conflict.id) ? settlements[conflict.id] : undefined;
    const offered = conflict.choices.some(({ key }) => key === chosen);
    return { ...conflict, settled: offered && chosen ? chosen : conflict.preset };
  });
  return { ...report, conflicts };
}

export const conflictId = (place: OverlayPlace, what: number | string, code: string): string =>
  `${place.kind}/${place.key}@${place.region}.${place.version}#${what}:${code}`;
