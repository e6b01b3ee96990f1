import { IndicatorBody, ItemBody } from '@project-cloud/library';
import { type Definition, definitions } from '@project-cloud/library/server';

/** A definition in force with its body read. */
export interface InCatalogue<Body> {
  key: string;
  version: number;
  body: Body;
}

const items = new WeakMap<Definition, ItemBody>();
const indicators = new WeakMap<Definition, IndicatorBody>();

function readOnce<Body>(known: WeakMap<Definition, Body>, definition: Definition, parse: (body: unknown) => Body) {
  const body = known.get(definition) ?? parse(definition.body);
  known.set(definition, body);
  return { key: definition.key, version: definition.version, body };
}

const readItem = (definition: Definition) => readOnce(items, definition, (body) => ItemBody.parse(body));

/** The items whose version of today says so or so when they are given; a library's own in its order. */
export async function itemsOf(keys: readonly string[]): Promise<InCatalogue<ItemBody>[]> {
  const found = await Promise.all(keys.map((key) => definitions.effective('item', key)));
  return found.filter((one) => one !== null).map(readItem);
}

export async function allItems(): Promise<InCatalogue<ItemBody>[]> {
  return (await definitions.allEffective('item')).filter(({ region }) => region === null).map(readItem);
}

export async function allIndicators(): Promise<InCatalogue<IndicatorBody>[]> {
  const found = await definitions.allEffective('indicator');
  return found
    .filter(({ region }) => region === null)
    .map((definition) => readOnce(indicators, definition, (body) => IndicatorBody.parse(body)));
}
