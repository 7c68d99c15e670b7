import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts';
import { WITHHELD } from '#disclosure';
import { amounts, names } from './axes.js';
import type { TrendPanel, Value } from './chart.js';
import { fillOf, TEXT, withheldFill } from './looks.js';
import { headHeight, headOf, type Drawn, type Place } from './place.js';

const PLOT = 150;
const ABOVE = 26;
const BELOW = 38;
const LEFT = 44;

/** Height in pixels of a panel of a trend. */
export const trendHeight = (panel: TrendPanel, width: number): number => headHeight(panel, width) + ABOVE + PLOT + BELOW;

type Series = TrendPanel['series'][number];

/** Amounts over time. Where a value is withheld a line is broken, and a star stands at the foot. */
export function trendPanel(panel: TrendPanel, place: Place): Drawn {
  const { index, left, top, width } = place;
  const most = Math.max(1, panel.target?.value ?? 0, ...panel.series.flatMap(({ values }) => values.map((v) => (typeof v === 'number' ? v : 0))));
  return {
    titles: [headOf(panel, place)],
    grid: { left: left + LEFT, top: top + headHeight(panel, width) + ABOVE, width: width - LEFT - 24, height: PLOT },
    xAxis: { ...names(index, panel.points), boundaryGap: true },
    yAxis: {
      ...amounts(index, panel.target ? `${panel.unit}; the line across is the ${panel.target.label}` : panel.unit, panel.as === 'columns'),
      ...(panel.target ? { max: (to: { max: number }) => Math.max(to.max, panel.target?.value ?? 0) } : {}),
    },
    series: [
      ...panel.series.map((series, i) => ({
        ...(panel.as === 'lines' ? line(series, place) : column(series, place, most)),
        ...{ xAxisIndex: index, yAxisIndex: index },
        ...(i === 0 && panel.target ? { markLine: level(panel.target) } : {}),
      })),
      ...(panel.as === 'lines' ? [stars(panel, index)] : []),
    ],
  };
}

const isNumber = (value: Value): value is number => typeof value === 'number';

/** Fills that make no line on white. */
const LIGHT: ReadonlySet<string> = new Set(['#ffffff', '#b9b9b9']);

function line({ name, values }: Series, { look }: Place): LineSeriesOption {
  const { color, symbol, dashes } = look(name);
  const ink = LIGHT.has(color) ? '#333333' : color;
  return {
    ...{ type: 'line', name, symbol, symbolSize: 7, connectNulls: false },
    lineStyle: { color: ink, width: 2, type: dashes },
    itemStyle: { color: ink },
    data: values.map((value) => (isNumber(value) ? value : null)),
  };
}

function column({ name, values }: Series, { look }: Place, most: number): BarSeriesOption {
  return {
    ...{ type: 'bar', name, barGap: '0%', barMaxWidth: 26 },
    itemStyle: fillOf(look(name)),
    data: values.map((value) =>
      value === WITHHELD ? { value: most * 0.03, itemStyle: withheldFill(), label: STAR } : isNumber(value) ? value : null,
    ),
  };
}

const STAR = { show: true, formatter: '*', position: 'top', color: TEXT, fontSize: 12 } as const;

/** A star for each point at which a value of some line is withheld. */
const stars = ({ points, series }: TrendPanel, index: number): Drawn['series'][number] => ({
  ...{ type: 'scatter', xAxisIndex: index, yAxisIndex: index, symbolSize: 1, itemStyle: { color: TEXT }, label: { ...STAR, position: 'top' } },
  data: points.flatMap((point, i) => (series.some(({ values }) => values[i] === WITHHELD) ? [[point, 0]] : [])),
});

const level = ({ value }: NonNullable<TrendPanel['target']>): LineSeriesOption['markLine'] => ({
  symbol: 'none',
  silent: true,
  lineStyle: { color: '#b00020', width: 2, type: 'solid' },
  label: { show: false },
  data: [{ yAxis: value }],
});
