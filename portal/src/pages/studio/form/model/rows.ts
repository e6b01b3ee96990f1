import type { Composition, FieldKind, JsonSchema } from '@project-cloud/forms-engine';
import { kindOf, optionsOf } from './fields';
import { componentOf, isContainer, isPlainGrid, placesOf } from './place';
import { type FormTree, type Part, recordOf, textOf, titleOf } from './tree';

/** What the canvas draws of one part: plain data, so that two of them can be compared. */
export interface Row {
  readonly key: string;
  readonly parent: string | null;
  readonly depth: number;
  readonly shape: 'field' | 'group' | 'note' | 'steps' | 'pane' | 'grid';
  readonly component: string;
  readonly kind: FieldKind;
  readonly title: string;
  readonly help: string;
  readonly unit: string;
  readonly placeholder: string;
  readonly wide: boolean;
  readonly required: 'no' | 'yes' | 'when';
  readonly conditional: boolean;
  readonly options: readonly string[];
  readonly columns: readonly string[];
  /** The layer that brought it, and the last one that changed it; null is the base. */
  readonly layer: string | null;
  readonly changedBy: string | null;
  readonly hiddenBy: string | null;
  /** Hidden by the schema itself. */
  readonly off: boolean;
  readonly locked: boolean | readonly string[];
  /** May be put before this part. */
  readonly slot: boolean;
}

/** The foot of a container: what is dropped here stands last in it. */
export interface Foot {
  readonly parent: string | null;
  readonly depth: number;
}

export type Line = { readonly row: string } | { readonly foot: Foot };

export interface View {
  readonly lines: readonly Line[];
  readonly rows: ReadonlyMap<string, Row>;
}

/** A form as the canvas shows it. Rows that did not change are the ones of before, so that only what changed is drawn. */
export function viewOf(tree: FormTree, origin: Composition['origin'] | null, before?: View): View {
  const lines: Line[] = [];
  const rows = new Map<string, Row>();
  const places = new Set(placesOf(tree).map(({ parent, before: next }) => `${parent ?? ''}/${next ?? ''}`));
  const visit = (parts: readonly Part[], parent: Part | null, depth: number, hiddenBy: string | null) => {
    for (const part of parts) {
      const from = origin?.[part.key];
      const hidden = from?.hiddenBy ?? hiddenBy;
      const row = rowOf(part, {
        parent: parent?.key ?? null,
        depth,
        layer: from?.layer ?? null,
        changedBy: from?.changes.at(-1)?.layer ?? null,
        hiddenBy: hidden,
        slot: places.has(`${parent?.key ?? ''}/${part.key}`),
      });
      rows.set(part.key, kept(row, before?.rows.get(part.key)));
      const plain = isPlainGrid(part, parent);
      if (!plain) lines.push({ row: part.key });
      if (isContainer(part)) visit(part.children, part, plain ? depth : depth + 1, hidden);
    }
    if (places.has(`${parent?.key ?? ''}/`)) lines.push({ foot: { parent: parent?.key ?? null, depth } });
  };
  visit(tree.parts, null, 0, null);
  const same = before !== undefined && JSON.stringify(before.lines) === JSON.stringify(lines);
  return { lines: same ? before.lines : lines, rows };
}

const WIDE = new Set(['Input.TextArea', 'Checkbox.Group', 'Upload', 'ArrayTable']);
const SHAPES: Readonly<Record<string, Row['shape']>> = {
  Group: 'group',
  Note: 'note',
  FormStep: 'steps',
  FormTab: 'steps',
  'FormStep.StepPane': 'pane',
  'FormTab.TabPane': 'pane',
};

function rowOf(part: Part, place: Pick<Row, 'parent' | 'depth' | 'layer' | 'changedBy' | 'hiddenBy' | 'slot'>): Row {
  const { schema } = part;
  const component = componentOf(part);
  const props = recordOf(schema['x-component-props']);
  const isField = schema.type !== 'void';
  const lock = schema['x-locked'];
  return {
    ...place,
    key: part.key,
    shape: isField ? 'field' : (SHAPES[component] ?? 'grid'),
    component,
    kind: isField ? kindOf(part.key, schema) : 'text',
    title: titleOf(part),
    help: textOf(schema.description) || (component === 'Note' ? textOf(props.text) : textOf(props.note)),
    unit: textOf(schema['x-unit']) || textOf(props.unit),
    placeholder: textOf(props.placeholder),
    wide: !isField || WIDE.has(component) || Number(recordOf(schema['x-decorator-props']).gridSpan) > 1,
    required: requiredOf(schema),
    conditional: typeof schema['x-visible'] === 'string',
    options: optionsOf(schema)
      .slice(0, 6)
      .map(({ label }) => label),
    columns: columnsOf(schema),
    off: schema['x-visible'] === false,
    locked: lock === true || (Array.isArray(lock) && lock.length > 0 ? (lock as string[]) : false),
  };
}

function requiredOf(schema: JsonSchema): Row['required'] {
  if (typeof schema.required === 'string') return 'when';
  return schema.required === true || Number(schema.minItems) > 0 ? 'yes' : 'no';
}

function columnsOf(schema: JsonSchema): string[] {
  const properties = recordOf(recordOf(schema.items).properties);
  return Object.entries(properties).map(([key, node]) => titleOf({ key, schema: recordOf(node) }));
}

function kept(row: Row, before: Row | undefined): Row {
  return before && JSON.stringify(before) === JSON.stringify(row) ? before : row;
}
