import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts';
import type { AriaComponentOption, GridComponentOption, TooltipComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import { formatNumber, MISSING, toNumber } from '../number';
import { formatDate, formatDateTime } from '../time';
import {
  positions,
  symbolOf,
  type ChartTable,
  type Limit,
  type Palette,
  type Point,
  type Series,
} from './model';

export type ChartOption = ComposeOption<
  LineSeriesOption | BarSeriesOption | GridComponentOption | TooltipComponentOption | AriaComponentOption
>;

export interface TimeSeriesInput {
  title: string;
  unit?: string;
  series: readonly Series[];
  /** Where the figure should have been: drawn broken, named at its end. */
  target?: Series;
  limits?: readonly Limit[];
  /** Moments on a continuous axis; otherwise periods side by side. */
  continuous?: boolean;
  /** Of the whole drawing, in pixels. */
  height?: number;
}

const MANY_POINTS = 2_000;
const DEFAULT_HEIGHT = 280;
const LABEL_HEIGHT = 16;
const SHANGHAI_AHEAD = 8 * 3_600_000;
const DASHES = ['solid', [6, 3], [2, 3], [10, 3, 2, 3], [1, 2]] as const;

/** The axis counts in UTC; moved by eight hours it reads as the district's clock in any browser. */
export function clockTime(moment: string): number {
  return Date.parse(moment) + (moment.length > 10 ? SHANGHAI_AHEAD : 0);
}

export function timeSeriesOption(input: TimeSeriesInput, colours: Palette): ChartOption {
  const all = input.target === undefined ? input.series : [...input.series, input.target];
  const places = positions(all);
  const continuous = input.continuous === true;
  const nudges = nudgesOf(input, all);
  return {
    useUTC: true,
    animation: false,
    aria: { enabled: true, label: { description: summary(input) } },
    color: colours.series,
    textStyle: { fontFamily: 'inherit', color: colours.text },
    grid: {
      left: 8,
      right: room(input, all),
      top: 34,
      bottom: 8,
      containLabel: true,
    },
    tooltip: {
      trigger: 'axis',
      confine: true,
      transitionDuration: 0,
      backgroundColor: colours.ground,
      borderColor: colours.line,
      textStyle: { color: colours.text, fontSize: 13 },
      valueFormatter: (value) =>
        value === null || value === undefined ? MISSING : withUnit(String(value), input.unit),
    },
    xAxis: {
      ...(continuous
        ? { type: 'time' as const }
        : { type: 'category' as const, data: places, boundaryGap: true }),
      axisLine: { lineStyle: { color: colours.line } },
      axisTick: { show: false },
      axisLabel: { color: colours.faint, hideOverlap: true },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      scale: true,
      name: input.unit ?? '',
      nameTextStyle: { color: colours.faint, align: 'left' },
      nameGap: 14,
      axisLabel: { color: colours.faint, formatter: (each: number) => formatNumber(each) },
      splitLine: { lineStyle: { color: colours.line } },
    },
    series: [
      ...input.series.map((series, index) =>
        line(series, index, places, continuous, colours, nudges[index] ?? 0),
      ),
      ...(input.target === undefined
        ? []
        : [targetLine(input.target, places, continuous, colours, nudges[input.series.length] ?? 0)]),
      ...(input.limits ?? []).map((limit, index) =>
        limitLine(
          limit,
          continuous ? [places[0] ?? '', places.at(-1) ?? ''] : places,
          continuous,
          colours,
          nudges[all.length + index] ?? 0,
        ),
      ),
    ],
  };
}

/** How far each name at a line's end moves, in pixels, so that two lines that end together keep two names. */
function nudgesOf(input: TimeSeriesInput, all: readonly Series[]): number[] {
  const known = all.map((series) =>
    series.points.map((point) => toNumber(point.y)).filter((y) => y !== null),
  );
  const limits = (input.limits ?? []).map((limit) => toNumber(limit.value)).filter((y) => y !== null);
  const flat = [...known.flat(), ...limits];
  const low = Math.min(...flat);
  const scale = ((input.height ?? DEFAULT_HEIGHT) - 70) / (Math.max(...flat) - low || 1);
  const ends = [...known.map((values) => values.at(-1) ?? low), ...limits];
  return spread(
    ends.map((end) => (low - end) * scale),
    LABEL_HEIGHT,
    0,
  );
}

/** Moves positions apart until none is nearer to the next than `least`; gives each one's move. None ends up beyond `last`. */
export function spread(at: readonly number[], least: number, last = Infinity): number[] {
  const order = at.map((y, index) => ({ y, index })).sort((a, b) => a.y - b.y);
  const moved = order.map((each) => each.y);
  for (let round = 0; round < 8; round++) {
    for (let next = 1; next < moved.length; next++) {
      const lack = least - ((moved[next] ?? 0) - (moved[next - 1] ?? 0));
      if (lack <= 0) continue;
      moved[next - 1] = (moved[next - 1] ?? 0) - lack / 2;
      moved[next] = (moved[next] ?? 0) + lack / 2;
    }
  }
  let room = last;
  for (let place = moved.length - 1; place >= 0; place--) {
    moved[place] = Math.min(moved[place] ?? 0, room);
    room = (moved[place] ?? 0) - least;
  }
  const moves = at.map(() => 0);
  order.forEach((each, place) => (moves[each.index] = Math.round((moved[place] ?? 0) - each.y)));
  return moves;
}

function withUnit(value: string, unit: string | undefined): string {
  return unit === undefined ? formatNumber(value) : `${formatNumber(value)} ${unit}`;
}

function values(series: Series, places: readonly string[], continuous: boolean): unknown[] {
  const mark = (point: Point): Partial<{ symbol: string; symbolSize: number }> =>
    point.flag === undefined || point.flag === 'final' ? {} : { symbol: symbolOf(point.flag), symbolSize: 9 };
  if (continuous)
    return series.points.map((point) => ({ value: [clockTime(point.x), toNumber(point.y)], ...mark(point) }));
  const at = new Map(series.points.map((point) => [point.x, point]));
  return places.map((place) => {
    const point = at.get(place);
    return point === undefined ? null : { value: toNumber(point.y), ...mark(point) };
  });
}

function line(
  series: Series,
  index: number,
  places: readonly string[],
  continuous: boolean,
  colours: Palette,
  nudge: number,
): LineSeriesOption {
  const many = series.points.length > MANY_POINTS;
  const dash = DASHES[index % DASHES.length] ?? 'solid';
  return {
    type: 'line',
    name: series.name,
    data: values(series, places, continuous) as LineSeriesOption['data'],
    connectNulls: false,
    sampling: many ? 'lttb' : undefined,
    symbol: 'circle',
    symbolSize: 6,
    showSymbol: series.points.length <= 120,
    lineStyle: { width: 2, type: typeof dash === 'string' ? dash : [...dash] },
    endLabel: { show: true, formatter: '{a}', color: colours.text, fontSize: 13, offset: [0, nudge] },
  };
}

function targetLine(
  target: Series,
  places: readonly string[],
  continuous: boolean,
  colours: Palette,
  nudge: number,
): LineSeriesOption {
  return {
    type: 'line',
    name: target.name,
    data: values(target, places, continuous) as LineSeriesOption['data'],
    // A target for some years only is a path through them; the figures themselves keep their gaps.
    connectNulls: true,
    symbol: 'emptyCircle',
    symbolSize: 5,
    color: colours.target,
    lineStyle: { width: 1.5, type: 'dashed', color: colours.target },
    endLabel: { show: true, formatter: '{a}', color: colours.target, fontSize: 13, offset: [0, nudge] },
  };
}

/** A limit is a thin line over the whole width, with its name and value at the end. */
function limitLine(
  limit: Limit,
  ends: readonly string[],
  continuous: boolean,
  colours: Palette,
  nudge: number,
): LineSeriesOption {
  const value = toNumber(limit.value);
  return {
    type: 'line',
    name: `${limit.name} ${formatNumber(limit.value)}`,
    data: ends.map((end) => (continuous ? [clockTime(end), value] : value)) as LineSeriesOption['data'],
    symbol: 'none',
    silent: true,
    tooltip: { show: false },
    color: colours.limit,
    lineStyle: { width: 1, type: 'solid', color: colours.limit },
    endLabel: { show: true, formatter: '{a}', color: colours.limit, fontSize: 12, offset: [0, nudge] },
  };
}

/** Room at the right for the longest name at a line's end. */
function room(input: TimeSeriesInput, all: readonly Series[]): number {
  const names = [
    ...all.map((series) => series.name),
    ...(input.limits ?? []).map((limit) => `${limit.name} ${limit.value}`),
  ];
  const width = (name: string): number =>
    [...name].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e7f ? 13 : 7.5), 0);
  return Math.min(180, 20 + Math.max(0, ...names.map(width)));
}

function summary(input: TimeSeriesInput): string {
  const last = input.series.map((series) => {
    const point = series.points.findLast((each) => toNumber(each.y) !== null);
    return point === undefined
      ? series.name
      : `${series.name} ${point.x}: ${withUnit(String(point.y), input.unit)}`;
  });
  return [input.title, ...last].join('; ');
}

/** The same in words; `words` are the head of the first column and the mark of a gap. */
export function timeSeriesTable(input: TimeSeriesInput, words: { period: string; gap: string }): ChartTable {
  const all = input.target === undefined ? [...input.series] : [...input.series, input.target];
  const unit = input.unit === undefined ? '' : ` (${input.unit})`;
  const byPlace = all.map((series) => new Map(series.points.map((point) => [point.x, point.y])));
  return {
    head: [words.period, ...all.map((series) => `${series.name}${unit}`)],
    rows: positions(all).map((place) => [
      /T\d\d:/.test(place)
        ? formatDateTime(place)
        : /^\d{4}-\d\d-\d\d$/.test(place)
          ? formatDate(place)
          : place,
      ...byPlace.map((points) => {
        const value = points.get(place);
        return value === null || value === undefined || value === '' ? words.gap : String(value);
      }),
    ]),
  };
}
