import type { Hint } from '@project-cloud/forms-engine';
import { createContext, useContext } from 'react';

/** What the fields of a form need to know besides their own value. */
export interface FormSurroundings {
  /** entry: label above, two columns. report: label, last period, this period. */
  layout: 'entry' | 'report';
  /** Last period's answers, shown beside this period's. */
  previous?: Record<string, unknown> | undefined;
  previousLabel?: string | undefined;
  currentLabel?: string | undefined;
  /** The unit that is said once for the whole report, so that its fields need not repeat it. */
  moneyUnit?: string | undefined;
  /** Which layer last changed a field; null is the base. */
  origin?: Record<string, { layer: string | null }> | undefined;
  /** The dossier that uploaded files belong to; without one there is nowhere to put them yet. */
  projectCode?: string | undefined;
  hints: Hint[];
  touch(path: string): void;
  fill(key: string, value: unknown): void;
}

const Context = createContext<FormSurroundings | null>(null);

export const FormSurroundingsProvider = Context.Provider;

/** The surroundings of the field that asks; a field outside FormRenderer is a fault of ours. */
export function useSurroundings(): FormSurroundings {
  const surroundings = useContext(Context);
  if (!surroundings) throw new Error('a form field stands outside FormRenderer');
  return surroundings;
}
