import { isObject, Operation } from '@project-cloud/forms-engine';
import type { Bilingual } from '@project-cloud/kernel';
import type { Change } from './change';
import { both, joined, named, same, words } from './words';

type Kind = Operation['op'];

const VERBS: Record<Kind, Bilingual> = {
  add: { zh: '增加字段', en: 'adds field' },
  hide: { zh: '隐藏', en: 'hides' },
  relabel: { zh: '改名', en: 'relabels' },
  help: { zh: '填写说明', en: 'help of' },
  tighten: { zh: '收紧', en: 'tightens' },
  reorder: { zh: '移动', en: 'moves' },
  default: { zh: '默认值', en: 'default of' },
};

const BOUNDS: Record<string, Bilingual> = {
  required: { zh: '必填', en: 'required' },
  maximum: { zh: '最大值', en: 'maximum' },
  minimum: { zh: '最小值', en: 'minimum' },
  maxLength: { zh: '最多字数', en: 'longest' },
  minLength: { zh: '最少字数', en: 'shortest' },
  maxItems: { zh: '最多项数', en: 'most' },
  minItems: { zh: '最少项数', en: 'fewest' },
  pattern: { zh: '格式', en: 'pattern' },
  enum: { zh: '只留选项', en: 'options left' },
};

const targetOf = (operation: Operation) => (operation.op === 'add' ? operation.key : operation.target);

/** What one operation does, in a few words. */
function effect(operation: Operation): Bilingual {
  switch (operation.op) {
    case 'add':
      return both(String(operation.schema.title ?? operation.key));
    case 'hide':
      return { zh: '不再显示', en: 'not shown' };
    case 'relabel':
      return both(operation.label);
    case 'help':
      return words(operation.text);
    case 'reorder':
      return operation.after === null
        ? { zh: '最前', en: 'first' }
        : { zh: `在 ${operation.after} 之后`, en: `behind ${operation.after}` };
    case 'default':
      return words(operation.value);
    case 'tighten':
      return joined(
        Object.entries(BOUNDS).flatMap(([key, name]) => {
          const value = operation[key as keyof typeof operation];
          if (value === undefined) return [];
          const text = value === true ? null : words(value);
          return [text ? { zh: `${name.zh} ${text.zh}`, en: `${name.en} ${text.en}` } : name];
        }),
        '，',
        '; ',
      );
  }
}

const readable = (body: Record<string, unknown>): Operation[] =>
  (Array.isArray(body.operations) ? body.operations : []).flatMap((one) => {
    const parsed = Operation.safeParse(one);
    return parsed.success ? [parsed.data] : [];
  });

/** Several operations of one kind on one target are told apart by their order. */
function bySlot(operations: readonly Operation[]): Map<string, Operation> {
  const slots = new Map<string, Operation>();
  for (const operation of operations) {
    const slot = `${operation.op}/${targetOf(operation)}`;
    let name = slot;
    for (let count = 2; slots.has(name); count++) name = `${slot}/${count}`;
    slots.set(name, operation);
  }
  return slots;
}

const subjectOf = (operation: Operation): Bilingual =>
  named(VERBS[operation.op], operation.op === 'add' ? effect(operation) : both(targetOf(operation)));

/** The operations of a region's layer: which came, which went, which now say something else. */
export function diffOverlay(before: Record<string, unknown>, after: Record<string, unknown>): Change[] {
  const [was, is] = [bySlot(readable(before)), bySlot(readable(after))];
  const about = (operation: Operation) => ({
    kind: 'form' as const,
    subject: subjectOf(operation),
    path: `operations.${operation.op}.${targetOf(operation)}`,
  });
  const base: Change[] =
    same(before.base, after.base) || before.base === undefined
      ? []
      : [
          {
            op: 'change',
            kind: 'form',
            subject: { zh: '所依据的底稿', en: 'base' },
            path: 'base',
            before: version(before.base),
            after: version(after.base),
          },
        ];
  return [
    ...base,
    ...[...is].flatMap(([slot, operation]): Change[] => {
      const old = was.get(slot);
      if (!old) return [{ op: 'add', ...about(operation), detail: effect(operation) }];
      if (same(old, operation)) return [];
      return operation.op === 'add' && old.op === 'add'
        ? addedFieldChanges(old, operation, about(operation))
        : [{ op: 'change', ...about(operation), before: effect(old), after: effect(operation) }];
    }),
    ...[...was].flatMap(([slot, operation]): Change[] =>
      is.has(slot) ? [] : [{ op: 'remove', ...about(operation), detail: effect(operation) }],
    ),
  ];
}

const version = (value: unknown): Bilingual => ({ zh: `第 ${String(value)} 版`, en: `version ${String(value)}` });

function addedFieldChanges(
  before: Extract<Operation, { op: 'add' }>,
  after: Extract<Operation, { op: 'add' }>,
  about: Pick<Change, 'kind' | 'subject' | 'path'>,
): Change[] {
  const placed: Change[] = same([before.after, before.group], [after.after, after.group])
    ? []
    : [
        {
          op: 'reorder',
          ...about,
          before: words(before.after ?? before.group),
          after: words(after.after ?? after.group),
        },
      ];
  const keys = [...new Set([...Object.keys(before.schema), ...Object.keys(after.schema)])];
  const changed = keys.filter((key) => !isObject(after.schema[key]) && !same(before.schema[key], after.schema[key]));
  return [
    ...changed.map(
      (key): Change => ({
        op: key === 'title' ? 'rename' : 'change',
        ...about,
        path: `${about.path}.${key}`,
        detail: BOUNDS[key] ?? both(key),
        before: words(before.schema[key]),
        after: words(after.schema[key]),
      }),
    ),
    ...placed,
  ];
}
