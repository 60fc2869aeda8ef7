import { toNumber, type NumberText } from '../number';

export interface SparkPath {
  /** One path per unbroken run: a gap stays a gap. */
  lines: string[];
  /** Values alone between two gaps, and the last value. */
  dots: { x: number; y: number }[];
  /** Height of the target line. */
  target: number | null;
}

export function sparkline(
  values: readonly NumberText[],
  target: NumberText,
  width: number,
  height: number,
): SparkPath {
  const numbers = values.map(toNumber);
  const goal = toNumber(target);
  const known = [...numbers, goal].filter((value) => value !== null);
  if (known.length === 0) return { lines: [], dots: [], target: null };
  const low = Math.min(...known);
  const span = Math.max(...known) - low || 1;
  const inset = 3;
  const x = (index: number): number =>
    round(inset + (index * (width - 2 * inset)) / Math.max(numbers.length - 1, 1));
  const y = (value: number): number => round(height - inset - ((value - low) * (height - 2 * inset)) / span);

  const lines: string[] = [];
  const dots: { x: number; y: number }[] = [];
  let run: { x: number; y: number }[] = [];
  const end = (): void => {
    if (run.length > 1) lines.push(`M${run.map((point) => `${point.x} ${point.y}`).join('L')}`);
    else dots.push(...run);
    run = [];
  };
  numbers.forEach((value, index) => {
    if (value === null) end();
    else run.push({ x: x(index), y: y(value) });
  });
  const last = run.length > 1 ? run.at(-1) : undefined;
  end();
  if (last !== undefined) dots.push(last);
  return { lines, dots, target: goal === null ? null : y(goal) };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
