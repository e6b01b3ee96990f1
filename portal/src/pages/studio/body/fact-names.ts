import facts from '../../../../../rules/facts.json';

interface FactName {
  label: { zh: string; en: string };
  unit: string | null;
}

const FACTS: ReadonlyMap<string, FactName> = new Map(facts.facts.map(({ key, label, unit }) => [key, { label, unit }]));

/** What a fact of a rule is called, and its unit; a library's own fact is called by its key. */
export function factName(key: string): FactName {
  return FACTS.get(key) ?? { label: { zh: key, en: key }, unit: null };
}
