import type { FieldIssue } from '@project-cloud/kernel';
import type { LibraryBody } from '@project-cloud/library';
import {
  type CompiledCondition,
  compileCondition,
  type FactDictionary,
  parseConditions,
} from '@project-cloud/rules-engine';

/** A rule that can be asked, and the facts that it reads. */
export interface AdmissionRule extends CompiledCondition {
  reads: ReadonlySet<string>;
}

// Keyed by the body, which stays the same object for as long as a version is in force.
const compiled = new WeakMap<LibraryBody, AdmissionRule | null>();

/** The rule by which a library admits, ready to run; null where it admits from nowhere. A fact that is gone is not met. */
export function admissionRule(library: LibraryBody): AdmissionRule | null {
  const known = compiled.get(library);
  if (known !== undefined) return known;
  const parsed = library.admission ? parseConditions(library.admission.conditions) : null;
  const reads = new Set<string>();
  const rule = parsed?.ok ? { ...compileCondition(parsed.conditions, { reads }), reads } : null;
  compiled.set(library, rule);
  return rule;
}

const AT = 'body.admission';
const OWN = { zh: '不能从自己转入', en: 'A library does not admit from itself' };
const NO_LIBRARY = (key: string) => ({ zh: `没有已生效的库“${key}”`, en: `No library “${key}” is in force` });
const NO_STAGE = (key: string, stage: string) => ({
  zh: `库“${key}”没有阶段“${stage}”`,
  en: `The library “${key}” has no stage “${stage}”`,
});

/** What is wrong with a library's admission, seen from the library that the entries come from; null when there is none such. */
export function admissionIssues(
  library: { key: string; body: LibraryBody },
  from: { body: LibraryBody; facts: FactDictionary } | null,
): FieldIssue[] {
  const { admission } = library.body;
  if (!admission) return [];
  if (admission.from === library.key) return [{ path: `${AT}.from`, code: 'library', message: OWN }];
  if (!from) return [{ path: `${AT}.from`, code: 'library', message: NO_LIBRARY(admission.from) }];
  const stages = from.body.stages.map(({ key }) => key);
  const stage =
    admission.leaves !== null && !stages.includes(admission.leaves)
      ? [{ path: `${AT}.leaves`, code: 'stage', message: NO_STAGE(admission.from, admission.leaves) }]
      : [];
  const parsed = parseConditions(admission.conditions, { dictionary: from.facts, at: `${AT}.conditions` });
  const rule = parsed.ok ? [] : parsed.issues.map(({ path, message }) => ({ path, code: 'rule', message }));
  return [...stage, ...rule];
}
