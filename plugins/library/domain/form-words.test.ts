import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileForm, composeForm, type Layer } from '@project-cloud/forms-engine';
import { LibraryBody } from './definition/library';
import { formIn } from './form-words';

const root = join(__dirname, '../../..');
const read = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8'));
const libraries = readdirSync(join(root, 'seed/reference/definitions/library')).map((file) =>
  LibraryBody.parse(read(`seed/reference/definitions/library/${file}`).body),
);

function layersOf(form: string): Layer[] {
  const folder = `forms/${form}/regions`;
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder))
    .sort()
    .map((file) => read(`${folder}/${file}`))
    .map(({ region, version, body }) => ({ region, version, operations: body.operations }));
}

const CHINESE = /[\u4e00-\u9fff]/;
const MACHINE = new Set(['x-check', 'x-hint', 'x-context', 'x-en', 'x-unit', 'pattern', 'examples']);

/** Every text of a schema that a page shows, and every sentence of its checks and hints in English. */
function shown(node: unknown): string[] {
  if (typeof node === 'string') return [node];
  if (Array.isArray(node)) return node.flatMap(shown);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    if (key === 'x-check' || key === 'x-hint')
      return (value as { message: string; effect?: string; en?: object }[]).flatMap(({ message, effect, en }) =>
        shown({ message, ...(effect ? { effect } : {}), ...en }),
      );
    return MACHINE.has(key) ? [] : shown(value);
  });
}

test.each(
  libraries.flatMap((library) =>
    [library.form, library.reportForm].filter((form) => form !== null).map((form) => [form, library] as const),
  ),
)('[P5] %s shows no Chinese in English, with every region’s changes', (form, library) => {
  const { schema } = composeForm(read(`forms/${form}/schema.json`).body, layersOf(form));
  const english = formIn('en', schema, library);
  expect(shown(english).filter((text) => CHINESE.test(text))).toEqual([]);
  expect(compileForm(english).keys).toEqual(compileForm(schema).keys);
});
