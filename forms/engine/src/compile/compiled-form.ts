import type { Bilingual, FieldIssue, IsoDate } from '@project-cloud/kernel';
import type { FieldType } from '../expression/value-type';

/** What a form is judged by, besides what was filled in. */
export interface FormContext {
  today: IsoDate;
  /** The figures that the schema's x-context names. */
  context?: Readonly<Record<string, unknown>>;
  /** A draft may lack required fields and need not pass checks; what is there must fit. */
  draft?: boolean;
  /** The answers as they are stored: an option that is gone or retired may stand where it stands there. */
  kept?: Readonly<Record<string, unknown>> | undefined;
}

export interface FieldInfo {
  key: string;
  title: string;
  help: string | null;
  type: FieldType;
  component: string;
  unit: string | null;
  /** A column of the project itself, not of the library's values. */
  core: boolean;
  locked: boolean;
  computed: boolean;
  required: boolean | 'conditional';
  visible: boolean | 'conditional';
  /** The options with their labels, when the field has a list. */
  options: { value: unknown; label: string }[] | null;
  default: unknown;
  /** The nearest layout part with a key, and its title. */
  group: { key: string; title: string } | null;
  /** Columns of a table, fields of an object. */
  fields: Record<string, FieldInfo>;
}

export interface FieldState {
  visible: boolean;
  required: boolean;
  disabled: boolean;
  /** Only of computed fields; `null` is empty. */
  value?: unknown;
}

export interface Hint {
  field: string;
  message: Bilingual;
  effect: Bilingual | null;
  /** A value that the hint proposes instead. */
  suggest: unknown;
}

export interface Verdict {
  ok: boolean;
  /** What to store: typed, computed anew, without hidden or empty fields. Only of use when `ok`. */
  values: Record<string, unknown>;
  issues: FieldIssue[];
}

/** A composed schema, ready to run any number of times, in the browser and on the server alike. */
export interface CompiledForm {
  /** Data keys of the top level, in the order of the form. */
  keys: string[];
  fields: Record<string, FieldInfo>;
  /** The values that a new form begins with. */
  defaults: Record<string, unknown>;
  validate(input: unknown, ctx: FormContext): Verdict;
  /** Of every field and layout part, table cells as `rows[2].name`. */
  state(values: Record<string, unknown>, ctx: FormContext): Record<string, FieldState>;
  hints(values: Record<string, unknown>, ctx: FormContext): Hint[];
}
