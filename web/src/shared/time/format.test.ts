import { describe, expect, it } from 'vitest';
import { daysUntil, formatDate, formatDateTime, formatHour, formatPeriod, today } from './format';

describe('times', () => {
  it('are shown on the clock of the district, whatever the browser says', () => {
    expect(formatDateTime('2026-11-23T17:05:00Z')).toBe('2026-11-24 01:05');
    expect(formatDate('2026-11-23T17:05:00Z')).toBe('2026-11-24');
  });

  it('leave a plain date alone', () => {
    expect(formatDate('2026-02-28')).toBe('2026-02-28');
  });

  it('show an hour as its span, up to midnight', () => {
    expect(formatHour('2026-11-23T13:00:00+08:00')).toBe('2026-11-23 13:00–14:00');
    expect(formatHour('2026-11-23T23:00:00+08:00')).toBe('2026-11-23 23:00–24:00');
  });

  it('are a dash when they are missing or broken', () => {
    expect(formatDateTime(null)).toBe('—');
    expect(formatDate('soon')).toBe('—');
  });

  it('know today and count whole days', () => {
    const now = new Date('2026-11-23T16:30:00Z');
    expect(today(now)).toBe('2026-11-24');
    expect(daysUntil('2026-11-30', now)).toBe(6);
    expect(daysUntil('2026-11-20', now)).toBe(-4);
  });

  it.each([
    ['2025', '2025 年', '2025'],
    ['2025-Q3', '2025 年 3 季度', 'Q3 2025'],
    ['2025-03', '2025 年 3 月', '2025-03'],
    ['2025-03-01', '2025-03-01', '2025-03-01'],
  ])('name the period %s', (period, zh, en) => {
    expect(formatPeriod(period)).toBe(zh);
    expect(formatPeriod(period, 'en')).toBe(en);
  });
});
