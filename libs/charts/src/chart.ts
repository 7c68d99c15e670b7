import type { Shown } from '#disclosure';

/** A value of a chart: a number, withheld, or absent because there is none. */
export type Value = Shown | undefined;

/** What every panel says of itself. */
interface PanelHead {
  title: string;
  /** Figures in words, a line each; printed under the title and read out. */
  summary: readonly string[];
}

/** A mark on the axis of days. */
export interface DayMark {
  kind: 'target' | 'median' | 'p90';
  label: string;
  /** Calendar days from the start of the wait. */
  days: number;
}

/** How many people waited how many weeks, each population in columns of its own. */
export interface WeeksPanel extends PanelHead {
  kind: 'weeks';
  /** `n` people in the week numbered from 1: the seventh day is still in the first. The last week holds all longer waits. */
  populations: readonly { name: string; weeks: readonly { week: number; n: number }[] }[];
  marks: readonly DayMark[];
  /** Whether a week that is not listed may hold people all the same. */
  mayWithhold: boolean;
}

/** Amounts beside each other, a row each, with a bar for each series. */
export interface BarsPanel extends PanelHead {
  kind: 'bars';
  unit: string;
  series: readonly string[];
  rows: readonly { label: string; values: readonly Value[] }[];
}

/** Amounts over time, as lines or as columns, with a value for each point of each series. */
export interface TrendPanel extends PanelHead {
  kind: 'trend';
  as: 'lines' | 'columns';
  unit: string;
  points: readonly string[];
  series: readonly { name: string; values: readonly Value[] }[];
  /** A level to hold the values against. */
  target?: { label: string; value: number };
}

/** Amounts by two things; each cell says its own. */
export interface MatrixPanel extends PanelHead {
  kind: 'matrix';
  rows: readonly string[];
  columns: readonly string[];
  /** By row, then by column. */
  cells: readonly (readonly Value[])[];
}

/** A part of a chart with axes of its own. */
export type Panel = WeeksPanel | BarsPanel | TrendPanel | MatrixPanel;

/** A chart: what is to be seen, not yet where and how. */
export interface Chart {
  title: string;
  /** Of what the chart is: period, filters, disclosure. */
  about: readonly string[];
  panels: readonly Panel[];
  /** What a reader must know to read it right. */
  notes: readonly string[];
}
