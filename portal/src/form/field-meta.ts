import type { FieldInfo } from '@project-cloud/forms-engine';

/** What a field's place on the page shows, read from the compiled form. */
export interface FieldMeta {
  title: string;
  /** As the engine names kinds: money, percent, choice, file… */
  type: string;
  unit: string | null;
  help: string | null;
  /** Its control does not fit a column of a report: long texts, choices, files, tables. */
  wide: boolean;
  /** Takes both columns of an entry form. */
  span: boolean;
  computed: boolean;
  /** A list that must have something in it is required, though its schema says so by a number. */
  atLeastOne?: boolean;
  options?: { value: unknown; label: string }[];
}

const WIDE = new Set(['Input.TextArea', 'Checkbox.Group', 'Upload', 'ArrayTable']);
const UNITS: Record<string, string> = { MoneyInput: '万元', PercentInput: '%' };

/** What is shown of a field. */
export function metaOf(info: FieldInfo, columns = 1): FieldMeta {
  const kind = typeof info.type === 'string' ? info.type : info.type.type;
  return {
    title: info.title,
    // A computed figure without a kind of its own is shown as an amount: exact, with thousands.
    type: kind === 'computed' ? 'decimal' : kind,
    unit: info.unit ?? UNITS[info.component] ?? null,
    help: info.help,
    wide: WIDE.has(info.component),
    span: columns > 1 || WIDE.has(info.component),
    computed: info.computed,
    ...(info.options ? { options: info.options } : {}),
  };
}
