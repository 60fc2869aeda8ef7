import { describe, expect, it } from 'vitest';
import { nextSort, sortRows, toTsv, windowOf, type Column } from './model';

interface Item {
  code: string;
  name: string;
  value: string | null;
}

const items: Item[] = [
  { code: 'ind-10', name: '绿色', value: '9.5' },
  { code: 'ind-2', name: '空气', value: null },
  { code: 'ind-1', name: '水\t质', value: '10' },
];
const columns: Column<Item>[] = [
  { key: 'code', title: '编号', sortable: true },
  { key: 'name', title: '名称' },
  { key: 'value', title: '数值', unit: '%', numeric: true, sortable: true },
];
const codes = (rows: Item[]): string[] => rows.map((row) => row.code);

describe('a list', () => {
  it('sorts codes as people count', () => {
    expect(codes(sortRows(items, columns, { key: 'code', direction: 'asc' }))).toEqual([
      'ind-1',
      'ind-2',
      'ind-10',
    ]);
  });

  it('sorts figures as figures and leaves the missing last either way', () => {
    expect(codes(sortRows(items, columns, { key: 'value', direction: 'asc' }))).toEqual([
      'ind-10',
      'ind-1',
      'ind-2',
    ]);
    expect(codes(sortRows(items, columns, { key: 'value', direction: 'desc' }))).toEqual([
      'ind-1',
      'ind-10',
      'ind-2',
    ]);
  });

  it('keeps its own order without a sort or with an unknown one', () => {
    expect(sortRows(items, columns, null)).toEqual(items);
    expect(sortRows(items, columns, { key: 'gone', direction: 'asc' })).toEqual(items);
  });

  it('goes up, down and back when a head is pressed', () => {
    const up = nextSort(null, 'code');
    const down = nextSort(up, 'code');
    expect(up).toEqual({ key: 'code', direction: 'asc' });
    expect(down).toEqual({ key: 'code', direction: 'desc' });
    expect(nextSort(down, 'code')).toBeNull();
    expect(nextSort(down, 'name')).toEqual({ key: 'name', direction: 'asc' });
  });

  it('is copied with units in the head and nothing that breaks a cell', () => {
    expect(toTsv(columns, items.slice(1)).split('\n')).toEqual([
      '编号\t名称\t数值 (%)',
      'ind-2\t空气\t',
      'ind-1\t水 质\t10',
    ]);
  });

  it('draws what is in sight and a little around it', () => {
    expect(windowOf(1000, 0, 400, 40)).toEqual({ from: 0, to: 22 });
    expect(windowOf(1000, 4000, 400, 40)).toEqual({ from: 88, to: 122 });
    expect(windowOf(1000, 39_600, 400, 40)).toEqual({ from: 978, to: 1000 });
  });
});
