import type { components } from '@/shared/api';
import { formatNumber, money, toNumber, type NumberText } from '@/shared/number';

type Schemas = components['schemas'];
export type Row = Schemas['plan.ProjectViews.RowView'];
export type Page = Schemas['plan.ProjectViews.PageView'];
export type Detail = Schemas['plan.ProjectViews.DetailView'];
export type Report = Schemas['plan.ProjectViews.ReportView'];
export type MoneyRow = Schemas['plan.ProjectViews.MoneyView'];
export type Year = Schemas['plan.ProjectViews.YearView'];
export type Source = Schemas['plan.ProjectViews.SourceView'];
export type Quantity = Schemas['plan.ProjectViews.QuantityView'];

export const STATES = ['met', 'on-track', 'behind', 'missed', 'not-reported', 'not-due'] as const;
export const DOMAINS = ['institution', 'security', 'space', 'economy', 'life', 'culture'] as const;
/** Warnings that ask somebody to act; a missing amount is a fact of the plan and no warning. */
export const ALARMS = [
  'silent',
  'delayed',
  'quantity-short',
  'paid-ahead',
  'built-ahead',
  'arranged-above-plan',
  'split-differs',
] as const;

export type Say = (text: { zh?: string; en?: string } | null | undefined) => string;
export type Translate = (key: string, values?: Record<string, unknown>) => string;

/** `57 000 万元`, `13.7085 亿元`. */
export function moneyText(wan: NumberText, t: Translate): string {
  if (wan === null || wan === undefined) return '—';
  const { value, unit } = money(wan);
  return t(`projects.money.${unit}`, { value });
}

/** `1–2`, `≈ 641.7`, `4`. */
export function plannedText(quantity: Quantity): string {
  const least = formatNumber(quantity.planned);
  const range = quantity.most === undefined ? least : `${least}–${formatNumber(quantity.most)}`;
  return quantity.about ? `≈ ${range}` : range;
}

export function alarms(row: Row): string[] {
  return row.standing.warnings.filter((warning) => (ALARMS as readonly string[]).includes(warning));
}

/** Money by year as bars: planned, arranged and paid side by side. */
export function yearBars(
  years: readonly Year[],
  names: { planned: string; arranged: string; paid: string },
): { categories: string[]; series: { name: string; values: (string | null)[] }[] } {
  return {
    categories: years.map((year) => String(year.year)),
    series: (['planned', 'arranged', 'paid'] as const).map((part) => ({
      name: names[part],
      values: years.map((year) => year.sum[part] ?? null),
    })),
  };
}

export interface SourceSum {
  source: Source;
  planned: string | null;
  arranged: string | null;
  paid: string | null;
}

/** Money by source over all years. What nobody entered stays absent. */
export function sourceSums(years: readonly Year[], sources: readonly Source[]): SourceSum[] {
  const add = (source: string, part: 'planned' | 'arranged' | 'paid'): string | null => {
    const amounts = years
      .map((year) => year.bySource[source]?.[part])
      .filter((amount): amount is string => amount !== undefined);
    return amounts.length === 0 ? null : sum(amounts);
  };
  return sources
    .map((source) => ({
      source,
      planned: add(source.id, 'planned'),
      arranged: add(source.id, 'arranged'),
      paid: add(source.id, 'paid'),
    }))
    .filter((row) => row.planned !== null || row.arranged !== null || row.paid !== null);
}

/** Adds decimal texts exactly: at most four decimals, as money is kept. */
export function sum(amounts: readonly string[]): string {
  const SCALE = 10_000;
  const total = amounts.reduce((all, amount) => all + Math.round((toNumber(amount) ?? 0) * SCALE), 0);
  return String(total / SCALE);
}

export interface Filters {
  domain: string;
  unit: string;
  state: string;
  warning: string;
  q: string;
}
