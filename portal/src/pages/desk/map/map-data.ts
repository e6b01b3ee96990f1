import type { LayerBody } from '@project-cloud/library';
import type { LightValue } from '@/client';

export type Point = [number, number];
/** West, south, east, north. */
export type Bounds = [number, number, number, number];

/** What GET /layers says of a layer. `data` is null when nothing has been uploaded that it could show. */
export interface MapLayer extends LayerBody {
  key: string;
  version: number;
  data: { version: number; features: number; box: Bounds } | null;
}

export interface MapFeature {
  type: 'Feature';
  id: number;
  properties: Record<string, string | number | boolean>;
  geometry: { type: string; coordinates: unknown };
}

/** What GET /layers/:key/features answers; `more` says that the box holds more than is told. */
export interface MapFeatures {
  type: 'FeatureCollection';
  more: boolean;
  features: MapFeature[];
}

export interface Outline {
  code: string;
  name: string;
  longitude: number;
  latitude: number;
  geometry: { type: 'MultiPolygon'; coordinates: Point[][][] };
}

/** What GET /libraries/:key/places says of a project; `at` is null when nobody has said where it lies. */
export interface Place {
  id: string;
  name: string;
  code: string;
  light: LightValue;
  region: { code: string; name: string };
  at: Point | null;
}

export interface Places {
  /** What the field is called that says where a project lies; null where a library has none. */
  field: string | null;
  count: number;
  items: Place[];
}

/** What has been picked on the map or in a list. */
export type Picked =
  | { kind: 'project'; id: string }
  | { kind: 'county'; code: string }
  | { kind: 'features'; of: { key: string; id: number }[] };
