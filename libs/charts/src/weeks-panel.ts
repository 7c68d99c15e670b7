import type { MarkLineComponentOption } from 'echarts/components';
import { amounts, LABEL, LINE } from './axes.js';
import type { DayMark, WeeksPanel } from './chart.js';
import { fillOf, TEXT, withheldFill } from './looks.js';
import { headHeight, headOf, type Drawn, type Place } from './place.js';

const PLOT = 150;
const MARK_ROW = 14;
const BELOW = 52;
const LEFT = 44;
const FEWEST_WEEKS = 4;
const LAST_WEEK = 105;

/** Marks in rows above the plot, one row each, so that their words never meet. */
const marksHeight = ({ marks }: WeeksPanel): number => marks.length * MARK_ROW + 14;

/** Height in pixels of a panel of weeks. */
export const weeksHeight = (panel: WeeksPanel, width: number): number => headHeight(panel, width) + marksHeight(panel) + PLOT + BELOW;

/** People by the week in which they were reached or are waiting, populations side by side, with marks at days. */
export function weeksPanel(panel: WeeksPanel, place: Place): Drawn {
  const { index, left, top, width, look } = place;
  const weeks = lastWeekOf(panel);
  const plot = width - LEFT - 24;
  const column = (0.8 * plot) / weeks / panel.populations.length;
  const most = Math.max(1, ...panel.populations.flatMap((population) => population.weeks.map(({ n }) => n)));
  return {
    titles: [headOf(panel, place)],
    grid: { left: left + LEFT, top: top + headHeight(panel, width) + marksHeight(panel), width: plot, height: PLOT },
    xAxis: {
      type: 'value',
      gridIndex: index,
      ...{
        min: 0,
        max: weeks,
        interval: Math.max(1, Math.ceil(weeks / 13)),
        containShape: false,
        splitLine: { show: false },
        axisLabel: LABEL,
        axisLine: LINE,
      },
      ...{
        name: weeks === LAST_WEEK ? 'people by weeks waited; the last column holds all over 104' : 'people by weeks waited',
        nameLocation: 'middle',
        nameGap: 26,
      },
      nameTextStyle: { color: TEXT, fontSize: 11 },
    },
    yAxis: amounts(index, '', true),
    series: panel.populations.map(({ name, weeks: held }, i) => {
      const byWeek = new Map(held.map(({ week, n }) => [week, n]));
      const offset = (0.1 + (0.8 * (i + 0.5)) / panel.populations.length) * 1;
      const columns = Array.from({ length: weeks }, (_, week) => [week + offset, byWeek.get(week + 1)] as const);
      return {
        type: 'bar' as const,
        name,
        ...{ xAxisIndex: index, yAxisIndex: index, barWidth: Math.max(1, column), barGap: '-100%' },
        itemStyle: { ...fillOf(look(name)), borderWidth: column < 4 ? 0.5 : 1 },
        data: columns.flatMap(([x, n]) =>
          n !== undefined ? [{ value: [x, n] }] : panel.mayWithhold ? [{ value: [x, most * 0.02], itemStyle: withheldFill() }] : [],
        ),
        ...(i === 0 ? { markLine: marksOf(panel.marks, weeks) } : {}),
      };
    }),
  };
}

function lastWeekOf({ populations, marks }: WeeksPanel): number {
  const held = populations.flatMap(({ weeks }) => weeks.map(({ week }) => week));
  return Math.min(LAST_WEEK, Math.max(FEWEST_WEEKS, ...held, ...marks.map(({ days }) => Math.ceil(days / 7) + 1)));
}

const DASHES: Readonly<Record<DayMark['kind'], 'solid' | 'dashed' | 'dotted'>> = { target: 'solid', median: 'dashed', p90: 'dotted' };

/** Words stand to the right of an early mark and to the left of a late one, so that they stay within the panel. */
const marksOf = (marks: readonly DayMark[], weeks: number): MarkLineComponentOption => ({
  symbol: 'none',
  silent: true,
  data: marks.map(({ kind, label, days }, row) => ({
    xAxis: Math.min(days / 7, LAST_WEEK),
    lineStyle: { color: kind === 'target' ? '#b00020' : '#000000', width: kind === 'target' ? 2.5 : 1.5, type: DASHES[kind] },
    label: {
      show: true,
      formatter: label,
      position: 'end',
      align: days / 7 < weeks / 2 ? 'left' : 'right',
      distance: 3 + MARK_ROW * (marks.length - 1 - row),
      color: TEXT,
      fontSize: 11,
    },
  })),
});
