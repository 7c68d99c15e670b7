import { WITHHELD } from '#disclosure';
import { names } from './axes.js';
import type { MatrixPanel, Value } from './chart.js';
import { TEXT } from './looks.js';
import { headHeight, headOf, type Drawn, type Place } from './place.js';
import { said } from './words.js';
import { wrapped } from './text.js';

const ROW = 40;
const LABEL_WIDTH = 96;
const BELOW = 46;
const LARGEST = 34;

/** Height in pixels of a matrix. */
export const matrixHeight = (panel: MatrixPanel, width: number): number => headHeight(panel, width) + panel.rows.length * ROW + BELOW;

/** Amounts by two things: a disc for each cell, its area the amount, with the number in it; a star where it is withheld. */
export function matrixPanel(panel: MatrixPanel, place: Place): Drawn {
  const { index, left, top, width } = place;
  const plot = width - LABEL_WIDTH - 12;
  const characters = Math.max(4, Math.floor(plot / panel.columns.length / 6));
  const most = Math.max(1, ...panel.cells.flat().map((value) => (typeof value === 'number' ? value : 0)));
  return {
    titles: [headOf(panel, place)],
    grid: { left: left + LABEL_WIDTH, top: top + headHeight(panel, width), width: plot, height: panel.rows.length * ROW },
    xAxis: {
      ...names(
        index,
        panel.columns.map((column) => wrapped(column, characters).join('\n')),
      ),
      splitLine: { show: true },
    },
    yAxis: {
      ...names(
        index,
        panel.rows.map((row) => wrapped(row, 16).join('\n')),
      ),
      inverse: true,
      splitLine: { show: true },
    },
    series: [
      {
        type: 'scatter',
        ...{ xAxisIndex: index, yAxisIndex: index },
        data: panel.rows.flatMap((_, i) => panel.columns.map((_, j) => cell([j, i], panel.cells[i]?.[j], most))),
      },
    ],
  };
}

function cell(at: [number, number], value: Value, most: number) {
  const label = { show: true, position: 'inside' as const, fontSize: 11, color: TEXT, formatter: value === WITHHELD ? '*' : said(value ?? 0) };
  const size = typeof value === 'number' ? LARGEST * Math.sqrt(value / most) : 0;
  // A number does not fit into a small disc, and stands beside it.
  const outside = size > 0 && size < 16;
  return {
    value: at,
    symbolSize: size === 0 ? 0.1 : size,
    itemStyle: { color: '#c3d3e8', borderColor: '#222222', borderWidth: size === 0 ? 0 : 1 },
    label: { ...label, position: outside ? ('right' as const) : label.position },
  };
}
