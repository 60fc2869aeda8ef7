import { describe, expect, it } from 'vitest';
import {
  ending,
  lineOf,
  localOf,
  merged,
  momentOf,
  moved,
  odd,
  spanOf,
  type Latest,
  type Stretch,
} from './model';

const NOON = Date.parse('2026-03-01T04:00:00Z');

function stretch(minute: number, value: string, more: Partial<Stretch> = {}): Stretch {
  const at = new Date(NOON + minute * 60_000).toISOString();
  return { lowAt: at, low: value, highAt: at, high: value, count: 1, ...more };
}

function latest(device: number, block: number): Latest {
  return { device, st: '31', block, mn: `M${device}` } as Latest;
}

describe('times', () => {
  it('are those of the district in whatever zone the browser is', () => {
    expect(localOf(NOON)).toBe('2026-03-01T12:00');
    expect(momentOf('2026-03-01T12:00')).toBe(NOON);
    expect(momentOf('yesterday')).toBeNull();
    expect(momentOf('2026-13-01T12:00')).toBeNull();
  });

  it('end a minute after the last data when nothing is asked for', () => {
    expect(spanOf('', '', '2026-03-01T04:00:00Z', 0)).toEqual({
      from: NOON + 60_000 - 86_400_000,
      to: NOON + 60_000,
    });
    expect(spanOf('', '', null, NOON).to).toBe(NOON);
  });

  it('are never turned round', () => {
    const span = spanOf('2026-03-02T12:00', '2026-03-01T12:00', null, 0);
    expect(span).toEqual({ from: NOON - 86_400_000, to: NOON });
  });

  it('move by their own length', () => {
    const span = { from: NOON, to: NOON + 1000 };
    expect(moved(span, 1)).toEqual({ from: NOON + 1000, to: NOON + 2000 });
    expect(moved(span, -1)).toEqual({ from: NOON - 1000, to: NOON });
    expect(ending(span, 1)).toEqual({ from: NOON + 1000 - 3_600_000, to: NOON + 1000 });
  });
});

describe('a line', () => {
  it('goes through the least and the greatest value in their order', () => {
    const early = new Date(NOON).toISOString();
    const late = new Date(NOON + 60_000).toISOString();
    expect(lineOf([stretch(0, '1', { lowAt: late, highAt: early, high: '9', count: 5 })])).toEqual([
      { x: early, y: '9', flag: undefined },
      { x: late, y: '1', flag: undefined },
    ]);
  });

  it('is broken where data are missing, and marked where they are not normal', () => {
    const points = lineOf([
      stretch(0, '1'),
      stretch(1, '2'),
      stretch(2, '3', { mark: 'C' }),
      stretch(10, '4'),
    ]);
    expect(points.map((point) => point.y)).toEqual(['1', '2', '3', null, '4']);
    expect(points[2]?.flag).toBe('suspect');
  });
});

describe('live lines', () => {
  it('take their places, and new ones come at the end', () => {
    const all = merged([latest(1, 1), latest(2, 1)], [latest(2, 5), latest(3, 5)]);
    expect(all.map((line) => [line.device, line.block])).toEqual([
      [1, 1],
      [2, 5],
      [3, 5],
    ]);
  });

  it('name only marks that say something', () => {
    expect(['N', '-', '3', null, undefined, 'valid'].some(odd)).toBe(false);
    expect(['D', 'C', '?', 'invalid'].every(odd)).toBe(true);
  });
});
