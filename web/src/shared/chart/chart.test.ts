import type { LineSeriesOption } from 'echarts/charts';
import { describe, expect, it } from 'vitest';
import { barsOption, barsTable } from './bars';
import { cellsOf, monthStarts } from './calendar';
import { endOf, shorten, spanOf, startOf } from './gantt';
import { palette, positions, toCsv } from './model';
import { clockTime, spread, timeSeriesOption, timeSeriesTable, type TimeSeriesInput } from './timeSeries';

const input: TimeSeriesInput = {
  title: 'PM2.5 年均值能否降到目标？',
  unit: 'µg/m³',
  series: [
    {
      name: '吴江区',
      points: [
        { x: '2019', y: '40.0' },
        { x: '2020', y: null },
        { x: '2021', y: '31.2', flag: 'preliminary' },
      ],
    },
  ],
  target: {
    name: '目标路径',
    points: [
      { x: '2019', y: '40' },
      { x: '2022', y: '30' },
    ],
  },
  limits: [{ name: '二级限值', value: '35' }],
};
const lines = timeSeriesOption(input, palette()).series as LineSeriesOption[];

describe('a line over time', () => {
  it('leaves a gap open and gives an unaudited value another shape', () => {
    expect(lines[0]?.connectNulls).toBe(false);
    expect(lines[0]?.data).toEqual([
      { value: 40 },
      { value: null },
      { value: 31.2, symbol: 'emptyCircle', symbolSize: 9 },
      null,
    ]);
  });

  it('draws the target path broken and names it at its end', () => {
    expect(lines[1]).toMatchObject({
      name: '目标路径',
      lineStyle: { type: 'dashed' },
      endLabel: { show: true },
    });
  });

  it('draws limits as lines with their names', () => {
    expect(lines[2]).toMatchObject({ name: '二级限值 35', data: [35, 35, 35, 35], endLabel: { show: true } });
  });

  it('thins out only very long series', () => {
    const points = Array.from({ length: 2001 }, (_, i) => ({ x: String(i), y: '1' }));
    const long = timeSeriesOption({ title: '', series: [{ name: 'a', points }] }, palette());
    expect((long.series as LineSeriesOption[])[0]?.sampling).toBe('lttb');
    expect(lines[0]?.sampling).toBeUndefined();
  });

  it('says in words what it shows', () => {
    expect(timeSeriesOption(input, palette()).aria).toMatchObject({
      enabled: true,
      label: { description: 'PM2.5 年均值能否降到目标？; 吴江区 2021: 31.2 µg/m³' },
    });
  });

  it('is the same as a table, digits as reported', () => {
    expect(timeSeriesTable(input, { period: '时间', gap: '缺' })).toEqual({
      head: ['时间', '吴江区 (µg/m³)', '目标路径 (µg/m³)'],
      rows: [
        ['2019', '40.0', '40'],
        ['2020', '缺', '缺'],
        ['2021', '31.2', '缺'],
        ['2022', '缺', '30'],
      ],
    });
    expect(positions([])).toEqual([]);
  });

  it('puts moments on the clock of the district', () => {
    expect(new Date(clockTime('2026-11-23T16:00:00Z')).toISOString()).toBe('2026-11-24T00:00:00.000Z');
    expect(new Date(clockTime('2026-11-23')).toISOString()).toBe('2026-11-23T00:00:00.000Z');
  });

  it('keeps apart the names of lines that end together', () => {
    expect(spread([100, 100], 16)).toEqual([-8, 8]);
    expect(spread([0, 100], 16)).toEqual([0, 0]);
    expect(spread([-2, 0], 16, 0)).toEqual([-14, 0]);
    const three = spread([10, 12, 14], 16).map((move, index) => move + [10, 12, 14][index]!);
    expect(three[1]! - three[0]!).toBeGreaterThanOrEqual(15);
    expect(three[2]! - three[1]!).toBeGreaterThanOrEqual(15);
  });
});

describe('bars', () => {
  const bars = {
    title: '资金',
    unit: '万元',
    categories: ['水', '气'],
    series: [{ name: '计划', values: ['12', null] }],
  };

  it('begin at zero, below it only for values below it', () => {
    const { yAxis } = barsOption(bars, palette());
    const { min } = yAxis as { min: (range: { min: number; max: number }) => number };
    expect(min({ min: 12, max: 20 })).toBe(0);
    expect(min({ min: -3, max: 20 })).toBe(-3);
  });

  it('are the same as a table', () => {
    expect(barsTable(bars, { name: '名称', gap: '缺' }).rows).toEqual([
      ['水', '12'],
      ['气', '缺'],
    ]);
  });
});

describe('a year of days', () => {
  it('has every day in its week, Monday first, known or not', () => {
    const cells = cellsOf(2024, [{ date: '2024-02-29', value: '51', level: '2' }]);
    expect(cells).toHaveLength(366);
    expect(cells[0]).toMatchObject({ date: '2024-01-01', week: 0, weekday: 0 });
    expect(cells.find((cell) => cell.day !== undefined)).toMatchObject({
      date: '2024-02-29',
      week: 8,
      weekday: 3,
    });
    expect(monthStarts(cells).map((each) => each.month)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });
});

describe('works over the years', () => {
  it('begin on the first day of what is named and end after its last', () => {
    expect(startOf('2021')).toBe(Date.UTC(2021, 0, 1));
    expect(startOf('2021-06')).toBe(Date.UTC(2021, 5, 1));
    expect(endOf('2021')).toBe(Date.UTC(2022, 0, 1));
    expect(endOf('2021-12')).toBe(Date.UTC(2022, 0, 1));
    expect(endOf('2021-06-30')).toBe(Date.UTC(2021, 6, 1));
  });

  it('span whole years', () => {
    const span = spanOf([
      { key: 'a', name: 'a', from: '2021-06', to: '2023-03-31' },
      { key: 'b', name: 'b', from: '2020', to: '2021' },
    ]);
    expect(span.years).toEqual([2020, 2021, 2022, 2023]);
  });

  it('have names that fit', () => {
    expect(shorten('太浦河清水绿廊', 20)).toBe('太浦河清水绿廊');
    expect(shorten('太浦河清水绿廊', 8)).toBe('太浦河…');
  });
});

describe('data to take along', () => {
  it('opens in a spreadsheet, whatever stands in a cell', () => {
    expect(toCsv({ head: ['名称', '值'], rows: [['水,"清"', '1']] })).toBe(
      '\ufeff名称,值\r\n"水,""清""",1\r\n',
    );
  });
});
