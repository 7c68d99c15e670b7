import type { BarSeriesOption, CustomSeriesOption, LineSeriesOption, ScatterSeriesOption } from 'echarts/charts';
import type { GridComponentOption, TitleComponentOption } from 'echarts/components';
import type { EChartsOption } from 'echarts';
import type { Look } from './looks.js';
import { TEXT } from './looks.js';
import { wrapped } from './text.js';

/** Where a panel goes, in pixels, and how its series look. */
export interface Place {
  /** Which panel of the chart it is, from 0: axes are found by it. */
  index: number;
  left: number;
  top: number;
  width: number;
  look: (series: string) => Look;
}

type Axis<Which extends 'xAxis' | 'yAxis'> = Extract<NonNullable<EChartsOption[Which]>, readonly unknown[]>[number];

/** A panel as the drawing library takes it. */
export interface Drawn {
  titles: TitleComponentOption[];
  grid: GridComponentOption;
  xAxis: Axis<'xAxis'>;
  yAxis: Axis<'yAxis'>;
  series: (BarSeriesOption | LineSeriesOption | ScatterSeriesOption | CustomSeriesOption)[];
}

/** Height in pixels of a line of a heading. */
const TITLE_LINE = 18;
const SUMMARY_LINE = 15;
/** Width in pixels of a character at the sizes used here, on the generous side. */
const TITLE_CHARACTER = 7.4;
const SUMMARY_CHARACTER = 5.9;

interface Head {
  title: string;
  summary: readonly string[];
}

const linesOf = ({ title, summary }: Head, width: number) => ({
  title: wrapped(title, Math.floor(width / TITLE_CHARACTER)),
  summary: summary.flatMap((line) => wrapped(line, Math.floor(width / SUMMARY_CHARACTER))),
});

/** Height in pixels of the heading of a panel. */
export function headHeight(head: Head, width: number): number {
  const { title, summary } = linesOf(head, width);
  return title.length * TITLE_LINE + summary.length * SUMMARY_LINE + 8;
}

/** The heading of a panel: title and summary, broken into lines that fit. */
export function headOf(head: Head, { left, top, width }: Pick<Place, 'left' | 'top' | 'width'>): TitleComponentOption {
  const { title, summary } = linesOf(head, width);
  return {
    text: title.join('\n'),
    subtext: summary.join('\n'),
    ...{ left, top, padding: 0, itemGap: 3 },
    textStyle: { fontSize: 13, fontWeight: 'bold', lineHeight: TITLE_LINE, color: TEXT },
    subtextStyle: { fontSize: 11, lineHeight: SUMMARY_LINE, color: TEXT },
  };
}
