import type { components } from '@/shared/api';
import { LIST_COMMA } from '@/shared/text';
import { formatNumber } from '@/shared/number';

type Schemas = components['schemas'];
export type Row = Schemas['plan.CommitmentViews.RowView'];
export type Page = Schemas['plan.CommitmentViews.PageView'];
export type Detail = Schemas['plan.CommitmentViews.DetailView'];
export type Report = Schemas['plan.CommitmentViews.ReportView'];
export type Conflict = Schemas['plan.CommitmentViews.ConflictView'];
export type Options = Schemas['plan.CommitmentViews.FilterView'];

export const STATES = [
  'met',
  'on-track',
  'behind',
  'missed',
  'not-reported',
  'pending-target',
  'not-due',
  'elsewhere',
  'set-aside',
] as const;
export const KINDS = ['numeric', 'milestone', 'list', 'institution'] as const;
export const STEPS = ['not-started', 'under-way', 'done'] as const;

export type Say = (text: { zh?: string; en?: string } | null | undefined) => string;
export type Translate = (key: string, values?: Record<string, unknown>) => string;

const SIGNS: Record<string, string> = { '>=': '≥', '<=': '≤', '>': '>', '<': '<', '~': '≈', range: '' };

/** What is asked, as one reads it: `≥ 98 %`, `1–2 个/镇`, `建成`. */
export function askedText(row: Pick<Row, 'asked'>, say: Say, t: Translate): string {
  const { comparator, value, max, unit } = row.asked;
  const words = say(unit);
  if (value === undefined) return t(`commitments.comparator.${comparatorKey(comparator)}`);
  const number = max === undefined ? formatNumber(value) : `${formatNumber(value)}–${formatNumber(max)}`;
  const sign = SIGNS[comparator];
  const lead = sign === undefined ? t(`commitments.comparator.${comparatorKey(comparator)}`) : sign;
  return [lead, number, words].filter((part) => part !== '').join(' ');
}

function comparatorKey(comparator: string): string {
  return comparator === '=' ? 'reach' : comparator;
}

/** Why the state is what it is, in one sentence. */
export function whyText(row: Row, say: Say, t: Translate): string {
  const { state } = row;
  if (state.reason === undefined) return t('commitments.why.unknown');
  const unit = say(row.asked.unit);
  return t(`commitments.why.${state.reason}`, {
    on: state.on ?? '',
    value: reached(row, unit, t),
    compared: [formatNumber(state.compared), unit].filter((part) => part !== '').join(' '),
    days: Math.abs(state.days),
    deadline: row.deadline,
    year: row.deadline.slice(0, 4),
    years: state.missingYears.join(say(LIST_COMMA)),
  });
}

function reached(row: Row, unit: string, t: Translate): string {
  if (row.state.value !== undefined) return [formatNumber(row.state.value), unit].join(' ').trim();
  return row.state.step === undefined ? '' : t(`commitments.step.${row.state.step}`);
}

/** What was reported, as one reads it. */
export function reportText(report: Report, unit: string, t: Translate): string {
  const number = report.value === undefined ? '' : [formatNumber(report.value), unit].join(' ').trim();
  const step = report.step === undefined ? '' : t(`commitments.step.${report.step}`);
  return [number, step].filter((part) => part !== '').join('，') || '—';
}

export interface Filters {
  chapter: string;
  year: string;
  unit: string;
  town: string;
  state: string;
  kind: string;
  indicator: string;
  project: string;
  q: string;
}
