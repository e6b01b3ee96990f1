import { createForm, type Form, isField, onFieldInit, onFieldValueChange, onFormValuesChange } from '@formily/core';
import { batch, toJS } from '@formily/reactive';
import type { CompiledForm, FormContext, Hint, Verdict } from '@project-cloud/forms-engine';
import type { FieldIssue } from '@/client';
import type { Language } from '@/locale';
import { sameValue } from './same-value';

export type Values = Record<string, unknown>;

/** What stands in the form, and what the engine says to it. */
export interface FormState {
  values: Values;
  verdict: Verdict;
  hints: Hint[];
}

/** A Formily form in which the engine decides what shows, what is required, what is computed and what is wrong. */
export interface EngineForm {
  form: Form;
  values(): Values;
  /** The engine's verdict on what stands in the form now; nothing is shown by asking. */
  verdict(): Verdict;
  /** Shows every issue from now on, and returns the verdict. */
  check(): Verdict;
  /** The field has been left: from now on its issues show. */
  touch(path: string): void;
  /** Issues that the server found. Each stays until the value it was about changes. */
  refuse(issues: FieldIssue[]): void;
  fill(values: Values): void;
  dispose(): void;
}

interface Options {
  values: Values;
  ctx: FormContext;
  /** Of the messages that are shown. */
  language?: Language;
  readOnly?: boolean;
  /** After every change: what is in the form, and what the engine says to it. */
  onChange?: (state: FormState) => void;
}

const CODE = 'EffectError';

/** rows[2].name, as the engine and the server write a place, in Formily's way: rows.2.name. */
export function formilyPath(path: string): string {
  return path.replace(/\[(\d+)\]/g, '.$1');
}

/** Builds the form over a compiled schema. Formily's own validation is off (validatePattern: []): there is one judge. */
export function createEngineForm(compiled: CompiledForm, options: Options): EngineForm {
  const { ctx, language = 'zh' } = options;
  const touched = new Set<string>();
  const refused = new Map<string, { issue: FieldIssue; value: unknown }>();
  let showAll = false;
  let waiting = false;
  let disposed = false;

  const form = createForm({
    values: structuredClone(options.values),
    validatePattern: [],
    pattern: options.readOnly ? 'readPretty' : 'editable',
    effects() {
      onFormValuesChange(schedule);
      onFieldInit('*', schedule);
      onFieldValueChange('*', schedule);
    },
  });

  function values(): Values {
    return toJS(form.values) as Values;
  }

  // Many fields start, or change one another, in one turn: the engine is asked once for all of them.
  function schedule() {
    if (waiting || disposed) return;
    waiting = true;
    queueMicrotask(() => {
      waiting = false;
      if (!disposed) apply();
    });
  }

  function apply() {
    const state = compiled.state(sendable(values()), ctx);
    batch(() => {
      for (const [path, decided] of Object.entries(state)) {
        const field = form.query(formilyPath(path)).take();
        if (!field) continue;
        // Hidden, not removed: what was typed comes back when the condition does. The engine leaves it out of what is sent.
        field.setDisplay(decided.visible ? 'visible' : 'hidden');
        if (!isField(field)) continue;
        field.setRequired(decided.required);
        if (!options.readOnly) field.setPattern(decided.disabled ? 'disabled' : 'editable');
        if ('value' in decided && !sameValue(field.value, decided.value)) field.setValue(decided.value);
      }
      const now = sendable(values());
      const verdict = compiled.validate(now, ctx);
      show(verdict);
      options.onChange?.({ values: now, verdict, hints: compiled.hints(now, ctx) });
    });
  }

  function show(verdict: Verdict) {
    const now = values();
    const found = new Map<string, string[]>();
    const add = (path: string, message: string) => found.set(path, [...(found.get(path) ?? []), message]);
    for (const issue of verdict.issues) {
      const path = formilyPath(issue.path);
      if (showAll || touched.has(path)) add(path, issue.message[language]);
    }
    for (const [path, { issue, value }] of refused) {
      if (!sameValue(valueAt(now, path), value)) refused.delete(path);
      else if (!(found.get(path) ?? []).includes(issue.message)) add(path, issue.message);
    }
    // Not query('*'): matching a pattern with every field takes longer than all the rest of a keystroke.
    for (const field of Object.values(form.fields)) {
      if (!isField(field)) continue;
      const messages = found.get(field.path.toString()) ?? [];
      if (messages.length > 0 || field.selfErrors.length > 0)
        field.setFeedback({ type: 'error', code: CODE, messages });
    }
  }

  function sendable(all: Values): Values {
    // What is not a field of this form is no answer to it: computed by the server, or left from an older version.
    return Object.fromEntries(Object.entries(all).filter(([key]) => compiled.keys.includes(key)));
  }

  return {
    form,
    values: () => sendable(values()),
    verdict: () => compiled.validate(sendable(values()), ctx),
    check() {
      showAll = true;
      apply();
      return compiled.validate(sendable(values()), ctx);
    },
    touch(path) {
      if (touched.has(path)) return;
      touched.add(path);
      schedule();
    },
    refuse(issues) {
      const now = values();
      for (const issue of issues) {
        const path = formilyPath(issue.path);
        refused.set(path, { issue, value: valueAt(now, path) });
      }
      apply();
    },
    fill(next) {
      form.setValues(structuredClone(next), 'shallowMerge');
      schedule();
    },
    dispose() {
      disposed = true;
      form.onUnmount();
    },
  };
}

function valueAt(values: Values, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | null | undefined)?.[key], values);
}
