import { type FormNode, formNodes, isObject, type JsonSchema } from '@project-cloud/forms-engine';
import { CORE_KEYS } from '../core-field';
import type { Envelope, Kind } from '../definition/envelope';
import { LibraryBody } from '../definition/library';
import { ViewBody } from '../definition/view';
import { FIGURE_FIELDS } from '../figure-field';
import { type Blocker, blocker, type Part } from './blocker';
import { columnFaults } from './column-fit';
import { sameStore } from './same-store';

type Known = Pick<Envelope, 'kind' | 'key' | 'region' | 'title' | 'body'>;

/** What holds when the release is published: what is in force, with the release's own laid over it. Bases only. */
class Afterwards {
  private readonly bySlot = new Map<string, Known>();

  constructor(inForce: readonly Known[], parts: readonly Part[]) {
    for (const one of [...inForce, ...parts]) {
      if (one.region === null) this.bySlot.set(`${one.kind}/${one.key}`, one);
    }
  }

  find(kind: Kind, key: string): Known | undefined {
    return this.bySlot.get(`${kind}/${key}`);
  }

  /** Only what can be read; what cannot has its own faults. */
  libraries(): { key: string; body: LibraryBody }[] {
    return [...this.bySlot.values()].flatMap((one) => {
      const parsed = one.kind === 'library' ? LibraryBody.safeParse(one.body) : null;
      return parsed?.success ? [{ key: one.key, body: parsed.data }] : [];
    });
  }
}

const NAMES: Partial<Record<Kind, { zh: string; en: string }>> = {
  form: { zh: '表单', en: 'form' },
  view: { zh: '列表视图', en: 'view' },
  rule: { zh: '规则', en: 'rule' },
  dictionary: { zh: '字典', en: 'dictionary' },
  library: { zh: '项目库', en: 'library' },
};

/** Everything that a library names, and where it names it. */
function named(library: LibraryBody): { kind: Kind; key: string; path: string }[] {
  const one = (kind: Kind, key: string | null | undefined, path: string) => (key ? [{ kind, key, path }] : []);
  return [
    ...one('form', library.form, 'body.form'),
    ...one('form', library.reportForm, 'body.reportForm'),
    ...one('view', library.view, 'body.view'),
    ...library.rules.flatMap((key, at) => one('rule', key, `body.rules[${at}]`)),
    ...(['fields', 'reportFields'] as const).flatMap((part) =>
      library[part].flatMap((field, at) => [
        ...one('dictionary', field.dictionary, `body.${part}[${at}].dictionary`),
        ...(field.columns ?? []).flatMap((column, nth) =>
          one('dictionary', column.dictionary, `body.${part}[${at}].columns[${nth}].dictionary`),
        ),
      ]),
    ),
    ...one('library', library.admission?.from, 'body.admission.from'),
  ];
}

/** What a library names has to be in force with it: a missing rule would stop its lights altogether. */
function missing(library: LibraryBody, part: Part | null, after: Afterwards): Blocker[] {
  return named(library).flatMap(({ kind, key, path }) => {
    if (after.find(kind, key)) return [];
    const what = NAMES[kind] ?? { zh: kind, en: kind };
    return [
      blocker(
        `${kind}-missing`,
        part,
        path,
        `“${library.name.zh}”用到的${what.zh}“${key}”还没有，请先建好，放进同一个发布单`,
        `“${library.name.en || library.name.zh}” names the ${what.en} “${key}”, which does not exist; make it in the same release`,
      ),
    ];
  });
}

/** Every field of a base form is a core field or one of the library's, and holds what the library keeps. */
function formFits(
  library: LibraryBody,
  use: 'entry' | 'report',
  key: string,
  parts: readonly Part[],
  after: Afterwards,
) {
  const form = after.find('form', key);
  if (!form) return [];
  const known = new Map((use === 'entry' ? library.fields : library.reportFields).map((field) => [field.key, field]));
  const part = parts.find((one) => one.kind === 'form' && one.key === key && one.region === null) ?? null;
  const place = part ?? parts.find((one) => one.kind === 'library') ?? null;
  return formNodes(form.body as JsonSchema)
    .filter((node) => node.isField && !CORE_KEYS.has(node.key))
    .flatMap((node): Blocker[] => {
      const field = known.get(node.key);
      const label = String(node.schema.title ?? node.key);
      const path = part ? `body.${node.at}` : 'body.fields';
      if (!field) {
        return [
          blocker(
            'field-unknown',
            place,
            path,
            `表单里的“${label}”（${node.key}）不是“${library.name.zh}”的字段，请在库里加上这个字段，或从表单里去掉`,
            `The form asks “${label}” (${node.key}), which “${library.name.en || library.name.zh}” does not know; add the field or take it out`,
          ),
        ];
      }
      if (sameStore(field.type, node.type))
        return columnFaults(field, node).map(({ code, at, zh, en }) =>
          blocker(code, place, part ? `body.${at}` : 'body.fields', zh, en),
        );
      return [
        blocker(
          'field-type',
          place,
          path,
          `表单里的“${label}”（${node.key}）填的内容和库字段的类型不一致，请换用相符的控件`,
          `What the form asks as “${label}” (${node.key}) is not of the type of the library's field; use a fitting control`,
        ),
      ];
    });
}

const inside = (nodes: readonly FormNode[]): FormNode[] => nodes.flatMap((node) => [node, ...inside(node.children)]);

/** What a base or a layer asks, and where in its body. */
function askedIn(part: Part): { node: FormNode; at: string }[] {
  if (part.region === null)
    return inside(formNodes(part.body as JsonSchema)).map((node) => ({ node, at: `body.${node.at}` }));
  const operations: unknown[] = Array.isArray(part.body.operations) ? part.body.operations : [];
  return operations.flatMap((one, nth) =>
    isObject(one) && one.op === 'add' && isObject(one.schema)
      ? inside(formNodes({ type: 'object', properties: { [String(one.key)]: one.schema } })).map((node) => ({
          node,
          at: `body.operations.${nth}`,
        }))
      : [],
  );
}

/** A form that chooses from a dictionary that is not there would let nobody choose anything. */
function dictionariesThere(part: Part, after: Afterwards): Blocker[] {
  return askedIn(part).flatMap(({ node, at }) => {
    const key = node.schema['x-dictionary'];
    if (typeof key !== 'string' || after.find('dictionary', key)) return [];
    const label = String(node.schema.title ?? node.key);
    return [
      blocker(
        'dictionary-missing',
        part,
        at,
        `“${label}”从字典“${key}”里选，这个字典还没有，请先建好，放进同一个发布单`,
        `“${label}” chooses from the dictionary “${key}”, which does not exist; make it in the same release`,
      ),
    ];
  });
}

const OF_EVERY_LIST = ['light', 'stage', 'id', 'updated_at', 'reason'];

function viewFits(library: { key: string; body: LibraryBody }, part: Part): Blocker[] {
  const parsed = ViewBody.safeParse(part.body);
  if (!parsed.success) return [];
  const view = parsed.data;
  const known = new Set([
    ...CORE_KEYS,
    ...FIGURE_FIELDS.map((field) => field.key),
    ...OF_EVERY_LIST,
    ...library.body.fields.map((field) => field.key),
  ]);
  const used = [
    ...view.columns.map(({ key }, at) => ({ key, path: `body.columns[${at}].key` })),
    ...view.filters.map((key, at) => ({ key, path: `body.filters[${at}]` })),
    ...view.sort.map(({ key }, at) => ({ key, path: `body.sort[${at}].key` })),
  ];
  return used
    .filter(({ key }) => !known.has(key))
    .map(({ key, path }) =>
      blocker(
        'column-unknown',
        part,
        path,
        `列表视图“${part.title.zh}”里的“${key}”不是这个库的字段`,
        `The view “${part.title.en || part.title.zh}” names “${key}”, which is no field of this library`,
      ),
    );
}

/**
 * Whether the parts of a release fit each other and what is in force. Looks only at libraries that the release touches:
 * an old fault elsewhere is not this release's.
 */
export function checkTogether(parts: readonly Part[], inForce: readonly Known[]): Blocker[] {
  const after = new Afterwards(inForce, parts);
  const bases = parts.filter((part) => part.region === null);
  const touches = (kind: Kind, key: string | null) => bases.some((part) => part.kind === kind && part.key === key);
  const found = after.libraries().flatMap(({ key, body }): Blocker[] => {
    const own = bases.find((part) => part.kind === 'library' && part.key === key) ?? null;
    const forms = [
      { use: 'entry' as const, form: body.form },
      { use: 'report' as const, form: body.reportForm },
    ];
    return [
      ...(own ? missing(body, own, after) : []),
      ...forms.flatMap(({ use, form }) =>
        form && (own || touches('form', form)) ? formFits(body, use, form, own ? [own, ...bases] : bases, after) : [],
      ),
    ];
  });
  const libraries = new Map(after.libraries().map((library) => [library.key, library]));
  const views = bases
    .filter((part) => part.kind === 'view')
    .flatMap((part): Blocker[] => {
      const library = libraries.get(String(part.body.library));
      if (library) return viewFits(library, part);
      return [
        blocker(
          'library-missing',
          part,
          'body.library',
          `列表视图“${part.title.zh}”所属的项目库“${String(part.body.library)}”还没有`,
          `The library “${String(part.body.library)}” of the view “${part.title.en || part.title.zh}” does not exist`,
        ),
      ];
    });
  const forms = parts.filter((part) => part.kind === 'form').flatMap((part) => dictionariesThere(part, after));
  return [...found, ...views, ...forms];
}
