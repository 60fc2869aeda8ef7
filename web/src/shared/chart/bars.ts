import type { BarSeriesOption } from 'echarts/charts';
import { formatNumber, MISSING, toNumber, type NumberText } from '../number';
import type { ChartTable, Palette } from './model';
import type { ChartOption } from './timeSeries';

export interface BarSeries {
  name: string;
  values: NumberText[];
}

export interface BarsInput {
  title: string;
  unit?: string;
  categories: readonly string[];
  series: readonly BarSeries[];
  stacked?: boolean;
  /** Names that need room stand at the left of lying bars. */
  horizontal?: boolean;
  /** Of the drawing, in pixels; figures stand on the bars only where there is room. */
  width?: number;
}

/** A figure over a bar needs this many pixels. */
const LABEL_ROOM = 46;

export function barsOption(input: BarsInput, colours: Palette): ChartOption {
  const value = {
    type: 'value' as const,
    name: input.unit ?? '',
    nameTextStyle: { color: colours.faint, align: 'left' as const },
    // A bar is read by its length: it begins at zero.
    min: (range: { min: number }) => Math.min(0, range.min),
    axisLabel: { color: colours.faint, formatter: (each: number) => formatNumber(each) },
    splitLine: { lineStyle: { color: colours.line } },
  };
  const names = {
    type: 'category' as const,
    data: [...input.categories],
    inverse: input.horizontal === true,
    axisLine: { lineStyle: { color: colours.line } },
    axisTick: { show: false },
    axisLabel: { color: colours.text, width: 150, overflow: 'truncate' as const, hideOverlap: true },
  };
  return {
    animation: false,
    aria: { enabled: true, label: { description: summary(input) }, decal: { show: input.series.length > 2 } },
    color: colours.series,
    textStyle: { fontFamily: 'inherit', color: colours.text },
    grid: { left: 8, right: input.horizontal === true ? 56 : 16, top: 34, bottom: 8, containLabel: true },
    tooltip: {
      trigger: 'axis',
      confine: true,
      transitionDuration: 0,
      axisPointer: { type: 'shadow' },
      backgroundColor: colours.ground,
      borderColor: colours.line,
      textStyle: { color: colours.text, fontSize: 13 },
      valueFormatter: (shown) =>
        shown === null || shown === undefined ? MISSING : formatNumber(String(shown)),
    },
    xAxis: input.horizontal === true ? value : names,
    yAxis: input.horizontal === true ? names : value,
    series: input.series.map((series, index) => bar(input, series, index)),
  };
}

function bar(input: BarsInput, series: BarSeries, index: number): BarSeriesOption {
  const last = index === input.series.length - 1;
  const room = (input.width ?? 640) / Math.max(1, input.series.length * input.categories.length);
  const few = input.horizontal === true || room >= LABEL_ROOM;
  const labelled = few && (input.stacked !== true || input.series.length === 1);
  return {
    type: 'bar',
    name: series.name,
    stack: input.stacked === true ? 'all' : undefined,
    barMaxWidth: 36,
    data: series.values.map((value) => toNumber(value)),
    label: {
      show: labelled,
      position: input.horizontal === true ? 'right' : 'top',
      formatter: ({ dataIndex }) => formatNumber(series.values[dataIndex]),
      fontSize: 12,
    },
    emphasis: { disabled: !last && input.stacked === true },
  };
}

function summary(input: BarsInput): string {
  const parts = input.categories.map((name, at) => {
    const values = input.series.map((series) => `${series.name} ${formatNumber(series.values[at])}`);
    return `${name}: ${values.join(', ')}`;
  });
  return `${input.title}; ${parts.slice(0, 12).join('; ')}`;
}

export function barsTable(input: BarsInput, words: { name: string; gap: string }): ChartTable {
  const unit = input.unit === undefined ? '' : ` (${input.unit})`;
  return {
    head: [words.name, ...input.series.map((series) => `${series.name}${unit}`)],
    rows: input.categories.map((name, at) => [
      name,
      ...input.series.map((series) => {
        const value = series.values[at];
        return value === null || value === undefined || value === '' ? words.gap : String(value);
      }),
    ]),
  };
}
