import { recordOf, textOf } from './body-parts';

type Say = (key: string, params?: Record<string, string | number>) => string;

/** What a layer does, as a sentence: 收紧“现场照片”：至少 1 项. `nameOf` gives the name of a field of the base. */
export function operationText(operation: Record<string, unknown>, nameOf: (key: string) => string, say: Say): string {
  const { op } = operation;
  const name = nameOf(textOf(operation.target) || textOf(operation.key));
  if (op === 'add') {
    const title = textOf(recordOf(operation.schema).title) || textOf(operation.key);
    const after = textOf(operation.after);
    return after
      ? `${say('op_add', { name: title })}${say('comma')}${say('op_addAfter', { after: nameOf(after) })}`
      : say('op_add', { name: title });
  }
  if (op === 'hide') return say('op_hide', { name });
  if (op === 'relabel') return say('op_relabel', { name, to: textOf(operation.label) });
  if (op === 'help') return say('op_help', { name, to: textOf(operation.text) });
  if (op === 'default') return say('op_default', { name, to: String(operation.value) });
  if (op === 'reorder')
    return operation.after
      ? say('op_reorder', { name, after: nameOf(textOf(operation.after)) })
      : say('op_reorderFirst', { name });
  if (op === 'tighten') return say('op_tighten', { name, what: tightenTexts(operation, say).join(say('comma')) });
  return say('op_other', { op: textOf(op) });
}

const BOUNDS = ['maximum', 'minimum', 'maxLength', 'minLength', 'maxItems', 'minItems'] as const;

function tightenTexts(operation: Record<string, unknown>, say: Say): string[] {
  const { required, pattern, enum: kept } = operation;
  return [
    ...(required === true ? [say('tighten_required')] : []),
    ...(typeof required === 'string'
      ? [`${say('tighten_requiredWhen')} ${required.replace(/^\{\{\s*|\s*\}\}$/g, '')}`]
      : []),
    ...BOUNDS.flatMap((bound) =>
      typeof operation[bound] === 'number' ? [say(`tighten_${bound}`, { n: operation[bound] })] : [],
    ),
    ...(typeof pattern === 'string' ? [`${say('tighten_pattern')} ${pattern}`] : []),
    ...(Array.isArray(kept) ? [say('tighten_enum', { n: kept.length })] : []),
  ];
}
