import type { Bilingual, FieldIssue } from '@project-cloud/kernel';
import { type Box, boxAround } from './box';
import { faultWords } from './fault-words';
import { readShape, type ShapeRules } from './read-shape';
import { pointsOf, type Shape } from './shape';

export const LAYER_LIMITS = { bytes: 20 * 2 ** 20, features: 20_000, points: 500_000, pointsOfOne: 20_000, told: 200 };

/** One feature of a layer; its number is its place in the file, from 1. */
export interface LayerFeature {
  number: number;
  name: string;
  geometry: Shape;
  box: Box;
  properties: Record<string, string | number | boolean>;
}

/** What was mended while reading, so that whoever uploaded it knows. */
export interface LayerNote {
  number: number;
  message: Bilingual;
}

/** A file that is no GeoJSON at all: `whole`; or one with features that are not sound: `issues`, each with its number. */
export type ReadLayer =
  | { ok: true; features: LayerFeature[]; points: number; notes: LayerNote[] }
  | { ok: false; whole: Bilingual }
  | { ok: false; issues: FieldIssue[]; count: number };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const SIGNS: readonly (readonly [begins: string, Bilingual])[] = [
  ['PK', { zh: '这是压缩包，请先解压', en: 'This is an archive; unpack it first' }],
  ["\u0000\u0000'\n", { zh: '这是 Shapefile，请先导出为 GeoJSON', en: 'This is a Shapefile; export it as GeoJSON' }],
  ['<', { zh: '这是 XML 或 KML，请先导出为 GeoJSON', en: 'This is XML or KML; export it as GeoJSON' }],
];
const UNREADABLE: Bilingual = { zh: '文件不是 GeoJSON', en: 'The file is no GeoJSON' };

/** Degrees of CGCS2000 or WGS 84; other systems would land somewhere else. */
const DEGREES = /(EPSG:{1,2}(4326|4490)|CRS84)$/i;

function foreignSystem(file: Record<string, unknown>): Bilingual | null {
  const named = isObject(file.crs) && isObject(file.crs.properties) ? file.crs.properties.name : null;
  if (typeof named !== 'string' || DEGREES.test(named)) return null;
  return {
    zh: `坐标系是 ${named}，请先转换为 CGCS2000 经纬度（EPSG:4490）`,
    en: `Its coordinate system is ${named}; convert it to CGCS2000 degrees (EPSG:4490)`,
  };
}

const NAME_KEYS = ['name', 'NAME', 'Name', '名称', 'MC', 'mc'];
const MOST_PROPERTIES = 30;

function propertiesOf(value: unknown): LayerFeature['properties'] {
  if (!isObject(value)) return {};
  const scalars = Object.entries(value).flatMap(([key, one]): [string, string | number | boolean][] => {
    if (typeof one === 'string') return [[key.slice(0, 60), one.slice(0, 500)]];
    return typeof one === 'number' || typeof one === 'boolean' ? [[key.slice(0, 60), one]] : [];
  });
  return Object.fromEntries(scalars.slice(0, MOST_PROPERTIES));
}

function nameOf(properties: LayerFeature['properties']): string {
  const key = NAME_KEYS.find((one) => properties[one] !== undefined && String(properties[one]).trim() !== '');
  return key ? String(properties[key]).trim().slice(0, 200) : '';
}

function featuresIn(text: string): unknown[] | Bilingual {
  const sign = SIGNS.find(([begins]) => text.trimStart().startsWith(begins));
  if (sign) return sign[1];
  let file: unknown;
  try {
    file = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return UNREADABLE;
  }
  if (!isObject(file)) return UNREADABLE;
  const foreign = foreignSystem(file);
  if (foreign) return foreign;
  if (file.type === 'Feature') return [file];
  if (file.type !== 'FeatureCollection' || !Array.isArray(file.features)) return UNREADABLE;
  if (file.features.length === 0) return { zh: '文件里没有图斑', en: 'The file has no features' };
  if (file.features.length > LAYER_LIMITS.features)
    return {
      zh: `有 ${file.features.length} 个图斑，一次最多 ${LAYER_LIMITS.features} 个`,
      en: `It has ${file.features.length} features; ${LAYER_LIMITS.features} at most`,
    };
  return file.features;
}

/** The features of an uploaded file: all of them, or what is wrong with it, feature by feature. */
export function readFeatures(text: string, rules: Omit<ShapeRules, 'mostPoints'>): ReadLayer {
  const found = featuresIn(text);
  if (!Array.isArray(found)) return { ok: false, whole: found };
  const features: LayerFeature[] = [];
  const issues: FieldIssue[] = [];
  const notes: LayerNote[] = [];
  let points = 0;
  for (const [at, one] of found.entries()) {
    const number = at + 1;
    const read = readShape(isObject(one) ? one.geometry : one, { ...rules, mostPoints: LAYER_LIMITS.pointsOfOne });
    if (!read.ok) {
      issues.push({ path: `features[${number}]`, code: read.fault.code, message: faultWords(read.fault) });
      continue;
    }
    const { shape, repeats } = read;
    const all = pointsOf(shape);
    points += all.length;
    const properties = propertiesOf(isObject(one) ? one.properties : null);
    features.push({ number, name: nameOf(properties), geometry: shape, box: boxAround(all), properties });
    if (repeats > 0)
      notes.push({
        number,
        message: { zh: `去掉了 ${repeats} 个重复的点`, en: `${repeats} points that stood twice were taken out` },
      });
  }
  if (issues.length > 0) return { ok: false, issues: issues.slice(0, LAYER_LIMITS.told), count: issues.length };
  if (points > LAYER_LIMITS.points)
    return {
      ok: false,
      whole: {
        zh: `共 ${points} 个点，一次最多 ${LAYER_LIMITS.points} 个，请先简化`,
        en: `It has ${points} points, ${LAYER_LIMITS.points} at most; simplify it first`,
      },
    };
  return { ok: true, features, points, notes };
}
