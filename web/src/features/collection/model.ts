import type { components } from '@/shared/api';
import type { LocalText } from '@/shared/text';

type Schemas = components['schemas'];
export type Schedule = Schemas['collection.CollectionBody.ScheduleBody'];
export type Round = Schemas['collection.CollectionBody.RoundBody'];
export type Standing = Schemas['collection.CollectionBody.StandingBody'];
export type Board = Schemas['collection.CollectionBody.BoardBody'];
export type Form = Schemas['collection.CollectionBody.FormBody'];
export type Line = Schemas['collection.CollectionBody.LineBody'];
export type Cell = Schemas['collection.CollectionBody.CellBody'];
export type Said = Schemas['collection.CollectionBody.SaidBody'];
export type Compared = Schemas['collection.CollectionBody.ComparedBody'];
export type Finding = Schemas['collection.CollectionBody.FindingBody'];
export type CellRequest = Schemas['collection.CollectionBody.CellRequest'];
export type MyForm = Schemas['collection.CollectionBody.MineBody'];
export type Saved = Schemas['collection.CollectionBody.SavedBody'];

/** The three ways to say that there is no number (缺数、不适用、没有此项), with the mark that forms print. */
export const ABSENCES = [
  { id: 'unavailable', mark: '—' },
  { id: 'not-applicable', mark: '/' },
  { id: 'none', mark: '无' },
] as const;

export const FINALITIES = ['flash', 'preliminary', 'final'] as const;

/** The look of a form's state among those that all statuses share: a shape and a tone. */
const LOOKS: Record<string, string> = {
  entry: 'not-started',
  'unit-review': 'in-progress',
  'unit-head': 'in-progress',
  office: 'in-progress',
  sealed: 'done',
  late: 'overdue',
};

export function lookOf(state: string): string {
  return LOOKS[state] ?? 'unknown';
}

/** `late` where the day has passed and nothing came; otherwise where the form stands. */
export function stateOf(form: { state: string; late: boolean }): string {
  return form.late ? 'late' : form.state;
}

export function keyOf(line: { element: string; extent: string }): string {
  return `${line.element}|${line.extent}`;
}

export function markOf(absence: string | undefined): string {
  return ABSENCES.find((each) => each.id === absence)?.mark ?? '';
}

/** What stands in a cell as it is typed: the number, the state's id, or the mark; empty where nothing does. */
export function typed(said: Said | undefined): string {
  return said?.value ?? said?.state ?? markOf(said?.absence);
}

/** What stands in a cell as it is read: a state by its name. */
export function read(
  said: Said | undefined,
  line: { states: Line['states'] },
  say: (text: LocalText) => string,
): string {
  const state = line.states.find((each) => each.id === said?.state);
  return state === undefined ? typed(said) : say(state.title);
}

/**
 * What was meant by what was typed. A lone hyphen is the mark for a missing figure, and `w` spares the person without a
 * Chinese keyboard the mark 无. Everything else is left to the server to read.
 */
export function meant(text: string): string {
  const plain = text.trim();
  if (/^[-－–]{1,2}$|^——$/.test(plain)) return '—';
  if (plain === '／') return '/';
  return /^wu?$/i.test(plain) ? '无' : plain;
}

const NUMBER = /^[+-]?(\d{1,18}|\d{1,3}(,\d{3})+)(\.\d{1,12})?$/;

/** The number somebody typed, full-width digits and thousands as well; undefined where it is none. */
export function numberOf(text: string): string | undefined {
  const plain = text.normalize('NFKC').replace('−', '-').replace(/\s/g, '');
  return NUMBER.test(plain) ? plain.replaceAll(',', '').replace(/^\+/, '') : undefined;
}

/** What can be told of a cell before the server sees it; the key of a text with its values. */
export interface Doubt {
  key: string;
  values: Record<string, string>;
}

/** While somebody types: no number, or outside the range. The server says the rest. */
export function doubtOf(line: Line, text: string): Doubt | undefined {
  const entered = meant(text);
  if (line.kind !== 'number' || entered === '' || ABSENCES.some((each) => each.mark === entered))
    return undefined;
  const number = numberOf(entered);
  if (number === undefined) return { key: 'notANumber', values: { text: entered } };
  const low = line.min !== undefined && compare(number, line.min) < 0;
  const high = line.max !== undefined && compare(number, line.max) > 0;
  return low || high ? { key: 'range', values: { range: rangeOf(line) } } : undefined;
}

/** `0 ～ 100`, `≥ 0`; empty where everything is allowed. */
export function rangeOf(line: { min?: string; max?: string }): string {
  const { min, max } = line;
  if (min !== undefined && max !== undefined) return `${min} ～ ${max}`;
  if (min !== undefined) return `≥ ${min}`;
  return max === undefined ? '' : `≤ ${max}`;
}

function scaled(number: string, digits: number): bigint {
  const [whole = '0', part = ''] = number.replace(/^[+-]/, '').split('.');
  const size = BigInt(`${whole}${part.padEnd(digits, '0')}`);
  return number.startsWith('-') ? -size : size;
}

function digitsOf(...numbers: string[]): number {
  return Math.max(...numbers.map((each) => each.split('.')[1]?.length ?? 0));
}

function compare(one: string, other: string): number {
  const digits = digitsOf(one, other);
  const [a, b] = [scaled(one, digits), scaled(other, digits)];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** One less the other, without losing a digit. */
export function difference(one: string, other: string): string {
  const digits = digitsOf(one, other);
  const found = scaled(one, digits) - scaled(other, digits);
  const text = (found < 0n ? -found : found).toString().padStart(digits + 1, '0');
  const cut = text.length - digits;
  const part = text.slice(cut).replace(/0+$/, '');
  return `${found < 0n ? '-' : ''}${text.slice(0, cut)}${part === '' ? '' : `.${part}`}`;
}

/** A change against another period: points of per cent where the figure itself is one, otherwise per cent of then. */
export interface Change {
  kind: 'points' | 'percent' | 'new';
  value: string;
}

export function changeOf(now: string, then: string | undefined, unit: string): Change | undefined {
  const number = numberOf(now);
  if (number === undefined || then === undefined) return undefined;
  if (unit.startsWith('%')) return { kind: 'points', value: difference(number, then) };
  if (Number(then) === 0) return Number(number) === 0 ? undefined : { kind: 'new', value: number };
  const percent = ((Number(number) - Number(then)) / Math.abs(Number(then))) * 100;
  return { kind: 'percent', value: percent.toFixed(1) };
}

const SEVERITIES = ['error', 'warning', 'hint'];

/** Findings by the cell to look at, the worst first. */
export function byCell(findings: readonly Finding[]): Map<string, Finding[]> {
  const found = new Map<string, Finding[]>();
  for (const finding of findings) {
    const first = finding.lines[0];
    if (first === undefined) continue;
    found.set(first, [...(found.get(first) ?? []), finding]);
  }
  for (const list of found.values()) {
    list.sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  }
  return found;
}

export const PARTS = ['all', 'open', 'findings', 'remarks', 'changed'] as const;
export type Part = (typeof PARTS)[number];

/** Remarks that nobody has answered by submitting again. */
export function openRemarks(line: Line): Line['remarks'] {
  return line.remarks.filter((remark) => remark.answeredAt === undefined);
}

export function isIn(part: string, line: Line, findings: readonly Finding[] | undefined): boolean {
  switch (part) {
    case 'open':
      return typed(line.cell?.said) === '';
    case 'findings':
      return (findings?.length ?? 0) > 0;
    case 'remarks':
      return line.remarks.length > 0;
    case 'changed':
      return line.changed;
    default:
      return true;
  }
}

/** The finality somebody pasted by its name; undefined where it is none. */
export function finalityOf(text: string, names: Record<string, string>): string | undefined {
  const plain = text.trim();
  return FINALITIES.find((each) => each === plain.toLowerCase() || names[each] === plain);
}

/** Who filled it in (填表人): who submitted it last. */
export function authorOf(form: Form): Form['steps'][number] | undefined {
  return form.steps.findLast((step) => step.act === 'submit' || step.act === 'zero-report');
}

/** Who answers for it in the unit (负责人): who passed it when it waited for the head, since it was submitted last. */
export function headOf(form: Form): Form['steps'][number] | undefined {
  const index = form.steps.findLastIndex(
    (step, at) => (step.act === 'pass' || step.act === 'seal') && form.steps[at - 1]?.state === 'unit-head',
  );
  const submitted = authorOf(form);
  const found = form.steps[index];
  return submitted === undefined || found === undefined || found.at < submitted.at ? undefined : found;
}
