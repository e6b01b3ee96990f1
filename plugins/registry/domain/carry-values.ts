import type { CompiledForm } from '@project-cloud/forms-engine';
import type { Field } from '@project-cloud/library';
import { splitValues } from './merge-values';
import type { Project } from './saving';

const GUARDED: Record<Field['sensitivity'], number> = { public: 0, internal: 1, restricted: 2 };

/** A field that both libraries have: of one type, and guarded no less where the answer goes. */
const shared = (from: Field, to: Field | undefined) =>
  to !== undefined && from.type === to.type && GUARDED[to.sensitivity] >= GUARDED[from.sensitivity];

const rootOf = (path: string) => path.split(/[.[]/)[0] ?? path;

/**
 * The answers that an entry takes along into another library: those of fields that both have and that the form there
 * takes. What the form asks beyond that stays open, and is asked for with the first change.
 */
export function carryValues(
  given: { project: Project; values: Record<string, unknown>; fields: readonly Field[] },
  into: { fields: readonly Field[]; form: CompiledForm; today: string },
): Record<string, unknown> {
  const asked = new Set(into.form.keys);
  const there = new Map(into.fields.map((field) => [field.key, field]));
  const along = new Set(given.fields.filter((field) => shared(field, there.get(field.key))).map(({ key }) => key));
  const core = Object.entries(given.project).filter(([key]) => asked.has(key));
  const own = Object.entries(given.values).filter(([key]) => asked.has(key) && along.has(key));
  const context = { today: into.today, draft: true };
  const answers = Object.fromEntries([...core, ...own]);
  const first = into.form.validate(answers, context);
  if (first.ok) return splitValues(first.values).own;
  const unfit = new Set(first.issues.map(({ path }) => rootOf(path)));
  const fitting = Object.fromEntries(Object.entries(answers).filter(([key]) => !unfit.has(key)));
  const second = into.form.validate(fitting, context);
  return second.ok ? splitValues(second.values).own : {};
}
