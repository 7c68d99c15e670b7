export type { BarsPanel, Chart, DayMark, MatrixPanel, Panel, TrendPanel, Value, WeeksPanel } from './chart.js';
export { drawChart } from './draw.js';
export { MOST_SERIES } from './looks.js';
export { said } from './words.js';
