export interface GanttTask {
  key: string;
  name: string;
  /** `2021`, `2021-06` or `2021-06-01`; a year begins on its first day … */
  from: string;
  /** … and ends on its last. */
  to: string;
  /** Per cent done. */
  progress?: number | null;
  status?: string | null;
  /** Where the name leads. */
  href?: string;
}

const DAY = 86_400_000;

export function startOf(text: string): number {
  const [year = 1970, month = 1, day = 1] = text.split('-').map(Number);
  return Date.UTC(year, month - 1, day);
}

/** The moment after the last day. */
export function endOf(text: string): number {
  const [year = 1970, month, day] = text.split('-').map(Number);
  if (month === undefined) return Date.UTC(year + 1, 0, 1);
  return day === undefined ? Date.UTC(year, month, 1) : Date.UTC(year, month - 1, day) + DAY;
}

export interface Span {
  from: number;
  to: number;
  years: number[];
}

/** From the first year to the last, whole years. */
export function spanOf(tasks: readonly GanttTask[]): Span {
  const first = new Date(Math.min(...tasks.map((task) => startOf(task.from)))).getUTCFullYear();
  const last = new Date(Math.max(...tasks.map((task) => endOf(task.to))) - 1).getUTCFullYear();
  const years = Array.from({ length: Math.max(1, last - first + 1) }, (_, index) => first + index);
  return { from: Date.UTC(first, 0, 1), to: Date.UTC(last + 1, 0, 1), years };
}

/** Shortened to a width in letters, a Chinese one counting double. */
export function shorten(text: string, width: number): string {
  let used = 0;
  for (let at = 0; at < text.length; at++) {
    used += text.charCodeAt(at) > 0x2e7f ? 2 : 1;
    if (used > width) return `${text.slice(0, Math.max(0, at - 1))}…`;
  }
  return text;
}
