export { default as Bars } from './Bars.vue';
export { default as CalendarHeat } from './CalendarHeat.vue';
export { default as Gantt } from './Gantt.vue';
export { default as TimeSeries } from './TimeSeries.vue';
export type { BarSeries } from './bars';
export { AQI_COLOURS, type Day, type Level } from './calendar';
export type { GanttTask } from './gantt';
export type { Limit, Point, PointFlag, Series } from './model';
