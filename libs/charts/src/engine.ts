import type { EChartsOption } from 'echarts';

/** Turns a drawing into SVG text. */
export type Render = (option: EChartsOption, width: number, height: number) => string;

let loaded: Promise<Render> | undefined;

/** The drawing library: loaded when the first chart is asked for, because it is large. */
export const engine = (): Promise<Render> => (loaded ??= load());

async function load(): Promise<Render> {
  const [{ init, use }, { BarChart, LineChart, ScatterChart }, parts, { SVGRenderer }] = await Promise.all([
    import('echarts/core'),
    import('echarts/charts'),
    import('echarts/components'),
    import('echarts/renderers'),
  ]);
  const { GridComponent, LegendComponent, MarkLineComponent, TitleComponent } = parts;
  use([BarChart, LineChart, ScatterChart, GridComponent, LegendComponent, MarkLineComponent, TitleComponent, SVGRenderer]);
  return (option, width, height) => {
    const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
    try {
      chart.setOption(option);
      return chart.renderToSVGString({ useViewBox: true });
    } finally {
      chart.dispose();
    }
  };
}
