import type { components } from '@/shared/api';
import type { LocalText } from '@/shared/text';

export type Element = components['schemas']['statistics.StatisticsBody.ElementBody'];
export type Extent = components['schemas']['statistics.StatisticsBody.ExtentBody'];
export type Figure = components['schemas']['statistics.StatisticsBody.FigureBody'];
export type Value = components['schemas']['statistics.StatisticsBody.ValueBody'];
export type ValueRequest = components['schemas']['statistics.StatisticsBody.ValueRequest'];

export const ORIGINS = ['reported', 'computed', 'confirmed', 'reference'] as const;
export type Origin = (typeof ORIGINS)[number] | 'restated';

/** One line of the grid: an element for one subject and period, with what is said of it. */
export interface Row {
  key: string;
  element: Element;
  extent: Extent;
  period: string;
  figure?: Figure;
}

export interface Unit {
  code: string;
  title: LocalText;
  writable: boolean;
}

/** The units that report something, those first for which the reader may. */
export function unitsOf(elements: readonly Element[]): Unit[] {
  const units = new Map<string, Unit>();
  for (const element of elements) {
    const known = units.get(element.owner);
    units.set(element.owner, {
      code: element.owner,
      title: element.ownerTitle,
      writable: element.writable || known?.writable === true,
    });
  }
  return [...units.values()].sort((a, b) => Number(b.writable) - Number(a.writable));
}

export function periodsOf(element: Element, year: number): string[] {
  if (element.periodType === 'half') return [1, 2].map((half) => `${year}-H${half}`);
  if (element.periodType === 'quarter') return [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`);
  if (element.periodType === 'month') {
    return Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, '0')}`);
  }
  return [String(year)];
}

export function rowKey(element: string, extent: string, period: string): string {
  return `${element}|${extent}|${period}`;
}

/** Every figure that is due in the year, in the order of the definitions, whether there is one or not. */
export function rowsOf(elements: readonly Element[], figures: readonly Figure[], year: number): Row[] {
  const found = new Map(
    figures.map((figure) => [rowKey(figure.element, figure.extent.id, figure.period), figure]),
  );
  return elements.flatMap((element) =>
    element.extents.flatMap((extent) =>
      periodsOf(element, year).map((period) => {
        const key = rowKey(element.code, extent.id, period);
        return { key, element, extent, period, figure: found.get(key) };
      }),
    ),
  );
}

export function valueOf(row: Row, origin: Origin): Value | undefined {
  return row.figure?.values.find((value) => value.origin === origin);
}

/** What is printed where there is no number on purpose: 缺数, 不适用, 没有此项. None of them is zero. */
const MARKS: Record<string, string> = { unavailable: '—', 'not-applicable': '/', none: '无' };

export function markOf(value: Value | undefined): string {
  return MARKS[value?.absence ?? ''] ?? '';
}

/** The number, the state's id, or the mark of why there is none, as it is entered. */
export function said(value: Value | undefined): string {
  return value?.value ?? value?.state ?? markOf(value);
}

/** Accepted in a collection round: it is only corrected in the open. */
export function isSealed(value: Value | undefined): boolean {
  return value?.delivery !== undefined;
}

/** What was reckoned anew under a later definition, to be compared with; it is never judged. */
export function restatedOf(row: Row): Value | undefined {
  return row.figure?.values.find((value) => value.origin === 'restated');
}

/** Whether the definition changed after the figure's period, so that it may be reckoned anew to be compared with. */
export function restatable({ element, period }: Pick<Row, 'element' | 'period'>): boolean {
  return element.writable && element.revisions.some((revision) => period < revision.from);
}

/** How a figure under today's division came about: said itself, added up, lacking a part, or not to be added. */
export function regrouping(figure: Figure): 'own' | 'sum' | 'missing' | 'beside' {
  const { division } = figure;
  if (division === undefined || division.parts.length === 0) return 'own';
  if (division.how !== 'sum') return figure.judged === undefined ? 'beside' : 'own';
  return division.value === undefined ? 'missing' : 'sum';
}

/** `0 ～ 100`, `≥ 0`; empty where everything is allowed. */
export function rangeOf(element: Element): string {
  const { min, max } = element;
  if (min !== undefined && max !== undefined) return `${min} ～ ${max}`;
  if (min !== undefined) return `≥ ${min}`;
  return max === undefined ? '' : `≤ ${max}`;
}

/** How many of the lines somebody has reported, computed or confirmed. */
export function filled(rows: readonly Row[]): number {
  return rows.filter((row) => row.figure?.values.some((value) => value.origin !== 'reference')).length;
}

/** Lines whose origins do not agree. */
export function differing(rows: readonly Row[]): number {
  return rows.filter((row) => (row.figure?.judged?.differences.length ?? 0) > 0).length;
}

/** Only a plain number or one of the marks goes to the server; anything else is told before. */
export function isEntry(text: string): boolean {
  return /^-?\d{1,18}(\.\d{1,12})?$/.test(text.trim()) || Object.values(MARKS).includes(text.trim());
}

/** What is sent when a cell changes: everything else of the value stays as it is. */
export function changeOf(
  row: Row,
  origin: Origin,
  entered: string,
  more: Partial<ValueRequest> = {},
): ValueRequest {
  const before = valueOf(row, origin);
  const state = row.element.kind === 'state';
  return {
    element: row.element.code,
    extent: row.extent.id,
    period: row.period,
    origin,
    finality: before?.finality ?? 'final',
    ...(state ? { state: entered } : { value: entered.trim() }),
    ...(before?.document === undefined ? {} : { document: before.document }),
    ...(before?.comment === undefined ? {} : { comment: before.comment }),
    ...(before === undefined ? {} : { seen: before.id }),
    ...more,
  };
}
