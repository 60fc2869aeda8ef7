import type { NumberText } from '../number';

export interface Level {
  key: string;
  name: string;
  colour: string;
  /** Stands on the colour, so that it can be told without it. */
  sign: string;
  /** Colour of the sign. */
  ink: string;
}

export interface Day {
  /** `2026-03-01`. */
  date: string;
  value: NumberText;
  level: string | null;
}

/** Classes of the air quality index with the colours that the technical rule for it (HJ 633) prescribes. */
export const AQI_COLOURS: readonly Omit<Level, 'name'>[] = [
  { key: '1', colour: 'rgb(0, 228, 0)', sign: '1', ink: '#0b3d0b' },
  { key: '2', colour: 'rgb(255, 255, 0)', sign: '2', ink: '#4d4600' },
  { key: '3', colour: 'rgb(255, 126, 0)', sign: '3', ink: '#3d1e00' },
  { key: '4', colour: 'rgb(255, 0, 0)', sign: '4', ink: '#000000' },
  { key: '5', colour: 'rgb(153, 0, 76)', sign: '5', ink: '#ffffff' },
  { key: '6', colour: 'rgb(126, 0, 35)', sign: '6', ink: '#ffffff' },
];

export interface Cell {
  date: string;
  /** Column: the week from the year's start. */
  week: number;
  /** Row: 0 is Monday. */
  weekday: number;
  day: Day | undefined;
}

/** Every day of the year in its place, known or not: a day without a value stays an empty square. */
export function cellsOf(year: number, days: readonly Day[]): Cell[] {
  const known = new Map(days.map((day) => [day.date, day]));
  const first = Date.UTC(year, 0, 1);
  const offset = (new Date(first).getUTCDay() + 6) % 7;
  const cells: Cell[] = [];
  for (let at = first, n = 0; new Date(at).getUTCFullYear() === year; at += 86_400_000, n++) {
    const date = new Date(at).toISOString().slice(0, 10);
    cells.push({ date, week: Math.floor((n + offset) / 7), weekday: (n + offset) % 7, day: known.get(date) });
  }
  return cells;
}

/** The week in which each month begins, for its heading. */
export function monthStarts(cells: readonly Cell[]): { month: number; week: number }[] {
  return cells
    .filter((cell) => cell.date.endsWith('-01'))
    .map((cell) => ({ month: Number(cell.date.slice(5, 7)), week: cell.week }));
}
