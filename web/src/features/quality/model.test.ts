import { describe, expect, it } from 'vitest';
import { daysOf, heatOf, isOver, levelsOf, percentRead, type AirDay } from './model';

describe('periods', () => {
  it('a year and a month have their first and last day', () => {
    expect(daysOf('2026')).toEqual({ from: '2026-01-01', to: '2026-12-31' });
    expect(daysOf('2024-02')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    expect(daysOf('2026-12')).toEqual({ from: '2026-12-01', to: '2026-12-31' });
  });
});

describe('imports', () => {
  it('one that waits or runs is not over', () => {
    expect(isOver({ state: 'running' })).toBe(false);
    expect(isOver({ state: 'refused' })).toBe(true);
    expect(isOver(undefined)).toBe(false);
  });

  it('progress is of the bytes sent and never over a hundred', () => {
    expect(percentRead({ bytes: 200, bytesDone: 50 })).toBe(25);
    expect(percentRead({ bytes: 200, bytesDone: 300 })).toBe(100);
    expect(percentRead({ bytes: 0, bytesDone: 0 })).toBe(0);
  });
});

describe('the calendar', () => {
  it('a day without an index keeps its place without a level', () => {
    const day = { day: '2026-03-01', values: {}, present: {} } as unknown as AirDay;
    expect(heatOf([day])).toEqual([{ date: '2026-03-01', value: null, level: null }]);
  });

  it('has the six levels of the standard', () => {
    const levels = levelsOf((key) => `level ${key}`);
    expect(levels).toHaveLength(6);
    expect(levels[0]).toMatchObject({ key: '1', name: 'level 1', sign: '1' });
  });
});
