import type { components } from '@/shared/api';
import { formatChange, formatNumber, type NumberText } from '@/shared/number';
import { COLON, COMMA, type LocalText } from '@/shared/text';

type Schemas = components['schemas'];
export type Row = Schemas['plan.IndicatorRow'];
export type Detail = Schemas['plan.IndicatorDetail'];
export type OriginValue = Schemas['plan.IndicatorRow.OriginValue'];
export type Eligibility = Schemas['plan.EligibilityView'];
export type Line = Schemas['plan.EligibilityView.Line'];
export type Target = Schemas['plan.TargetView'];
export type WaitingItem = Schemas['plan.ItemView'];
export type PlanView = Schemas['plan.PlanView'];

/** All statuses an item can have, best first. */
export const ITEM_STATUSES = [
  'met',
  'on-track',
  'behind',
  'missed',
  'not-met',
  'pending-target',
  'awaiting-evidence',
  'not-reported',
  'not-judged',
] as const;

export type Say = (text: LocalText | string | null | undefined) => string;
export type Translate = (key: string, values?: Record<string, unknown>) => string;

/** `≥ 80，完成上级规定的考核任务`: the number with its sign, then the words as printed. */
export function demand(cell: Row['target'], say: Say): string {
  const number =
    cell.value === undefined ? '' : `${cell.sign ?? ''} ${formatNumber(cell.value as NumberText)}`;
  const words = say(cell.text);
  return [number.trim(), words].filter((part) => part !== '').join(say(COMMA)) || '—';
}

/** The status the plan prints, with its year where it is not the usual one. */
export function printed(row: Row, baseYear: number, say: Say, t: Translate): string {
  const { baseline } = row;
  const scopes = baseline.scopes
    .map((scope) => `${say(scope.title)} ${formatNumber(scope.value as NumberText)}`)
    .join(say(COMMA));
  const number = baseline.value === undefined ? scopes : formatNumber(baseline.value as NumberText);
  const text = [number, say(baseline.text)].filter((part) => part !== '').join(say(COMMA)) || '—';
  return baseline.year === baseYear ? text : t('plan.indicators.ofYear', { text, year: baseline.year });
}

/** `较上年 +1.2 ↑ 好转`: what moved and whether that is good, in words. */
export function changeText(change: Row['change'], t: Translate): string {
  if (change === undefined) return '';
  const amount = change.amount === undefined ? '' : formatChange(change.amount as NumberText);
  if (change.better === undefined)
    return change.amount === undefined ? '' : t('plan.change.same', { amount });
  return t(change.better ? 'plan.change.better' : 'plan.change.worse', { amount }).replace('  ', ' ');
}

/** The number an item has in the table, with its letter. */
export function numberOf(row: Pick<Row, 'indicator' | 'letter'>): string {
  return `${row.indicator.number}${row.letter ?? ''}`;
}

/** An item's own name, with its indicator's where the item is one of several. */
export function itemName(row: Pick<Row, 'title' | 'indicator'>, say: Say): string {
  return row.indicator.items > 1
    ? `${say(row.indicator.title)}${say(COLON)}${say(row.title)}`
    : say(row.title);
}

/** The unit beside a number; none for scores and states. */
export function unitOf(row: Pick<Row, 'unit'>, say: Say): string {
  return row.unit.id === '-' || row.unit.id === 'index' ? '' : say(row.unit.title);
}
