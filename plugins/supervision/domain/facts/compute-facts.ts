import { BUILT_IN_FACTS } from './built-in';
import { addDerivedFacts, derivedSources } from './derived';
import { fieldFacts, fieldSource, fieldValue } from './field-facts';
import type { FactInput, FactSource } from './input';
import { momentOf } from './moment';

/** The facts of one entry on one day, and where each comes from. A fact that is not known is null, never absent. */
export interface ComputedFacts {
  facts: Record<string, unknown>;
  /** Written out only for the fact that is asked for: most entries are green, and nobody asks. */
  sourceOf(fact: string): FactSource | null;
  /** All of them at once, for a page that shows every fact. */
  readonly sources: Record<string, FactSource>;
}

const BUILT_IN = new Map(BUILT_IN_FACTS.map((fact) => [fact.key, fact]));

/** Computes every built-in fact, every field and every derived fact of an entry. Built-in names win over fields. */
export function computeFacts(input: FactInput): ComputedFacts {
  const { library } = input;
  const moment = momentOf(input);
  const known: Record<string, number | string | null> = {};
  for (const { key, compute } of BUILT_IN_FACTS) known[key] = compute(moment, known);
  const facts: Record<string, unknown> = { ...known };
  const fields = fieldFacts(library);
  for (const fact of fields) {
    if (input.only?.has(fact.key) === false || Object.hasOwn(facts, fact.key)) continue;
    facts[fact.key] = fieldValue(fact, input, moment.latest?.values ?? null);
  }
  addDerivedFacts(facts, input);

  const sourceOf = (key: string): FactSource | null => {
    const builtIn = BUILT_IN.get(key);
    if (builtIn) return builtIn.source(moment, known);
    const field = fields.find((f) => f.key === key);
    if (field) return fieldSource(field, moment.latest?.period ?? null);
    return derivedSources(library)[key] ?? null;
  };
  return {
    facts,
    sourceOf,
    get sources() {
      const all = Object.keys(facts).map((key) => [key, sourceOf(key)] as const);
      return Object.fromEntries(all.flatMap(([key, source]) => (source ? [[key, source]] : [])));
    },
  };
}
