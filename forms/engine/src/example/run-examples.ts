import { compileForm } from '../compile/compile-form';
import type { CompiledForm } from '../compile/compiled-form';
import type { JsonSchema } from '../schema/json-schema';
import { type Example, examplesOf } from './example';

/** An example that the form no longer fulfils. */
export interface ExampleFailure {
  name: string;
  expected: unknown;
  got: unknown;
}

/** Runs the examples that are stored with a form, before it is published. `issues` are written `path: code`. */
export function runExamples(schema: JsonSchema): ExampleFailure[] {
  const examples = examplesOf(schema);
  if (examples.length === 0) return [];
  const compiled = compileForm(schema);
  return examples.flatMap((example) => runExample(compiled, example) ?? []);
}

function runExample(compiled: CompiledForm, example: Example): ExampleFailure | null {
  const ctx = { today: example.today ?? '2026-01-01', context: example.context ?? {} };
  const verdict = compiled.validate(example.values, ctx);
  const issues = verdict.issues.map((issue) => `${issue.path}: ${issue.code}`);
  const failure = (expected: unknown, got: unknown) => ({ name: example.name, expected, got });
  if ('issues' in example.expect) {
    return same(issues, example.expect.issues) ? null : failure(example.expect.issues, issues);
  }
  if (!verdict.ok) return failure('ok', issues);
  const { values, hints } = example.expect;
  for (const [key, expected] of Object.entries(values ?? {})) {
    const got = verdict.values[key] ?? null;
    if (!same(got, expected)) return failure({ [key]: expected }, { [key]: got });
  }
  const hinted = compiled.hints(example.values, ctx).map((hint) => hint.field);
  return hints && !same(hinted, hints) ? failure(hints, hinted) : null;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
