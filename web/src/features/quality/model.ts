import { AQI_COLOURS, type Day, type Level } from '@/shared/chart';
import type { components } from '@/shared/api';

export type AirDay = components['schemas']['quality.AirViews.DayView'];
export type AirSummary = components['schemas']['quality.AirViews.SummaryView'];
export type ImportJob = components['schemas']['quality.ImportView'];

/** The six pollutants of the index, in the order of the standard's tables. */
export const POLLUTANTS = ['SO2', 'NO2', 'PM10', 'PM2.5', 'CO', 'O3'] as const;
export type Pollutant = (typeof POLLUTANTS)[number];

const WAITING = new Set(['waiting', 'running']);

export function isOver(job: Pick<ImportJob, 'state'> | undefined): boolean {
  return job !== undefined && !WAITING.has(job.state);
}

/** Per cent of the file read; saving and evaluating follow it. */
export function percentRead(job: Pick<ImportJob, 'bytes' | 'bytesDone'>): number {
  return job.bytes === 0 ? 0 : Math.min(100, Math.floor((100 * job.bytesDone) / job.bytes));
}

/** First and last day of `2026` or `2026-03`, both inclusive. */
export function daysOf(period: string): { from: string; to: string } {
  if (/^\d{4}$/.test(period)) return { from: `${period}-01-01`, to: `${period}-12-31` };
  const [year, month] = period.split('-').map(Number);
  const last = new Date(Date.UTC(year ?? 0, month ?? 1, 0)).getUTCDate();
  return { from: `${period}-01`, to: `${period}-${String(last).padStart(2, '0')}` };
}

/** The days as squares of a calendar. */
export function heatOf(days: readonly AirDay[]): Day[] {
  return days.map((day) => ({
    date: day.day,
    value: day.aqi ?? null,
    level: day.level === undefined || day.level === null ? null : String(day.level.level),
  }));
}

/** The levels of the index with the colours of the standard and their names in the page's language. */
export function levelsOf(name: (level: string) => string): Level[] {
  return AQI_COLOURS.map((level) => ({ ...level, name: name(level.key) }));
}

/** What stands in the report of an import as one sentence's key. */
export function stateKey(state: string): string {
  return `quality.import.state.${state}`;
}
