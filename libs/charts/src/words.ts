import { WITHHELD } from '#disclosure';
import type { Chart, Panel, TrendPanel, Value, WeeksPanel } from './chart.js';

/** What a chart shows, in words: for those who cannot see it. */
export const inWords = ({ about, panels, notes }: Chart): string => [...about, ...panels.map(panelInWords), ...notes].join('\n');

function panelInWords(panel: Panel): string {
  return [`${panel.title}.`, ...panel.summary, ...figuresInWords(panel)].join(' ');
}

function figuresInWords(panel: Panel): string[] {
  switch (panel.kind) {
    case 'weeks':
      return [...panel.populations.map(weeksInWords), ...panel.marks.map(({ label }) => `${label}.`)];
    case 'bars':
      return panel.rows.map(({ label, values }) => `${label}: ${values.map((v, i) => named(panel.series, i, v)).join(', ')}.`);
    case 'trend':
      return [...panel.series.map((series) => trendInWords(panel, series)), ...(panel.target ? [`${panel.target.label}.`] : [])];
    case 'matrix':
      return panel.rows.map((row, i) => `${row}: ${panel.columns.map((column, j) => `${column} ${said(panel.cells[i]?.[j])}`).join(', ')}.`);
  }
}

const weeksInWords = ({ name, weeks }: WeeksPanel['populations'][number]): string =>
  `${name}, people by week: ${weeks.map(({ week, n }) => `week ${week} ${n}`).join(', ') || 'none shown'}.`;

const trendInWords = ({ points, unit }: TrendPanel, { name, values }: TrendPanel['series'][number]): string =>
  `${name}, ${unit}: ${points.map((point, i) => `${point} ${said(values[i])}`).join(', ')}.`;

const named = (series: readonly string[], i: number, value: Value): string => (series.length > 1 ? `${series[i]} ${said(value)}` : said(value));

/** A value in words. */
export const said = (value: Value): string => (value === WITHHELD ? 'withheld' : value === undefined ? 'none' : value.toLocaleString('en-GB'));
