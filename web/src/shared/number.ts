/** Values travel as text, so that no digit is lost or made up on the way; here they are only dressed. */
export type NumberText = string | number | null | undefined;

/** A narrow space that does not break the line. */
const THIN = '\u202f';
export const MISSING = '—';

const PLAIN = /^([+-]?)(\d+)(\.\d+)?$/;

/** `12345.60` → `12 345.60`: digits as given, thousands apart. What is no plain number stays as it is. */
export function formatNumber(value: NumberText): string {
  if (value === null || value === undefined || value === '') return MISSING;
  const match = PLAIN.exec(String(value).trim());
  if (match === null) return String(value);
  const [, sign, whole = '', fraction = ''] = match;
  const grouped = whole.length < 5 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, THIN);
  return `${sign === '-' ? '−' : sign}${grouped}${fraction}`;
}

/** With its sign, for changes: `+1.2`, `−0.4`. */
export function formatChange(value: NumberText): string {
  const text = formatNumber(value);
  return text === MISSING || /^[+−]/.test(text) || Number(value) === 0 ? text : `+${text}`;
}

export interface Money {
  value: string;
  unit: 'wan' | 'yi';
}

/** Ten thousands of yuan (万元) shown as 亿元 from one 亿 on; the point moves, no digit is rounded away. */
export function money(wan: NumberText): Money {
  const match = PLAIN.exec(String(wan ?? '').trim());
  if (match === null) return { value: formatNumber(wan), unit: 'wan' };
  const [, sign, whole = '', fraction = ''] = match;
  const digits = whole.replace(/^0+(?=\d)/, '');
  if (digits.length < 5) return { value: formatNumber(`${sign}${digits}${fraction}`), unit: 'wan' };
  const tail = (digits.slice(-4) + fraction.slice(1)).replace(/0+$/, '');
  const head = digits.slice(0, -4);
  return { value: formatNumber(`${sign}${head}${tail === '' ? '' : `.${tail}`}`), unit: 'yi' };
}

/** For drawing and sorting only. */
export function toNumber(value: NumberText): number | null {
  if (value === null || value === undefined || value === '') return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}
