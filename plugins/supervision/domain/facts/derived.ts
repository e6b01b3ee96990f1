import { type Expression, type FieldType, parseExpression } from '@project-cloud/forms-engine';
import type { Bilingual } from '@project-cloud/kernel';
import type { Field } from '@project-cloud/library';
import type { FactType } from '@project-cloud/rules-engine';
import { BUILT_IN_FACTS } from './built-in';
import { fieldFacts } from './field-facts';
import { exact } from './figures';
import type { FactInput, FactLibrary, FactSource } from './input';

/** A fault in a library's own formula. */
export interface DerivedFactIssue {
  key: string;
  message: Bilingual;
}

export interface DerivedFact {
  key: string;
  text: string;
  type: FactType;
  evaluate(values: Record<string, unknown>, ctx: { today: string }): unknown;
  /** Null where the formula has a fault: nothing is known then. */
  expression: Expression | null;
}

const FIELD_TYPE: Record<FactType, FieldType> = {
  number: 'number',
  text: 'text',
  date: 'date',
  boolean: 'yesno',
  list: 'choices',
};

const cache = new WeakMap<FactLibrary, { facts: DerivedFact[]; issues: DerivedFactIssue[] }>();

/** What is wrong with a library's derived facts; publishing the library asks this first. */
export function derivedFactIssues(library: FactLibrary): DerivedFactIssue[] {
  return compile(library).issues;
}

/** Adds the library's derived facts to the others. A formula may read the facts that stand before it. */
export function addDerivedFacts(facts: Record<string, unknown>, input: FactInput): void {
  for (const { key, type, evaluate } of compile(input.library).facts) {
    if (Object.hasOwn(facts, key)) continue;
    const value = evaluate(facts, { today: input.today }) ?? null;
    facts[key] = type === 'number' && typeof value === 'number' ? exact(value) : value;
  }
}

/** The library's formulas, in the order in which each finds what it needs. */
export const derivedFacts = (library: FactLibrary): readonly DerivedFact[] => compile(library).facts;

/** Where derived facts come from. */
export function derivedSources(library: FactLibrary): Record<string, FactSource> {
  const { facts, issues } = compile(library);
  const faults = issues.map(({ key, message }) => [
    key,
    {
      zh: `公式有误：${message.zh}`,
      en: `the formula has a fault: ${message.en}`,
    },
  ]);
  const formulas = facts.map(({ key, text }) => [key, { zh: `公式 ${text}`, en: `formula ${text}` }]);
  return Object.fromEntries([...formulas, ...faults]);
}

const readAs = (type: Field['type']): FieldType => (type === 'table' ? 'choices' : type === 'image' ? 'file' : type);

// A formula with a fault gives null and says so in its source: a save by a county clerk must not fail for it.
function compile(library: FactLibrary): { facts: DerivedFact[]; issues: DerivedFactIssue[] } {
  const cached = cache.get(library);
  if (cached) return cached;
  const compiled: { facts: DerivedFact[]; issues: DerivedFactIssue[] } = { facts: [], issues: [] };
  const fields: Record<string, FieldType> = {};
  for (const { key, field } of fieldFacts(library)) fields[key] = readAs(field.type);
  for (const { key, type } of BUILT_IN_FACTS) fields[key] = FIELD_TYPE[type];
  for (const { key, expression: text, type } of library.facts ?? []) {
    const parsed = parseExpression(text, { fields });
    if (parsed.ok) {
      const { expression } = parsed;
      compiled.facts.push({ key, text, type, expression, evaluate: (values, ctx) => expression.evaluate(values, ctx) });
    } else {
      compiled.issues.push(...parsed.issues.map(({ message }) => ({ key, message })));
      compiled.facts.push({ key, text, type, expression: null, evaluate: () => null });
    }
    fields[key] ??= FIELD_TYPE[type];
  }
  cache.set(library, compiled);
  return compiled;
}
