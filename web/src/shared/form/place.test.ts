import { describe, expect, it } from 'vitest';
import type { Geometry } from './model';
import { drawsOf, extentOf, placeText, projection, readPlace, readPosition, sizeOf } from './place';

describe('a place in writing', () => {
  it('is a point of longitude and latitude', () => {
    expect(readPlace('120.6432，31.1387', 'POINT').geometry).toEqual({
      type: 'Point',
      coordinates: [120.6432, 31.1387],
    });
  });

  it('is an area whose ring closes by itself, with holes and further parts', () => {
    const text =
      '120 31\n120.1 31\n120.1 31.1\n\n孔\n120.02 31.02\n120.03 31.02\n120.03 31.03\n\n121 31\n121.1 31\n121.1 31.1';
    const { geometry } = readPlace(text, 'POLYGON');
    expect(geometry?.type).toBe('MultiPolygon');
    const [first, second] = geometry?.coordinates as number[][][][];
    expect(first).toHaveLength(2);
    expect(first?.[0]?.[0]).toEqual(first?.[0]?.at(-1));
    expect(second).toHaveLength(1);
  });

  it.each<Geometry>([
    { type: 'Point', coordinates: [120.5, 31.1] },
    {
      type: 'LineString',
      coordinates: [
        [120, 31],
        [120.1, 31.2],
      ],
    },
    {
      type: 'MultiLineString',
      coordinates: [
        [
          [120, 31],
          [120.1, 31.2],
        ],
        [
          [121, 31],
          [121.1, 31.2],
        ],
      ],
    },
    {
      type: 'Polygon',
      coordinates: [
        [
          [120, 31],
          [120.1, 31],
          [120.1, 31.1],
          [120, 31],
        ],
      ],
    },
    {
      type: 'MultiPoint',
      coordinates: [
        [120, 31],
        [120.1, 31],
      ],
    },
  ])('is read as it was written: $type', (geometry) => {
    expect(readPlace(placeText(geometry), drawsOf(geometry, 'ANY')).geometry).toEqual(geometry);
  });

  it('may be pasted as GeoJSON', () => {
    const feature = { type: 'Feature', geometry: { type: 'Point', coordinates: [120, 31] } };
    expect(readPlace(JSON.stringify(feature), 'POINT').geometry).toEqual(feature.geometry);
    expect(readPlace('{"type":"Circle"}', 'POINT').fault).toBe('numbers');
  });

  it('tells which line is wrong and how', () => {
    expect(readPlace('120, 31\nhere', 'LINE')).toEqual({ geometry: null, fault: 'numbers', line: 2 });
    expect(readPlace('120, 31\n120, 32', 'POLYGON').fault).toBe('points');
    expect(readPosition('31.1387, 120.6432')).toBe('swapped');
    expect(readPosition('200, 95')).toBe('range');
  });
});

describe('a drawing of a place', () => {
  const square: Geometry = {
    type: 'Polygon',
    coordinates: [
      [
        [120, 31],
        [120.01, 31],
        [120.01, 31.01],
        [120, 31],
      ],
    ],
  };

  it('has its size on the ground', () => {
    const [width, height] = sizeOf(extentOf([square])!);
    expect(Math.round(width)).toBe(954);
    expect(Math.round(height)).toBe(1113);
  });

  it('has north up and stays within its frame', () => {
    const put = projection(extentOf([square])!, 200, 100, 10);
    expect(put([120, 31.01])[1]).toBeLessThan(put([120, 31])[1]);
    for (const [x, y] of [put([120, 31]), put([120.01, 31.01])]) {
      expect(x).toBeGreaterThanOrEqual(10);
      expect(x).toBeLessThanOrEqual(190);
      expect(y).toBeGreaterThanOrEqual(9.99);
      expect(y).toBeLessThanOrEqual(90.01);
    }
  });
});
