import type { Choice, OverlayConflict } from '../release/release';

/** What was picked on the page, by conflict. */
export type Choices = Readonly<Record<string, Choice>>;

/** The conflicts as they stand with what was picked; what nobody picked keeps its preset. */
export function chosenOf(conflicts: readonly OverlayConflict[], choices: Choices): OverlayConflict[] {
  return conflicts.map((one) => ({ ...one, settled: choices[one.id] ?? one.settled ?? one.preset }));
}

export interface WayOn {
  /** Those without any choice. */
  open: number;
  /** Something is put off: the layer stays as it is, whole. */
  deferred: boolean;
  choices: Record<string, Choice>;
}

/** Whether the layer can be written anew with these choices. */
export function wayOn(conflicts: readonly OverlayConflict[], choices: Choices): WayOn {
  const chosen = chosenOf(conflicts, choices);
  const settled = chosen.flatMap(({ id, settled: choice }): [string, Choice][] => (choice ? [[id, choice]] : []));
  return {
    open: chosen.length - settled.length,
    deferred: settled.some(([, choice]) => choice === 'defer'),
    choices: Object.fromEntries(settled),
  };
}
