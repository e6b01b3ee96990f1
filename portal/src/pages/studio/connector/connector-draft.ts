import { type ConnectorField, FieldSource, RECEIVED_TYPES, type ReceivedType } from '@project-cloud/library';

type Body = Record<string, unknown>;

/** A field while it is written. What the editor does not show (limits, codes, dates) is kept as it stands. */
export type FieldDraft = Omit<ConnectorField, 'label'> & { label: { zh: string; en: string } };

/** A connector while it is written: everything is there to be shown, whatever the body says. */
export interface ConnectorDraft {
  library: string;
  address: string;
  interfaceVersion: string;
  legalBasis: string;
  batchSize: number;
  /** A time of the day; empty: off. */
  daily: string;
  fields: FieldDraft[];
}

const bag = (value: unknown): Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Body) : {};
const text = (value: unknown) => (typeof value === 'string' ? value : '');

const isType = (value: unknown): value is ReceivedType => typeof value === 'string' && value in RECEIVED_TYPES;

function readSource(value: unknown): FieldSource | null {
  const parsed = FieldSource.safeParse(value);
  if (parsed.success) return parsed.data;
  // A source that is half written is shown as far as it goes.
  const { kind, key, value: constant, expression } = bag(value);
  if (kind === 'field') return { kind, key: text(key) };
  if (kind === 'constant') return { kind, value: text(constant) };
  return kind === 'expression' ? { kind, expression: text(expression) } : null;
}

function readField(value: unknown): FieldDraft {
  const field = bag(value);
  return {
    ...(field as Partial<FieldDraft>),
    code: text(field.code),
    label: { zh: text(bag(field.label).zh), en: text(bag(field.label).en) },
    type: isType(field.type) ? field.type : 'text',
    required: field.required === true,
    from: readSource(field.from),
  };
}

export function readConnector(body: Body): ConnectorDraft {
  return {
    library: text(body.library),
    address: text(body.address),
    interfaceVersion: text(body.interfaceVersion),
    legalBasis: text(body.legalBasis),
    batchSize: typeof body.batchSize === 'number' ? body.batchSize : 200,
    daily: text(bag(body.schedule).daily),
    fields: Array.isArray(body.fields) ? body.fields.map(readField) : [],
  };
}

export const emptyConnector = (): Body => ({
  library: '',
  address: '',
  interfaceVersion: '1.0',
  fields: [],
  batchSize: 200,
  schedule: 'off',
});

/** One a line, ours=theirs. */
export const translationText = (translate: Record<string, string> | undefined): string =>
  Object.entries(translate ?? {})
    .map(([ours, theirs]) => `${ours}=${theirs}`)
    .join('\n');

export function readTranslation(lines: string): Record<string, string> | undefined {
  const pairs = lines.split('\n').flatMap((line) => {
    const at = line.search(/[=＝]/);
    const ours = line.slice(0, at).trim();
    return at > 0 && ours !== '' ? [[ours, line.slice(at + 1).trim()] as const] : [];
  });
  return pairs.length > 0 ? Object.fromEntries(pairs) : undefined;
}
