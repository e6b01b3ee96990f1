import { NotFound, type Principal } from '@project-cloud/access';
import { database } from '@project-cloud/access/server';
import { type Lang, systemClock } from '@project-cloud/kernel';
import { ITEM_CLASSES, ITEM_STAGES, ItemBody, libraryMay } from '@project-cloud/library';
import { libraryOf } from '@project-cloud/library/server';
import { findEntry } from '@project-cloud/registry/server';
import { placeOfLevel, standingOn } from '../domain';
import { itemsOf } from './catalogue';
import { DEPARTMENTS_OVER, ITEMS_OF_ENTRY } from './queries/entry-items';

const clock = systemClock();

interface Given {
  key: string;
  version: number;
  state: string;
  body: unknown;
  [column: string]: unknown;
}

interface Department {
  code: string;
  name: string;
  kind: string;
  regionPath: string;
  [column: string]: unknown;
}

/** The department of the place that decides on an item; where there is none in the list, what people call it. */
function departmentOf({ department }: ItemBody, regionPath: string, known: readonly Department[], lang: Lang) {
  const place = placeOfLevel(regionPath, department.level);
  const found = known.find((one) => one.kind === department.kind && one.regionPath === place);
  return { code: found?.code ?? null, name: found?.name ?? (department.name[lang] || department.name.zh) };
}

const STAGES = Object.keys(ITEM_STAGES);

/** The items of an entry as it was given them, in the order of their stages; `standing` is how each stands today. */
export async function itemsOfEntry(principal: Principal, id: string, lang: Lang) {
  const entry = await findEntry(id);
  if (!entry) throw NotFound();
  const library = await libraryOf(entry.library_key);
  if (!libraryMay(library.body, principal, 'view')) throw NotFound();
  const found = await database.query<Given>(ITEMS_OF_ENTRY, [id]);
  const given = found.rows.map((row) => ({ ...row, body: ItemBody.parse(row.body) }));
  const kinds = [...new Set(given.map(({ body }) => body.department.kind))];
  const departments = await database.query<Department>(DEPARTMENTS_OVER, [kinds, entry.region_path]);
  const today = new Map((await itemsOf(given.map(({ key }) => key))).map((item) => [item.key, item.body.inForce]));
  const order = [...(library.body.items ?? [])];
  const place = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  const items = given.map(({ key, version, state, body }) => {
    const inForce = today.get(key);
    return {
      key,
      version,
      state,
      name: body.name[lang] || body.name.zh,
      class: ITEM_CLASSES[body.class][lang],
      stage: { key: body.stage, label: ITEM_STAGES[body.stage][lang] },
      department: departmentOf(body, entry.region_path, departments.rows, lang),
      workingDays: body.workingDays,
      extensionDays: body.extensionDays,
      legalBasis: body.legalBasis,
      materials: body.materials,
      prerequisites: body.prerequisites,
      result: body.result.title[lang] || body.result.title.zh,
      sample: body.sample ?? false,
      standing: inForce ? standingOn(inForce, clock.today()) : 'ended',
      until: inForce?.until ?? null,
    };
  });
  return {
    items: items.sort(
      (a, b) => STAGES.indexOf(a.stage.key) - STAGES.indexOf(b.stage.key) || place(a.key) - place(b.key),
    ),
  };
}
