import type { components } from '@/shared/api';
import type { Point } from '@/shared/chart';

type Schemas = components['schemas'];
export type Device = Schemas['telemetry.DeviceViews.DeviceLine'];
export type DeviceBody = Schemas['telemetry.DeviceViews.DeviceBody'];
export type Fault = Schemas['telemetry.DeviceViews.FaultLine'];
export type System = Schemas['telemetry.ReadingViews.SystemView'];
export type Factor = Schemas['telemetry.ReadingViews.FactorView'];
export type Stretch = Schemas['telemetry.ReadingViews.PointView'];
export type Row = Schemas['telemetry.ReadingViews.RowView'];
export type Rate = Schemas['telemetry.ReadingViews.RateView'];
export type Frame = Schemas['telemetry.ReadingViews.FrameView'];
export type Latest = Schemas['telemetry.ReadingViews.LatestLine'];
export type Item = Schemas['telemetry.ReadingViews.ItemView'];

export const EDITIONS = ['2017', '2025', '2005'] as const;
export const PERIODS = ['DAY', 'MONTH', 'QUARTER'] as const;

export type Period = (typeof PERIODS)[number];

/** How many factors are drawn and listed at once. */
export const MOST_FACTORS = 5;

/** Spans to choose from, in hours. */
export const SPANS = [
  { key: 'day', hours: 24 },
  { key: 'week', hours: 24 * 7 },
  { key: 'month', hours: 24 * 31 },
  { key: 'year', hours: 24 * 366 },
] as const;

const HOUR = 3_600_000;
const MINUTE = 60_000;
const AHEAD = 8 * HOUR;

/** A moment as the district's clock shows it, for an input: `2026-03-01T08:00`. */
export function localOf(moment: number): string {
  return new Date(moment + AHEAD).toISOString().slice(0, 16);
}

/** And back; nothing where it is no time. */
export function momentOf(local: string): number | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local)) return null;
  const moment = Date.parse(`${local}:00Z`) - AHEAD;
  return Number.isNaN(moment) ? null : moment;
}

export interface Span {
  from: number;
  to: number;
}

/** What is asked for in the address, or else the last day that has data. */
export function spanOf(from: string, to: string, last: string | null | undefined, now: number): Span {
  const end = momentOf(to) ?? (last ? Math.ceil((Date.parse(last) + 1) / MINUTE) * MINUTE : now);
  const start = momentOf(from) ?? end - 24 * HOUR;
  return start < end ? { from: start, to: end } : { from: end - 24 * HOUR, to: end };
}

/** The same length, one length earlier or later. */
export function moved(span: Span, by: -1 | 1): Span {
  const length = span.to - span.from;
  return { from: span.from + by * length, to: span.to + by * length };
}

export function ending(span: Span, hours: number): Span {
  return { from: span.to - hours * HOUR, to: span.to };
}

/**
 * The line through the least and the greatest value of each stretch, at their own times. Where data are missing for three times
 * as long as usual the line is broken.
 */
export function lineOf(stretches: readonly Stretch[]): Point[] {
  const points: Point[] = [];
  for (const stretch of stretches) {
    const flag = stretch.mark === null || stretch.mark === undefined ? undefined : ('suspect' as const);
    const low: Point = { x: stretch.lowAt, y: stretch.low ?? null, flag };
    const high: Point = { x: stretch.highAt, y: stretch.high ?? null, flag };
    if (stretch.lowAt === stretch.highAt || stretch.low === stretch.high) points.push(low);
    else if (stretch.lowAt < stretch.highAt) points.push(low, high);
    else points.push(high, low);
  }
  return broken(points);
}

function broken(points: readonly Point[]): Point[] {
  const steps = points
    .slice(1)
    .map((point, index) => Date.parse(point.x) - Date.parse(points[index]?.x ?? point.x))
    .sort((a, b) => a - b);
  const usual = steps[Math.floor(steps.length / 2)] ?? 0;
  return points.flatMap((point, index) => {
    const before = points[index - 1];
    if (before === undefined || usual === 0) return [point];
    const start = Date.parse(before.x);
    const gap = Date.parse(point.x) - start;
    return gap > 3 * usual ? [{ x: new Date(start + usual).toISOString(), y: null }, point] : [point];
  });
}

/** The lines known, with those that changed in their places; new ones at the end. */
export function merged(known: readonly Latest[], changed: readonly Latest[]): Latest[] {
  const news = new Map(changed.map((line) => [keyOf(line), line]));
  const kept = known.map((line) => {
    const now = news.get(keyOf(line));
    news.delete(keyOf(line));
    return now ?? line;
  });
  return [...kept, ...news.values()];
}

export function keyOf(line: Latest): string {
  return `${line.device}/${line.st}`;
}

/** A device that was not heard of for so long has something wrong with it. */
const SILENT_MS = 2 * HOUR;

export function silent(line: Latest, now: number): boolean {
  return now - Date.parse(line.time) > SILENT_MS;
}

/** A mark that says something: neither normal nor absent. */
export function odd(mark: string | null | undefined): boolean {
  return mark !== null && mark !== undefined && !['N', '3', '-', 'valid'].includes(mark);
}
