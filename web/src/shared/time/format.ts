/** The district's clock, whatever the browser's. */
export const ZONE = 'Asia/Shanghai';

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

interface Parts {
  date: string;
  minute: string;
  second: string;
}

function parts(instant: Date): Parts {
  const of = Object.fromEntries(clock.formatToParts(instant).map((part) => [part.type, part.value]));
  return {
    date: `${of['year']}-${of['month']}-${of['day']}`,
    minute: `${of['hour']}:${of['minute']}`,
    second: of['second'] ?? '00',
  };
}

function instant(text: string | null | undefined): Date | null {
  if (text === null || text === undefined || text === '') return null;
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** `2026-11-23`; a plain date stays as it is. */
export function formatDate(text: string | null | undefined): string {
  if (text !== null && text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  const date = instant(text);
  return date === null ? '—' : parts(date).date;
}

/** `2026-11-23 13:05`. */
export function formatDateTime(text: string | null | undefined): string {
  const date = instant(text);
  if (date === null) return '—';
  const { date: day, minute } = parts(date);
  return `${day} ${minute}`;
}

/** The hour that begins here, as a span, since sources label hours by either end: `2026-11-23 13:00–14:00`. */
export function formatHour(start: string | null | undefined): string {
  const date = instant(start);
  if (date === null) return '—';
  const from = parts(date);
  const to = parts(new Date(date.getTime() + 3_600_000)).minute;
  return `${from.date} ${from.minute}–${to === '00:00' ? '24:00' : to}`;
}

/** Today in the district, `2026-11-23`. */
export function today(now: Date = new Date()): string {
  return parts(now).date;
}

/** Whole days from today to a date: negative when it is past. */
export function daysUntil(date: string, now: Date = new Date()): number {
  return Math.round((Date.parse(`${date}T00:00Z`) - Date.parse(`${today(now)}T00:00Z`)) / 86_400_000);
}

/** A period as people say it: `2025`, `2025-Q1`, `2025-03`, `2025-03-01`. */
export function formatPeriod(period: string | null | undefined, language = 'zh-CN'): string {
  if (period === null || period === undefined || period === '') return '—';
  if (language.startsWith('en')) return period.replace(/^(\d{4})-Q(\d)$/, 'Q$2 $1');
  return period
    .replace(/^(\d{4})$/, '$1 年')
    .replace(/^(\d{4})-Q(\d)$/, '$1 年 $2 季度')
    .replace(/^(\d{4})-(\d{2})$/, (_, year: string, month: string) => `${year} 年 ${Number(month)} 月`);
}
