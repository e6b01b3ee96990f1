import { database, findRegions } from '@project-cloud/access/server';
import type { Lang } from '@project-cloud/kernel';
import type { PivotDimension } from '@project-cloud/library';
import type { Library } from '@project-cloud/library/server';
import { LIGHT_NAMES } from '@project-cloud/registry';
import { bandLabel, type DimensionKind, dimensionKind, type GroupKey } from '../../domain';

/** What a dimension is, as far as its groups are named and ordered. */
export interface Dividing {
  dimension: PivotDimension;
  kind: DimensionKind;
  type: string;
  options: { value: string; label: string }[];
}

export interface GroupName {
  label: string;
  /** Of a region: what stands at its own level. */
  own?: boolean;
}

const LIGHTS = {
  red: { zh: '红灯', en: 'Red' },
  yellow: { zh: '黄灯', en: 'Yellow' },
  green: { zh: '绿灯', en: 'Green' },
  none: { zh: '未评', en: 'Not judged' },
} as const;
const UNSAID = { zh: '未填写', en: 'Not given' };
const YESNO = { true: { zh: '是', en: 'Yes' }, false: { zh: '否', en: 'No' } } as const;
const OWN_LEVEL = { zh: '本级', en: ' itself' };
const PLACE = { city: 2, county: 3, township: 4 } as const;

/** A dimension of a library, its options in their order. */
export function dividing(library: Library, dimension: PivotDimension, lang: Lang): Dividing {
  const { key } = dimension;
  if (key === 'light') {
    const options = (['red', 'yellow', 'green', 'none'] as const).map((value) => ({
      value,
      label: LIGHTS[value][lang],
    }));
    return { dimension, kind: 'plain', type: 'light', options };
  }
  if (key === 'stage') {
    const options = library.body.stages.map(({ key: value, label }) => ({ value, label: label[lang] || label.zh }));
    return { dimension, kind: 'plain', type: 'choice', options };
  }
  const known = library.columns.get(key)?.field;
  // Options of a dictionary stand in the body, where they were filled in.
  const field = library.body.fields.find((one) => one.key === key) ?? known;
  const options = (field?.options ?? []).map(({ value, label }) => ({ value, label: label[lang] || label.zh }));
  return { dimension, kind: (known && dimensionKind(known)) ?? 'plain', type: known?.type ?? 'text', options };
}

/** The light of a row is stored by rank and asked for by name. */
export const groupKey = ({ type }: Dividing, stored: GroupKey | undefined): GroupKey =>
  type === 'light' ? (LIGHT_NAMES[Number(stored)] ?? 'none') : (stored ?? null);

const named = async (table: 'industries' | 'organisations', keys: string[]) => {
  const found = await database.query<{ code: string; name: string }>(
    `SELECT code, name FROM ${table} WHERE code = ANY($1)`,
    [keys],
  );
  return new Map(found.rows.map(({ code, name }) => [code, name]));
};

const period = (text: string, lang: Lang) => (lang === 'zh' && text.length === 4 ? `${text} 年` : text);

async function regionNames(dividing: Dividing, keys: string[], lang: Lang): Promise<Map<string, GroupName>> {
  const found = await findRegions(keys);
  const { level } = dividing.dimension;
  const depth = dividing.kind === 'region' ? PLACE[(level ?? 'city') as keyof typeof PLACE] : 0;
  return new Map(
    keys.map((key) => {
      const region = found.get(key);
      const own = region !== undefined && region.path.split('/').length - 2 < depth;
      const name = region?.name ?? key;
      return [key, own ? { label: `${name}${OWN_LEVEL[lang]}`, own } : { label: name }];
    }),
  );
}

/** What the groups of a dimension are called. */
export async function groupNames(
  of: Dividing,
  groups: GroupKey[],
  lang: Lang,
): Promise<(group: GroupKey) => GroupName> {
  const keys = groups.flatMap((group) => group ?? []);
  const names = await namesOf(of, keys, lang);
  return (group) => (group === null ? { label: UNSAID[lang] } : (names.get(group) ?? { label: group }));
}

async function namesOf(of: Dividing, keys: string[], lang: Lang): Promise<Map<string, GroupName>> {
  const each = (label: (key: string) => string) => new Map(keys.map((key) => [key, { label: label(key) }]));
  if (of.kind === 'region' || of.type === 'region') return regionNames(of, keys, lang);
  if (of.kind === 'figure') return each((key) => bandLabel(of.dimension.edges ?? [], Number(key), lang));
  if (of.kind === 'date' || of.kind === 'month') return each((key) => period(key, lang));
  if (of.type === 'yesno') return each((key) => YESNO[key === 'true' ? 'true' : 'false'][lang]);
  if (of.kind === 'industry' || of.type === 'organisation') {
    const found = await named(of.kind === 'industry' ? 'industries' : 'organisations', keys);
    return each((key) => (of.kind === 'industry' ? `${key} ${found.get(key) ?? ''}`.trim() : (found.get(key) ?? key)));
  }
  const options = new Map(of.options.map(({ value, label }) => [value, label]));
  return each((key) => options.get(key) ?? key);
}
