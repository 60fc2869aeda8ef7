import { toNumber } from '../number';
import type { Sort } from '../ui/queryState';

export type CellValue = string | number | boolean | null | undefined;

export interface Column<Row> {
  /** Names the column in sort, in the column choice and in the slots `cell-<key>`, `filter-<key>`. */
  key: string;
  /** Already in the page's language. */
  title: string;
  /** Stands in the head, not in every cell. */
  unit?: string;
  /** What is shown without a slot, copied, and sorted by. */
  value?: (row: Row) => CellValue;
  /** Sorted by this instead of the shown value. */
  sortValue?: (row: Row) => CellValue;
  sortable?: boolean;
  /** Figures: right-aligned, sorted as numbers. */
  numeric?: boolean;
  /** In pixels. */
  width?: number;
  /** Codes and dates: kept on one line. */
  nowrap?: boolean;
  /** Not shown until chosen. */
  hidden?: boolean;
  /** Left out of the cards on a phone. */
  deskOnly?: boolean;
}

export function valueOf<Row>(column: Column<Row>, row: Row): CellValue {
  if (column.value !== undefined) return column.value(row);
  const plain = (row as Record<string, unknown>)[column.key];
  return typeof plain === 'string' || typeof plain === 'number' || typeof plain === 'boolean' ? plain : null;
}

const collator = new Intl.Collator('zh-CN', { numeric: true });

function compare(a: CellValue, b: CellValue, numeric: boolean): number {
  if (!numeric) return collator.compare(String(a), String(b));
  const [x, y] = [toNumber(String(a)), toNumber(String(b))];
  if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
  return x - y;
}

/** Sorted anew; what is missing stands last in either direction, equals keep their order. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: Sort | null,
): Row[] {
  const column = sort === null ? undefined : columns.find((each) => each.key === sort.key);
  if (column === undefined || sort === null) return [...rows];
  const keyed = rows.map((row) => ({ row, value: column.sortValue?.(row) ?? valueOf(column, row) }));
  const absent = (value: CellValue): boolean => value === null || value === undefined || value === '';
  const turn = sort.direction === 'desc' ? -1 : 1;
  return keyed
    .sort((a, b) => {
      if (absent(a.value) || absent(b.value)) return Number(absent(a.value)) - Number(absent(b.value));
      return turn * compare(a.value, b.value, column.numeric === true);
    })
    .map(({ row }) => row);
}

/** Pressing a head: up, down, and back to the order the list came in. */
export function nextSort(current: Sort | null, key: string): Sort | null {
  if (current?.key !== key) return { key, direction: 'asc' };
  return current.direction === 'asc' ? { key, direction: 'desc' } : null;
}

export function heading<Row>(column: Column<Row>): string {
  return column.unit === undefined ? column.title : `${column.title} (${column.unit})`;
}

/** For a spreadsheet: heads with their units, one row a line; tabs and line breaks within a cell become spaces. */
export function toTsv<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const clean = (value: CellValue): string => String(value ?? '').replace(/[\t\r\n]+/g, ' ');
  const head = columns.map((column) => clean(heading(column))).join('\t');
  return [head, ...rows.map((row) => columns.map((column) => clean(valueOf(column, row))).join('\t'))].join(
    '\n',
  );
}

export interface Window {
  from: number;
  to: number;
}

/** The rows to draw, of many of one height: those in sight and some before and after. */
export function windowOf(count: number, scrollTop: number, height: number, rowHeight: number): Window {
  const spare = 12;
  const from = Math.max(0, Math.floor(scrollTop / rowHeight) - spare);
  const to = Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + spare);
  return { from: Math.min(from, to), to };
}
