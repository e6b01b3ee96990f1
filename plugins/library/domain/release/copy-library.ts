import type { Envelope, Kind, Text } from '../definition/envelope';
import type { LibraryBody } from '../definition/library';

type Source = Pick<Envelope, 'kind' | 'key' | 'title' | 'body'>;
export type Copied = Source & { region: string | null };
/** A region's own changes to one of a library's forms or rules. */
export type CopiedLayer = Source & { region: string };

/** `building-entry` in a copy of `building` called `works` is `works-entry`; what does not carry the name gets it in front. */
export function renamedKey(key: string, from: string, to: string): string {
  const renamed = key === from || key.startsWith(`${from}-`) ? `${to}${key.slice(from.length)}` : `${to}-${key}`;
  return renamed.slice(0, 48).replace(/-+$/, '');
}

const suffixed = (title: Text, name: string): Text => ({
  zh: `${title.zh}（${name}）`.slice(0, 400),
  en: title.en ? `${title.en} (${name})`.slice(0, 400) : '',
});

/** A library with its forms, views and rules under new names; nothing of the copy touches the original. */
export function copyOf(
  library: { key: string; title: Text; body: LibraryBody & Record<string, unknown> },
  parts: readonly Source[],
  to: { key: string; name: string },
): Copied[] {
  const rename = (key: string) => renamedKey(key, library.key, to.key);
  const body = {
    ...library.body,
    name: { zh: to.name, en: '' },
    retired: false,
    form: rename(library.body.form),
    reportForm: library.body.reportForm ? rename(library.body.reportForm) : null,
    view: rename(library.body.view),
    rules: library.body.rules.map(rename),
  };
  const bodies: Partial<Record<Kind, (part: Source) => Record<string, unknown>>> = {
    view: (part) => ({ ...part.body, library: to.key }),
    rule: (part) => ({ ...part.body, key: rename(part.key) }),
  };
  const copies = parts.map(
    (part): Copied => ({
      kind: part.kind,
      key: rename(part.key),
      region: null,
      title: suffixed(part.title, to.name),
      body: bodies[part.kind]?.(part) ?? part.body,
    }),
  );
  return [{ kind: 'library', key: to.key, region: null, title: { zh: to.name, en: '' }, body }, ...copies];
}

/** A region's layer for the copy of what it lies on: that begins at its first version. */
export function copiedLayer(layer: CopiedLayer, from: string, to: { key: string; name: string }): CopiedLayer {
  return {
    kind: layer.kind,
    key: renamedKey(layer.key, from, to.key),
    region: layer.region,
    title: suffixed(layer.title, to.name),
    body: { ...layer.body, base: 1 },
  };
}
