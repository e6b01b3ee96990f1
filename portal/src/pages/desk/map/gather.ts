import type { LightValue } from '@/client';
import type { Outline, Place, Point } from './map-data';

/** Projects that say no more than their county, gathered at its centre. */
export interface County {
  code: string;
  name: string;
  at: Point;
  /** The gravest light among them. */
  light: LightValue;
  places: Place[];
}

export interface Gathered {
  /** Where somebody has said so. */
  placed: (Place & { at: Point })[];
  counties: County[];
  /** In no region that has an outline: in the list only. */
  nowhere: Place[];
}

const GRAVEST: readonly LightValue[] = ['red', 'yellow', 'green', 'none'];

/** The region whose code begins another one's: a township lies in its county. */
function outlineOf(outlines: ReadonlyMap<string, Outline>, code: string): Outline | undefined {
  for (let length = code.length; length >= 4; length -= 1) {
    const found = outlines.get(code.slice(0, length));
    if (found) return found;
  }
  return undefined;
}

/** Where each project is drawn: at its own place, or with others at the centre of its county. */
export function gather(places: readonly Place[], outlines: readonly Outline[]): Gathered {
  const byCode = new Map(outlines.map((outline) => [outline.code, outline]));
  const counties = new Map<string, County>();
  const placed: Gathered['placed'] = [];
  const nowhere: Place[] = [];
  for (const place of places) {
    const outline = place.at ? undefined : outlineOf(byCode, place.region.code);
    if (place.at) placed.push({ ...place, at: place.at });
    else if (!outline) nowhere.push(place);
    else {
      const { code, name, longitude, latitude } = outline;
      const county = counties.get(code) ?? { code, name, at: [longitude, latitude], light: 'none', places: [] };
      county.places.push(place);
      county.light = GRAVEST.find((light) => light === county.light || light === place.light) ?? 'none';
      counties.set(code, county);
    }
  }
  return { placed, counties: [...counties.values()], nowhere };
}
