import type { Marked } from './leak-world';

/** As much of an OpenAPI operation as is needed to call it. */
export interface Operation {
  parameters?: { name: string; in: string }[];
}

const json = (value: unknown) => encodeURIComponent(JSON.stringify(value));

/** What is asked for by name: of the project that must not be seen, wherever a route takes such a thing. */
const ASKED: Record<string, (target: Marked) => string[]> = {
  q: (t) => [t.word, t.code],
  filter: (t) => [
    json([{ key: 'code', op: 'eq', value: t.code }]),
    json([{ key: 'id', op: 'in', value: [t.entry] }]),
    json([{ key: 'region_code', op: 'within', value: t.county.code }]),
    json([{ key: 'leader', op: 'eq', value: t.word }]),
  ],
  region: (t) => [t.county.code],
  parent: (t) => [t.county.code],
  subject: (t) => [t.ids[1] ?? ''],
  actor: (t) => [t.county.official],
  library: () => ['building'],
  state: () => ['all'],
  sort: () => ['-updated_at', 'name'],
  limit: () => ['200'],
  bbox: () => ['104,20,113,27'],
};

const PATH: Record<string, (target: Marked) => string[]> = {
  id: (t) => t.ids,
  code: (t) => [t.code, t.county.code],
  key: () => ['building', 'building-entry', 'basic-farmland'],
  library: () => ['building'],
  kind: () => ['form'],
  period: () => [new Date().toISOString().slice(0, 7)],
  token: () => ['nothing'],
};

/** Every address of a GET route, with what belongs to the target filled in wherever something is to be filled in. */
export function addresses(path: string, operation: Operation, target: Marked): string[] {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const places = names.reduce(
    (made, name) =>
      made.flatMap((one) => (PATH[name]?.(target) ?? [name]).map((value) => one.replace(`{${name}}`, value))),
    [path],
  );
  const asked = (operation.parameters ?? [])
    .filter((parameter) => parameter.in === 'query')
    .flatMap(({ name }) => (ASKED[name]?.(target) ?? []).map((value) => `?${name}=${value}`));
  return places.flatMap((place) => ['', ...asked].map((query) => place + query));
}

/** Strapi's content API takes filters, sorts and populates of any depth: each a way round a wall that stands in front. */
export function contentAddresses(path: string, target: Marked): string[] {
  if (path.includes('{id}')) return target.ids.map((id) => `${path.replace('{id}', id)}?populate=*`);
  const page = 'pagination[pageSize]=100&sort=id:desc';
  const relations = ['participants', 'projects', 'credit_records', 'party', 'organisation', 'parent', 'children'];
  const through = (names: string[], field: string, operator: string, value: string) =>
    `filters${names.map((name) => `[${name}]`).join('')}[${field}][${operator}]=${value}`;
  return [
    `${path}?${page}`,
    `${path}?${page}&populate=*`,
    ...relations.map((name) => `${path}?${page}&populate[${name}][populate]=*`),
    `${path}?${page}&populate[participants][populate][projects][populate][participants][populate]=projects`,
    `${path}?${page}&populate[projects][populate][participants][populate]=*`,
    `${path}?${page}&populate[party][populate][projects][populate]=*`,
    ...['name', 'code', 'title', 'project_code', 'region_path', 'value', 'file_name'].map(
      (field) => `${path}?${page}&fields[0]=${field}`,
    ),
    ...['name', 'code', 'title', 'value', 'project_code'].map(
      (field) => `${path}?${page}&${through([], field, '$containsi', field === 'code' ? target.code : target.word)}`,
    ),
    `${path}?${page}&${through([], 'entry_id', '$eq', target.entry)}`,
    `${path}?${page}&${through([], 'project_id', '$eq', target.ids[1] ?? '')}`,
    `${path}?${page}&${target.ids.map((id, at) => `filters[documentId][$in][${at}]=${id}`).join('&')}`,
    `${path}?${page}&${through(['participants', 'projects'], 'name', '$contains', target.word)}&populate=*`,
    `${path}?${page}&${through(['projects'], 'name', '$contains', target.word)}&populate=*`,
    `${path}?${page}&${through(['credit_records'], 'title', '$contains', target.word)}&populate=*`,
    `${path}?${page}&${through(['party', 'projects'], 'code', '$eq', target.code)}&populate=*`,
    `${path}?${page}&filters[$or][0][name][$contains]=${target.word}&filters[$or][1][participants][projects][code][$eq]=${target.code}`,
    `${path}?pagination[pageSize]=100&sort=participants.projects.name:desc&populate=*`,
    `${path}?pagination[pageSize]=100&sort=party.projects.code&populate=*`,
  ];
}
