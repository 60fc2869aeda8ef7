import { isStated, type Geometry, type Shape } from './model';

export type Position = [number, number];

export type PlaceFault = 'numbers' | 'range' | 'swapped' | 'points' | 'hole';

export interface ReadPlace {
  geometry: Geometry | null;
  fault?: PlaceFault;
  /** The line, from one, that is wrong. */
  line?: number;
}

/** What a person chooses where any shape may be drawn. */
export type Draws = 'POINT' | 'LINE' | 'POLYGON';

const HOLE = /^(孔|hole)$/i;
const LEAST: Record<Draws, number> = { POINT: 1, LINE: 2, POLYGON: 3 };

export function drawsOf(geometry: Geometry | null | undefined, shape: Shape | null | undefined): Draws {
  if (geometry?.type.endsWith('Polygon') === true) return 'POLYGON';
  if (geometry?.type.endsWith('LineString') === true) return 'LINE';
  if (isStated(geometry)) return 'POINT';
  return shape === 'LINE' || shape === 'POLYGON' ? shape : 'POINT';
}

function isPosition(value: unknown): value is Position {
  return Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number';
}

/** The parts of a geometry: points, lines, or polygons of an outer ring and its holes. */
export function partsOf(geometry: Geometry): Position[][][] {
  const coordinates = geometry.coordinates as never;
  const lists: Record<Geometry['type'], () => Position[][][]> = {
    Point: () => [[[coordinates]]],
    MultiPoint: () => (coordinates as Position[]).map((each) => [[each]]),
    LineString: () => [[coordinates]],
    MultiLineString: () => (coordinates as Position[][]).map((each) => [each]),
    Polygon: () => [coordinates],
    MultiPolygon: () => coordinates,
  };
  return lists[geometry.type]();
}

export function positionsOf(geometry: Geometry): Position[] {
  return partsOf(geometry).flat(2).filter(isPosition);
}

/** One position a line, parts divided by an empty line, holes headed by `孔`; rings are not closed in writing. */
export function placeText(geometry: Geometry | null | undefined, hole = '孔'): string {
  if (!isStated(geometry)) return '';
  const ring = (positions: Position[]): string => {
    const open = geometry.type.endsWith('Polygon') ? positions.slice(0, -1) : positions;
    return open.map(([x, y]) => `${x}, ${y}`).join('\n');
  };
  const parts = partsOf(geometry);
  if (geometry.type === 'MultiPoint') return parts.map(([one]) => ring(one ?? [])).join('\n');
  return parts
    .map((rings) => rings.map((each, at) => (at === 0 ? ring(each) : `${hole}\n${ring(each)}`)).join('\n\n'))
    .join('\n\n');
}

/** Reads what {@link placeText} writes, or a GeoJSON geometry that was pasted. */
export function readPlace(text: string, draws: Draws): ReadPlace {
  const written = text.trim();
  if (written === '') return { geometry: null };
  if (written.startsWith('{')) return readGeoJson(written);
  const parts: Position[][][] = [];
  let ring: Position[] | undefined;
  let hole = false;
  for (const [index, raw] of written.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === '') {
      ring = undefined;
      continue;
    }
    if (HOLE.test(line)) {
      if (draws !== 'POLYGON' || parts.length === 0)
        return { geometry: null, fault: 'hole', line: index + 1 };
      ring = undefined;
      hole = true;
      continue;
    }
    const position = readPosition(line);
    if (typeof position === 'string') return { geometry: null, fault: position, line: index + 1 };
    if (ring === undefined) {
      ring = [];
      if (hole) parts.at(-1)?.push(ring);
      else parts.push([ring]);
      hole = false;
    }
    ring.push(position);
  }
  if (draws === 'POINT') return { geometry: pointsOf(parts.flat(2)) };
  const rings = draws === 'POLYGON' ? parts.map((part) => part.map(closed)) : parts;
  const least = draws === 'POLYGON' ? LEAST.POLYGON + 1 : LEAST[draws];
  if (rings.some((part) => part.some((each) => each.length < least)))
    return { geometry: null, fault: 'points' };
  return { geometry: shapeOf(rings, draws) };
}

function pointsOf(points: Position[]): Geometry {
  return points.length === 1
    ? { type: 'Point', coordinates: points[0] }
    : { type: 'MultiPoint', coordinates: points };
}

function shapeOf(parts: Position[][][], draws: 'LINE' | 'POLYGON'): Geometry {
  if (draws === 'POLYGON')
    return parts.length === 1
      ? { type: 'Polygon', coordinates: parts[0] }
      : { type: 'MultiPolygon', coordinates: parts };
  const lines = parts.map((part) => part[0]);
  return lines.length === 1
    ? { type: 'LineString', coordinates: lines[0] }
    : { type: 'MultiLineString', coordinates: lines };
}

function closed(ring: Position[]): Position[] {
  const [first, last] = [ring[0], ring.at(-1)];
  if (first === undefined || last === undefined) return ring;
  return first[0] === last[0] && first[1] === last[1] && ring.length > 1 ? ring : [...ring, first];
}

/** Longitude and latitude; in China a latitude above the longitude means that they were written the other way round. */
export function readPosition(line: string): Position | PlaceFault {
  const words = line.split(/[\s,，;；、]+/).filter((word) => word !== '');
  const numbers = words.map((word) => (/^[-+]?\d{1,3}(\.\d+)?$/.test(word) ? Number(word) : Number.NaN));
  const [x, y] = numbers;
  if (numbers.length !== 2 || x === undefined || y === undefined || numbers.some(Number.isNaN))
    return 'numbers';
  if (y >= 73 && y <= 136 && x >= 3 && x <= 54) return 'swapped';
  return Math.abs(x) > 180 || Math.abs(y) > 90 ? 'range' : [x, y];
}

function readGeoJson(text: string): ReadPlace {
  try {
    const found: unknown = JSON.parse(text);
    const inner = isRecord(found) && isRecord(found['geometry']) ? found['geometry'] : found;
    const types = ['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon'];
    if (!isRecord(inner) || !types.includes(String(inner['type'])) || !Array.isArray(inner['coordinates']))
      return { geometry: null, fault: 'numbers' };
    return { geometry: { type: inner['type'] as Geometry['type'], coordinates: inner['coordinates'] } };
  } catch {
    return { geometry: null, fault: 'numbers' };
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export interface Extent {
  west: number;
  south: number;
  east: number;
  north: number;
}

export function extentOf(geometries: readonly Geometry[]): Extent | null {
  const positions = geometries.flatMap(positionsOf);
  if (positions.length === 0) return null;
  const [xs, ys] = [positions.map(([x]) => x), positions.map(([, y]) => y)];
  return { west: Math.min(...xs), south: Math.min(...ys), east: Math.max(...xs), north: Math.max(...ys) };
}

const DEGREE_METRES = 111_320;

/** Width and height on the ground, in metres, near enough to notice a wrong coordinate; no figure to report. */
export function sizeOf({ west, south, east, north }: Extent): [number, number] {
  const middle = Math.cos((((south + north) / 2) * Math.PI) / 180);
  return [(east - west) * DEGREE_METRES * middle, (north - south) * DEGREE_METRES];
}

/** Puts positions on a drawing of a given size, north up, east and north at the same scale. */
export function projection(
  extent: Extent,
  width: number,
  height: number,
  margin: number,
): (position: Position) => Position {
  const shrink = Math.cos((((extent.south + extent.north) / 2) * Math.PI) / 180);
  const spans = [(extent.east - extent.west) * shrink, extent.north - extent.south] as const;
  const scale = Math.min(
    (width - 2 * margin) / Math.max(spans[0], 1e-5),
    (height - 2 * margin) / Math.max(spans[1], 1e-5),
  );
  const [left, top] = [(width - spans[0] * scale) / 2, (height - spans[1] * scale) / 2];
  return ([x, y]) => [left + (x - extent.west) * shrink * scale, top + (extent.north - y) * scale];
}
