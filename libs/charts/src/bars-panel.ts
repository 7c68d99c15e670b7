import { WITHHELD } from '#disclosure';
import { amounts, names } from './axes.js';
import type { BarsPanel, Value } from './chart.js';
import { fillOf, TEXT, withheldFill } from './looks.js';
import { headHeight, headOf, type Drawn, type Place } from './place.js';
import { wrapped } from './text.js';
import { said } from './words.js';

const LABEL_WIDTH = 190;
const LABEL_CHARACTERS = 30;
const BAR = 17;
const GAP = 10;
const BELOW = 34;

const labels = ({ rows }: BarsPanel): string[][] => rows.map(({ label }) => wrapped(label, LABEL_CHARACTERS));

const rowHeight = (panel: BarsPanel): number =>
  Math.max(panel.series.length * BAR, 14 * Math.max(1, ...labels(panel).map(({ length }) => length))) + GAP;

/** Height in pixels of a panel of bars. */
export const barsHeight = (panel: BarsPanel, width: number): number =>
  headHeight(panel, width) + Math.max(1, panel.rows.length) * rowHeight(panel) + BELOW;

/** Amounts as bars that lie, so that long names have room; the first row is on top. */
export function barsPanel(panel: BarsPanel, place: Place): Drawn {
  const { index, left, top, width, look } = place;
  const most = Math.max(1, ...panel.rows.flatMap(({ values }) => values.map((value) => (typeof value === 'number' ? value : 0))));
  return {
    titles: [headOf(panel, place)],
    grid: {
      left: left + LABEL_WIDTH,
      top: top + headHeight(panel, width),
      width: width - LABEL_WIDTH - 50,
      height: Math.max(1, panel.rows.length) * rowHeight(panel),
    },
    xAxis: {
      ...amounts(index, '', true),
      name: panel.unit,
      nameLocation: 'middle',
      nameGap: 22,
      nameTextStyle: { color: TEXT, fontSize: 11, align: 'center' },
      splitNumber: 4,
    },
    yAxis: {
      ...names(
        index,
        labels(panel).map((lines) => lines.join('\n')),
      ),
      inverse: true,
    },
    series: panel.series.map((name, i) => {
      return {
        type: 'bar' as const,
        name,
        ...{ xAxisIndex: index, yAxisIndex: index, barWidth: BAR - 4, barGap: '25%' },
        itemStyle: fillOf(look(name)),
        data: panel.rows.map(({ values }) => barOf(values[i], most)),
      };
    }),
  };
}

/** Each bar says its value; what is withheld is an outline of one and the same length, whatever stands behind it. */
function barOf(value: Value, most: number) {
  const label = { show: true, position: 'right' as const, color: TEXT, fontSize: 11 };
  if (value === WITHHELD) return { value: most * 0.03, itemStyle: withheldFill(), label: { ...label, formatter: '* withheld' } };
  return { value: value ?? 0, label: { ...label, formatter: value === undefined ? 'none' : said(value) } };
}
