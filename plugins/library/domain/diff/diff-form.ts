import { type FormNode, formNodes, isObject, type JsonSchema } from '@project-cloud/forms-engine';
import type { Bilingual } from '@project-cloud/kernel';
import type { Change } from './change';
import { formProperties, KNOWN_KEYWORDS } from './form-properties';
import { compare } from './keyed';
import { diffProperties, otherProperties, property } from './properties';
import { both, joined, named, same, words } from './words';

const titleOf = (node: FormNode): Bilingual => {
  const props = isObject(node.schema['x-component-props']) ? node.schema['x-component-props'] : {};
  const zh = String(node.schema.title ?? props.title ?? props.tab ?? node.key);
  const english = isObject(node.schema['x-en']) ? node.schema['x-en'].title : null;
  return { zh, en: typeof english === 'string' ? english : zh };
};

const NOUNS: Record<string, Bilingual> = {
  Group: { zh: '分组', en: 'group' },
  FormGrid: { zh: '栅格', en: 'grid' },
  FormStep: { zh: '分步', en: 'steps' },
  'FormStep.StepPane': { zh: '步骤', en: 'step' },
  FormTab: { zh: '标签页', en: 'tabs' },
  'FormTab.TabPane': { zh: '标签页', en: 'tab' },
  Note: { zh: '说明', en: 'note' },
};

const nounOf = (node: FormNode, within: string): Bilingual => {
  if (within !== '') return { zh: '列', en: 'column' };
  return node.isField
    ? { zh: '字段', en: 'field' }
    : (NOUNS[String(node.schema['x-component'])] ?? { zh: '版块', en: 'part' });
};

const placeOf = (node: FormNode): Bilingual | null => {
  const group = [...node.groups].reverse().find((one) => one.schema.title !== undefined);
  return group ? titleOf(group) : null;
};

/** Rows of a table have columns that only arrange: those without a title are not spoken of. */
const spokenOf = (nodes: readonly FormNode[], within: string) =>
  within === '' ? nodes : nodes.filter((node) => node.isField);

function told(node: FormNode): Bilingual | undefined {
  const parts: Bilingual[] = [];
  const place = placeOf(node);
  if (place) parts.push({ zh: `在“${place.zh}”里`, en: `in “${place.en}”` });
  const { required } = node.schema;
  if (required === true) parts.push({ zh: '必填', en: 'required' });
  if (typeof required === 'string') parts.push({ zh: `必填的条件：${required}`, en: `required when ${required}` });
  if (typeof node.schema['x-visible'] === 'string')
    parts.push({ zh: `显示的条件：${node.schema['x-visible']}`, en: `shown when ${node.schema['x-visible']}` });
  return parts.length > 0 ? joined(parts, '，', '; ') : undefined;
}

function diffNode(before: FormNode, after: FormNode, within: string): Change[] {
  const subject = named(nounOf(after, within), titleOf(after));
  const about = { kind: 'form' as const, subject, path: `${within}${after.key}` };
  const [was, is] = [titleOf(before), titleOf(after)];
  const renamed: Change[] =
    was.zh === is.zh ? [] : [{ op: 'rename', ...about, path: `${about.path}.title`, before: was, after: is }];
  const [from, to] = [before.groups.at(-1)?.key, after.groups.at(-1)?.key];
  const [outOf, into] = [placeOf(before), placeOf(after)];
  const moved: Change[] =
    from === to || same(outOf, into)
      ? []
      : [
          {
            op: 'reorder',
            ...about,
            before: outOf ?? { zh: '最外层', en: 'the top' },
            after: into ?? { zh: '最外层', en: 'the top' },
          },
        ];
  return [
    ...renamed,
    ...diffProperties(about, formProperties, before.schema, after.schema),
    ...otherProperties(about, KNOWN_KEYWORDS, before.schema, after.schema),
    ...moved,
    ...diffNodes(before.children, after.children, `${about.path}.`),
  ];
}

function reordered(before: readonly FormNode[], after: readonly FormNode[], within: string): Change[] {
  const placed = new Map(before.map((node) => [node.key, node.groups.at(-1)?.key]));
  const byParent = new Map<string, FormNode[]>();
  for (const node of after) {
    const parent = node.groups.at(-1)?.key ?? '';
    byParent.set(parent, [...(byParent.get(parent) ?? []), node]);
  }
  return [...byParent].flatMap(([parent, siblings]) => {
    const stayed = before.filter((node) => (node.groups.at(-1)?.key ?? '') === parent);
    const { moved } = compare(stayed, siblings, (node) => node.key);
    return moved
      .filter(({ item }) => (placed.get(item.key) ?? '') === parent)
      .map(({ item, behind }): Change => {
        const after = behind ? named(nounOf(behind, within), titleOf(behind)) : null;
        return {
          op: 'reorder',
          kind: 'form',
          subject: named(nounOf(item, within), titleOf(item)),
          path: `${within}${item.key}`,
          detail: after
            ? { zh: `移到${after.zh}之后`, en: `now behind ${after.en}` }
            : { zh: '移到最前', en: 'now first' },
        };
      });
  });
}

/** The fields and parts of one level, then the inside of tables. */
export function diffNodes(before: readonly FormNode[], after: readonly FormNode[], within = ''): Change[] {
  const [was, is] = [spokenOf(before, within), spokenOf(after, within)];
  const { added, removed, kept } = compare(was, is, (node) => node.key);
  return [
    ...added.map(({ item }): Change => {
      const detail = told(item);
      return {
        op: 'add',
        kind: 'form',
        subject: named(nounOf(item, within), titleOf(item)),
        path: `${within}${item.key}`,
        ...(detail ? { detail } : {}),
      };
    }),
    ...removed.map(
      (item): Change => ({
        op: 'remove',
        kind: 'form',
        subject: named(nounOf(item, within), titleOf(item)),
        path: `${within}${item.key}`,
        ...(item.isField
          ? { detail: { zh: '已填的内容保留，可查看和导出', en: 'what was answered stays readable' } }
          : {}),
      }),
    ),
    ...kept.flatMap(({ before: old, after: now }) => diffNode(old, now, within)),
    ...reordered(was, is, within),
  ];
}

const ROOT = [
  property('title', '名称', 'title'),
  property('description', '说明', 'description'),
  ...formProperties.filter(({ key }) => key === 'x-check' || key === 'x-en'),
];

const examplesOf = (schema: JsonSchema): { name: string }[] =>
  (Array.isArray(schema.examples) ? schema.examples : [])
    .filter(isObject)
    .map((one) => ({ ...one, name: String(one.name) }));

function diffExamples(before: JsonSchema, after: JsonSchema): Change[] {
  const { added, removed, kept } = compare(examplesOf(before), examplesOf(after), (one) => one.name);
  const about = (name: string) => ({
    kind: 'form' as const,
    subject: named({ zh: '例子', en: 'example' }, both(name)),
    path: 'examples',
  });
  return [
    ...added.map(({ item }): Change => ({ op: 'add', ...about(item.name) })),
    ...removed.map((item): Change => ({ op: 'remove', ...about(item.name) })),
    ...kept.flatMap(({ before: was, after: is }): Change[] =>
      same(was, is) ? [] : [{ op: 'change', ...about(is.name) }],
    ),
  ];
}

export function diffForm(before: JsonSchema, after: JsonSchema): Change[] {
  const about = { kind: 'form' as const, subject: { zh: '表单', en: 'form' }, path: '' };
  const context = (schema: JsonSchema) =>
    words(isObject(schema['x-context']) ? Object.keys(schema['x-context']) : null);
  const read: Change[] = same(before['x-context'], after['x-context'])
    ? []
    : [
        {
          op: 'change',
          ...about,
          path: 'x-context',
          detail: { zh: '系统提供的数据', en: 'figures that the platform adds' },
          before: context(before),
          after: context(after),
        },
      ];
  return [
    ...diffProperties(about, ROOT, before, after),
    ...diffNodes(formNodes(before), formNodes(after)),
    ...read,
    ...diffExamples(before, after),
  ];
}
