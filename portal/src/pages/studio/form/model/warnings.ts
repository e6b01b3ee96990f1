import { checkSchema, formNodes, type JsonSchema, type OperationReport } from '@project-cloud/forms-engine';
import type { Bilingual } from '@project-cloud/kernel';
import { fieldChoices } from './fields';
import { canNeverHold } from './never-shown';
import { titleOf } from './tree';

export const WARNING_CODES = [
  'never-shown',
  'duplicate',
  'circle',
  'reads-missing',
  'conflict',
  'suspended',
  'note',
  'fault',
] as const;

/** What looks wrong in a form under edit, where, and in whose words. */
export interface Warning {
  readonly code: (typeof WARNING_CODES)[number];
  /** The field or part that it stands at; null is the form. */
  readonly key: string | null;
  readonly title: string;
  /** The engine's sentence, where there is no better one of ours. */
  readonly message: Bilingual;
  /** The form cannot be published as long as this is so. */
  readonly blocks: boolean;
  readonly layer?: string;
}

const OURS: Readonly<Record<string, Warning['code']>> = {
  duplicate: 'duplicate',
  circle: 'circle',
  'unknown-field': 'reads-missing',
};

/** Faults that the engine finds, and fields that are asked for and can never be seen. */
export function schemaWarnings(schema: JsonSchema): Warning[] {
  const nodes = formNodes(schema);
  const titles = new Map(nodes.map((node) => [node.key, titleOf(node)]));
  const faults = checkSchema(schema).map(
    (issue): Warning => ({
      code: OURS[issue.code] ?? 'fault',
      key: issue.key ?? null,
      title: titles.get(issue.key ?? '') ?? issue.key ?? '',
      message: issue.message,
      blocks: true,
    }),
  );
  return [...faults, ...neverShown(schema)];
}

/** What became of a layer's operations otherwise than meant. */
export function layerWarnings(reports: {
  conflicts: readonly OperationReport[];
  suspended: readonly OperationReport[];
  notes: readonly OperationReport[];
}): Warning[] {
  const of =
    (code: 'conflict' | 'suspended' | 'note') =>
    (report: OperationReport): Warning => {
      const { operation } = report;
      const key = operation.op === 'add' ? operation.key : operation.target;
      return { code, key, title: key, message: report.reason, blocks: code === 'conflict', layer: report.layer };
    };
  return [
    ...reports.conflicts.map(of('conflict')),
    ...reports.suspended.map(of('suspended')),
    ...reports.notes.map(of('note')),
  ];
}

function neverShown(schema: JsonSchema): Warning[] {
  const nodes = formNodes(schema);
  const fields = new Map(fieldChoices(schema).map((field) => [field.key, field]));
  const byKey = new Map(nodes.map((node) => [node.key, node.schema]));
  const never = (node: JsonSchema) => {
    const visible = node['x-visible'];
    return typeof visible === 'string' && canNeverHold(visible, fields, (key) => byKey.get(key) ?? {});
  };
  return nodes.flatMap((node): Warning[] => {
    const { required } = node.schema;
    if (!node.isField || required === undefined || required === false) return [];
    // What a layer hides on purpose is no oversight; a base that hides what it asks for is.
    if (![node.schema, ...node.groups.map((group) => group.schema)].some(never)) return [];
    return [{ code: 'never-shown', key: node.key, title: titleOf(node), message: { zh: '', en: '' }, blocks: false }];
  });
}
