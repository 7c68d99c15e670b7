import type { EChartsOption } from 'echarts';
import { barsHeight, barsPanel } from './bars-panel.js';
import type { Chart, Panel } from './chart.js';
import { FONT, lookOf, TEXT, withheldFill, type Look } from './looks.js';
import { matrixHeight, matrixPanel } from './matrix-panel.js';
import { headHeight, headOf, type Drawn, type Place } from './place.js';
import { trendHeight, trendPanel } from './trend-panel.js';
import { weeksHeight, weeksPanel } from './weeks-panel.js';

const WIDTH = 960;
const MARGIN = 24;
const GUTTER = 32;
const LEGEND_ROW = 24;
const LEGEND_PER_ROW = 5;
const WITHHELD_NAME = '* withheld: neither zero nor unknown';

/** A chart with everything in its place. */
export interface LaidOut {
  width: number;
  height: number;
  option: EChartsOption;
}

/** Puts the parts of a chart in their places: heading, legend, panels in one column or two, notes. */
export function laidOut({ title, about, panels, notes }: Chart): LaidOut {
  const inner = WIDTH - 2 * MARGIN;
  const head = { title, summary: about };
  const names = [...new Set(panels.flatMap(namesOf))];
  const shown = names.length > 1 || panels.some(mayWithhold) ? [...names, ...(panels.some(mayWithhold) ? [WITHHELD_NAME] : [])] : [];
  const look = (name: string): Look => lookOf(names.indexOf(name));
  const legendTop = MARGIN + headHeight(head, inner) + 4;
  const first = legendTop + Math.ceil(shown.length / LEGEND_PER_ROW) * LEGEND_ROW + 12;
  const { drawn, bottom } = placed(panels, first, inner, look);
  const foot = { title: '', summary: notes };
  return {
    width: WIDTH,
    height: bottom + headHeight(foot, inner) + MARGIN,
    option: {
      animation: false,
      backgroundColor: '#ffffff',
      textStyle: { fontFamily: FONT, color: TEXT },
      title: [
        headOf(head, { left: MARGIN, top: MARGIN, width: inner }),
        ...drawn.flatMap(({ titles }) => titles),
        headOf(foot, { left: MARGIN, top: bottom - 14, width: inner }),
      ],
      legend: {
        ...{ show: shown.length > 0, data: shown, left: MARGIN, top: legendTop, width: inner, itemGap: 28, padding: 0, selectedMode: false },
        textStyle: { color: TEXT, fontSize: 11 },
      },
      grid: [...drawn.map(({ grid }) => grid), { show: false }],
      xAxis: [...drawn.map(({ xAxis }) => xAxis), { show: false, gridIndex: drawn.length }],
      yAxis: [...drawn.map(({ yAxis }) => yAxis), { show: false, gridIndex: drawn.length }],
      series: [...drawn.flatMap(({ series }) => series), forLegend(drawn.length)],
    },
  };
}

/** A series that holds nothing, on axes of its own: the legend can only explain what some series looks like. */
const forLegend = (index: number) => ({
  ...{ type: 'bar' as const, name: WITHHELD_NAME, itemStyle: withheldFill(), data: [], xAxisIndex: index, yAxisIndex: index },
});

/** Panels in rows of two where there are many; one that needs the width, or has none beside it, gets all of it. */
function placed(panels: readonly Panel[], first: number, inner: number, look: Place['look']): { drawn: Drawn[]; bottom: number } {
  const drawn: Drawn[] = [];
  let top = first;
  for (const row of rowsOf(panels)) {
    const width = (inner - (row.length - 1) * GUTTER) / row.length;
    row.forEach((panel, j) => drawn.push(panelAt(panel, { index: drawn.length, left: MARGIN + j * (width + GUTTER), top, width, look })));
    top += Math.max(...row.map((panel) => heightOf(panel, width))) + 14;
  }
  return { drawn, bottom: top };
}

const FEW = 2;

function rowsOf(panels: readonly Panel[]): Panel[][] {
  const rows: Panel[][] = [];
  for (const panel of panels) {
    const last = rows.at(-1);
    const beside = panels.length > FEW && panel.kind !== 'matrix' && last?.length === 1 && last[0]?.kind !== 'matrix';
    if (beside) last.push(panel);
    else rows.push([panel]);
  }
  return rows;
}

function heightOf(panel: Panel, width: number): number {
  switch (panel.kind) {
    case 'weeks':
      return weeksHeight(panel, width);
    case 'bars':
      return barsHeight(panel, width);
    case 'trend':
      return trendHeight(panel, width);
    case 'matrix':
      return matrixHeight(panel, width);
  }
}

function panelAt(panel: Panel, place: Place): Drawn {
  switch (panel.kind) {
    case 'weeks':
      return weeksPanel(panel, place);
    case 'bars':
      return barsPanel(panel, place);
    case 'trend':
      return trendPanel(panel, place);
    case 'matrix':
      return matrixPanel(panel, place);
  }
}

function namesOf(panel: Panel): string[] {
  switch (panel.kind) {
    case 'weeks':
      return panel.populations.map(({ name }) => name);
    case 'bars':
      return [...panel.series];
    case 'trend':
      return panel.series.map(({ name }) => name);
    case 'matrix':
      return [];
  }
}

const mayWithhold = (panel: Panel): boolean => (panel.kind === 'weeks' ? panel.mayWithhold : JSON.stringify(panel).includes('"*"'));
