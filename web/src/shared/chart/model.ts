import type { NumberText } from '../number';

/** How a value came about; each has its own shape. */
export type PointFlag = 'final' | 'preliminary' | 'sample' | 'reference' | 'suspect';

export interface Point {
  /** A year, a period, a date, or a moment (RFC 3339). */
  x: string;
  y: NumberText;
  flag?: PointFlag;
}

export interface Series {
  name: string;
  points: Point[];
}

export interface Limit {
  name: string;
  value: NumberText;
}

/** What a chart says, as a table. */
export interface ChartTable {
  head: string[];
  rows: string[][];
}

export interface Palette {
  text: string;
  faint: string;
  line: string;
  ground: string;
  target: string;
  limit: string;
  series: string[];
}

const SYMBOL: Record<PointFlag, string> = {
  final: 'circle',
  preliminary: 'emptyCircle',
  sample: 'emptyRect',
  reference: 'emptyDiamond',
  suspect: 'emptyTriangle',
};

export function symbolOf(flag: PointFlag | undefined): string {
  return SYMBOL[flag ?? 'final'];
}

/** The page's own colours, so that a chart follows the wall screen's dark ground. */
export function palette(of: Element = document.documentElement): Palette {
  const style = getComputedStyle(of);
  const colour = (name: string, fallback: string): string => style.getPropertyValue(name).trim() || fallback;
  return {
    text: colour('--qy-text', '#1c2a2e'),
    faint: colour('--qy-text-faint', '#5b6a6f'),
    line: colour('--qy-line', '#e0e7e8'),
    ground: colour('--qy-ground', '#ffffff'),
    target: colour('--qy-behind', '#985300'),
    limit: colour('--qy-missed', '#b3261e'),
    series: [
      colour('--qy-brand', '#0b5563'),
      colour('--qy-series-2', '#4f99a2'),
      colour('--qy-series-3', '#8f6f36'),
      colour('--qy-series-4', '#6a5f97'),
      colour('--qy-series-5', '#7c8588'),
    ],
  };
}

/** All positions of all series, in order, each once. */
export function positions(series: readonly Series[]): string[] {
  return [...new Set(series.flatMap((each) => each.points.map((point) => point.x)))].sort();
}

export function toCsv(table: ChartTable): string {
  const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = [table.head, ...table.rows].map((row) => row.map(cell).join(','));
  // The mark lets spreadsheet programs see that this is UTF-8.
  return `\ufeff${lines.join('\r\n')}\r\n`;
}
