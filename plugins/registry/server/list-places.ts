import type { Principal } from '@project-cloud/access';
import { database } from '@project-cloud/access/server';
import type { Library } from '@project-cloud/library/server';
import { middleOfPlace } from '../domain/middle-of-place';
import { LIGHT_NAMES } from '../domain/saving';
import { visibleLibrary } from './list-entries';
import { type ListParameters, readFilters } from './list-query';
import { placesSql, summarySql } from './queries/list-entries';

/** What a map of a province can show and a browser can carry. */
const MOST = 5000;

interface Row {
  id: string;
  name: string;
  code: string;
  light: number;
  region_code: string;
  region_name: string | null;
  place: string | null;
  [column: string]: unknown;
}

/** The field that says where a project lies: the library's first of that type. */
const placeOf = (library: Library) => [...library.columns.values()].find(({ field }) => field.type === 'geometry');

/** The entries of a list as points: where each lies, or only in which region when nobody has said more. */
export async function listPlaces(
  principal: Principal,
  key: string,
  parameters: Pick<ListParameters, 'filter' | 'q'>,
  lang: 'zh' | 'en',
) {
  const library = await visibleLibrary(principal, key);
  const query = await readFilters(library, parameters.filter, parameters.q);
  const place = placeOf(library);
  const asked = placesSql(library, query, place?.key ?? null, MOST);
  const counted = summarySql(library, query);
  const [found, total] = await Promise.all([
    database.query<Row>(asked.text, asked.values),
    database.query<{ count: number }>(counted.text, counted.values),
  ]);
  return {
    field: place ? place.field.label[lang] || place.field.label.zh : null,
    count: total.rows[0]?.count ?? 0,
    items: found.rows.map(({ id, name, code, light, region_code, region_name, place: text }) => ({
      id,
      name,
      code,
      light: LIGHT_NAMES[light] ?? 'none',
      region: { code: region_code, name: region_name ?? region_code },
      at: middleOfPlace(text),
    })),
  };
}
