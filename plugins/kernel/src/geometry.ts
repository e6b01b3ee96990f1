/** A place on the map. Coordinates are [longitude, latitude] in degrees (CGCS2000, which is WGS 84 to the metre). */
export type Geometry =
  | { type: 'Point'; coordinates: Position }
  | { type: 'LineString'; coordinates: Position[] }
  | { type: 'Polygon'; coordinates: Position[][] };
export type Position = [number, number];

export type GeometryFault = 'shape' | 'range' | 'short' | 'open' | 'long';
export type ParsedGeometry = { ok: true; geometry: Geometry; text: string } | { ok: false; reason: GeometryFault };

const MOST_POINTS = 2_000;
const WKT = /^\s*(POINT|LINESTRING|POLYGON)\s*\(([-+0-9.eE,()\s]*)\)\s*$/i;
const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

/**
 * A place as text: well-known text (ISO 19125) of a point, a line or an area, `POINT(107.904 22.635)`; a bare
 * "107.904, 22.635" is a point. `text` is the one spelling that is stored.
 * Faults: shape (cannot be read), range (no longitude ±180 or latitude ±90), short (a line of one point, an area of
 * two), open (an area whose last point is not its first), long (over 2,000 points).
 */
export function parseGeometry(input: string): ParsedGeometry {
  const geometry = read(input);
  if (typeof geometry === 'string') return { ok: false, reason: geometry };
  return { ok: true, geometry, text: writeGeometry(geometry) };
}

/** Points as people list them, one a line, as the text of a line or an area; an area is closed for them. Else as it was. */
export function geometryOfLines(lines: string, shape: 'line' | 'area'): string {
  const points = lines
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => parseGeometry(line));
  const known = points.flatMap((one) => (one.ok && one.geometry.type === 'Point' ? [one.geometry.coordinates] : []));
  if (known.length < points.length || known.length < 2) return lines;
  if (shape === 'line') return writeGeometry({ type: 'LineString', coordinates: known });
  const [first, last] = [known[0], known.at(-1)];
  const ring = first && String(first) !== String(last) ? [...known, first] : known;
  return writeGeometry({ type: 'Polygon', coordinates: [ring] });
}

/** A place as its points, one a line; an area without the closing point. Other texts as they are. */
export function linesOfGeometry(text: string): string {
  if (!WKT.test(text)) return text;
  const parsed = parseGeometry(text);
  if (!parsed.ok) return text;
  const { type, coordinates } = parsed.geometry;
  if (type === 'Polygon' && coordinates.length > 1) return text;
  const points =
    type === 'Point' ? [coordinates] : type === 'LineString' ? coordinates : (coordinates[0] ?? []).slice(0, -1);
  return points.map((point) => point.join(', ')).join('\n');
}

export function writeGeometry({ type, coordinates }: Geometry): string {
  const point = (one: Position) => one.join(' ');
  const line = (points: Position[]) => `(${points.map(point).join(', ')})`;
  if (type === 'Point') return `POINT(${point(coordinates)})`;
  if (type === 'LineString') return `LINESTRING${line(coordinates)}`;
  return `POLYGON(${coordinates.map(line).join(', ')})`;
}

function read(input: string): Geometry | GeometryFault {
  if (input.length > 100_000) return 'long';
  const found = WKT.exec(input);
  if (!found) {
    const bare = positions(input.replace(/[，\s]+/g, ' ').replace(/\s*,\s*/, ' '));
    return Array.isArray(bare) && bare[0] && bare.length === 1
      ? { type: 'Point', coordinates: bare[0] }
      : faultOf(bare);
  }
  const [, name = '', inner = ''] = found;
  if (name.toUpperCase() === 'POLYGON') return area(inner);
  const points = positions(inner);
  if (!Array.isArray(points)) return points;
  if (name.toUpperCase() === 'POINT') {
    return points[0] && points.length === 1 ? { type: 'Point', coordinates: points[0] } : 'shape';
  }
  return points.length < 2 ? 'short' : { type: 'LineString', coordinates: points };
}

const faultOf = (read: Position[] | GeometryFault): GeometryFault => (Array.isArray(read) ? 'shape' : read);

function area(inner: string): Geometry | GeometryFault {
  if (!/^\s*\([^()]*\)(\s*,\s*\([^()]*\))*\s*$/.test(inner)) return 'shape';
  const rings: Position[][] = [];
  for (const [, ring = ''] of inner.matchAll(/\(([^()]*)\)/g)) {
    const points = positions(ring);
    if (!Array.isArray(points)) return points;
    if (points.length < 4) return 'short';
    if (String(points[0]) !== String(points.at(-1))) return 'open';
    rings.push(points);
  }
  return rings.flat().length > MOST_POINTS ? 'long' : { type: 'Polygon', coordinates: rings };
}

function positions(text: string): Position[] | GeometryFault {
  const points: Position[] = [];
  for (const part of text.split(',')) {
    const [x, y, ...more] = part.trim().split(/\s+/);
    if (!x || !y || more.length > 0 || !NUMBER.test(x) || !NUMBER.test(y)) return 'shape';
    const [longitude, latitude] = [Number(x), Number(y)];
    if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90) return 'range';
    points.push([longitude, latitude]);
  }
  return points.length > MOST_POINTS ? 'long' : points;
}
